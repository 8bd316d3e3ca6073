package app

import (
	"context"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/muesli/termenv"

	"caliper-playground/engine/certify"
	"caliper-playground/engine/sensor"
	"caliper-playground/engine/session"
	"caliper-playground/ui/keys"
	"caliper-playground/ui/page"
	"caliper-playground/ui/page/pagetest"
	"caliper-playground/ui/style"
)

// noColour is the choice of a terminal without colours.
var noColour = style.Choice{Name: "none", Profile: termenv.Ascii}

// driveCertify starts the program at a known time.
func driveCertify(t *testing.T, engine *pagetest.Engine, choice style.Choice, width, height int) *driver {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	clock := func() time.Time { return pagetest.Start.Add(time.Minute) }
	d := newDriver(t, &page.Env{Context: ctx, Engine: engine, Keys: keys.Default(), Zone: time.UTC, Clock: clock}, choice, cancel)
	d.engine = engine
	d.resize(width, height)
	return d
}

// product is what a tester types into the form.
var product = []string{
	"Tide Tables", "4.2.0", "https://tides.example/product", "Exercises on tides and currents.",
	"", "Mira Quist", "mira@field.example", "Field School",
}

// fillForm opens the flow and fills the form in. The Caliper version is there
// already.
func fillForm(d *driver) {
	d.t.Helper()
	d.press("c")
	d.shows("step 1 of 5")
	for _, value := range product {
		d.paste(value)
		d.press("tab")
	}
}

// paste hands over text as a terminal does that brackets what is pasted.
func (d *driver) paste(text string) {
	if text != "" {
		d.update(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(text), Paste: true})
	}
}

// startRun goes as far as the instructions.
func startRun(d *driver) {
	d.t.Helper()
	fillForm(d)
	d.press("enter")
	d.shows("step 2 of 5")
}

// sendSome lets messages of all kinds arrive.
func sendSome(d *driver) {
	d.t.Helper()
	for _, row := range []string{"ReadingProfile/ViewEvent/Viewed", "ReadingProfile/NavigationEvent/NavigatedTo", "AssessmentProfile/AssessmentEvent/Started"} {
		d.engine.Current().Receive(pagetest.Conformant(row))
	}
	d.engine.Current().Receive(pagetest.Refused())
	d.engine.Current().Receive(pagetest.Mistaken())
	d.shows("step 3 of 5", "1 of 15 met", "5 messages")
}

// sendOwn lets messages arrive that the playground itself has sent.
func sendOwn(d *driver) {
	d.t.Helper()
	for _, row := range []string{"SearchProfile/SearchEvent/Searched", "ReadingProfile/ViewEvent/Viewed"} {
		m, credit := pagetest.Conformant(row)
		m.Exchange.Header = append(m.Exchange.Header, session.Field{Name: "User-Agent", Value: sensor.UserAgent})
		d.engine.Current().Receive(m, credit)
	}
	d.shows("2 of 15 met", "2 of 7 messages came from the playground itself")
}

// submitRun goes from the progress to the report.
func submitRun(d *driver) {
	d.t.Helper()
	d.press("C")
	d.shows("Read and confirm", "5 messages, 1 refused")
	d.press(" ", "enter")
	d.shows("step 5 of 5", ".json", "The report is written.")
}

// certifySteps are the pages of the flow, each with what leads there.
var certifySteps = []struct {
	name  string
	enter func(*driver)
}{
	{"form", func(d *driver) { d.press("c"); d.shows("step 1 of 5") }},
	{"form-mistakes", func(d *driver) {
		fillForm(d)
		d.press("shift+tab", "shift+tab", "shift+tab", "ctrl+u")
		d.press("shift+tab", "shift+tab", "shift+tab", "ctrl+u")
		d.paste("ftp://tides.example")
		d.press("ctrl+s")
		d.shows("has to begin with")
	}},
	{"instructions", startRun},
	{"instructions-token", func(d *driver) { startRun(d); d.press("*"); d.shows("Bearer a-token") }},
	{"progress", func(d *driver) { startRun(d); sendSome(d); d.shows("action-unknown", "Submitted would fill") }},
	{"confirmation", func(d *driver) { startRun(d); sendSome(d); d.press("C"); d.shows("Read and confirm") }},
	{"progress-own", func(d *driver) { startRun(d); sendSome(d); sendOwn(d) }},
	{"confirmation-own", func(d *driver) {
		startRun(d)
		sendSome(d)
		sendOwn(d)
		d.press("C")
		d.shows("Read and confirm", "Not met without those: Search.")
	}},
	{"report-own", func(d *driver) {
		startRun(d)
		sendSome(d)
		sendOwn(d)
		d.press("C")
		d.shows("Read and confirm")
		d.press(" ", "enter")
		d.shows("step 5 of 5", ".json", "The report is written.")
		d.press("down")
		d.hides("The report is written.")
	}},
	{"report", func(d *driver) {
		startRun(d)
		sendSome(d)
		submitRun(d)
		d.press("down")
		d.hides("The report is written.")
	}},
	{"report-earlier", func(d *driver) {
		startRun(d)
		sendSome(d)
		d.press("ctrl+x")
		d.shows("Cancel the run?")
		d.press("y")
		d.shows("step 1 of 5", "is cancelled")
		d.press("ctrl+s")
		d.shows("step 2 of 5")
		d.engine.Current().Receive(pagetest.Conformant("SearchProfile/SearchEvent/Searched"))
		d.shows("step 3 of 5", "Run 2", "1 message,")
		d.press("C")
		d.shows("Read and confirm")
		d.press(" ", "enter")
		d.shows("step 5 of 5", ".json", "The report is written.")
		d.press("down")
		d.hides("The report is written.")
	}},
}

// stateOf returns the state of the practice certification.
func stateOf(d *driver) certify.State { return d.engine.Certification().State() }
