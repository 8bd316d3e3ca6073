package certify_test

import (
	"testing"
	"time"

	"github.com/muesli/termenv"

	practice "caliper-playground/engine/certify"
	"caliper-playground/engine/sensor"
	"caliper-playground/engine/session"
	"caliper-playground/ui/page"
	"caliper-playground/ui/page/certify"
	"caliper-playground/ui/page/pagetest"
	"caliper-playground/ui/style"
)

// alone opens the flow at a known time, without colours where none are chosen.
func alone(t *testing.T, engine *pagetest.Engine, look ...style.Choice) *pagetest.Driver {
	t.Helper()
	choice := style.Choice{Profile: termenv.Ascii}
	if len(look) > 0 {
		choice = look[0]
	}
	return pagetest.Alone(t, engine, choice, func(env *page.Env) page.Page {
		env.Clock = func() time.Time { return pagetest.Start.Add(time.Minute) }
		return certify.New(env)
	})
}

// started goes as far as the instructions.
func started(t *testing.T) *pagetest.Driver {
	t.Helper()
	d := alone(t, pagetest.New())
	startRun(d)
	return d
}

// product is what a tester types into the form.
var product = []string{
	"Tide Tables", "4.2.0", "https://tides.example/product", "Exercises on tides and currents.",
	"", "Mira Quist", "mira@field.example", "Field School",
}

// fillForm opens the flow and fills the form in. The Caliper version is there
// already.
func fillForm(d *pagetest.Driver) {
	d.Shows("steps 1-2 of 8")
	for _, value := range product {
		d.Paste(value)
		d.Press("tab")
	}
}

// startRun goes as far as the instructions.
func startRun(d *pagetest.Driver) {
	fillForm(d)
	d.Press("enter")
	d.Shows("steps 3-4 of 8")
}

// sendSome lets messages of all kinds arrive.
func sendSome(d *pagetest.Driver) {
	for _, row := range []string{"ReadingProfile/ViewEvent/Viewed", "ReadingProfile/NavigationEvent/NavigatedTo", "AssessmentProfile/AssessmentEvent/Started"} {
		d.Receive(pagetest.Conformant(row))
	}
	d.Receive(pagetest.Refused())
	d.Receive(pagetest.Mistaken())
	d.Shows("steps 5-6 of 8", "1 of 15 met", "5 messages")
}

// sendOwn lets messages arrive that the playground itself has sent.
func sendOwn(d *pagetest.Driver) {
	for _, row := range []string{"SearchProfile/SearchEvent/Searched", "ReadingProfile/ViewEvent/Viewed"} {
		m, credit := pagetest.Conformant(row)
		m.Exchange.Header = append(m.Exchange.Header, session.Field{Name: "User-Agent", Value: sensor.UserAgent})
		d.Receive(m, credit)
	}
	d.Shows("2 of 15 met", "2 of 7 messages came from the playground itself")
}

// submitRun goes from the progress to the report.
func submitRun(d *pagetest.Driver) {
	d.Press("C")
	d.Shows("Read and confirm", "5 messages, 1 refused")
	d.Press(" ", "enter")
	d.Shows("step 8 of 8", ".json", "The report is written.")
}

// steps are the pages of the flow, each with what leads there.
var steps = []struct {
	name  string
	enter func(*pagetest.Driver)
}{
	{"form", func(d *pagetest.Driver) { d.Shows("steps 1-2 of 8") }},
	{"form-mistakes", func(d *pagetest.Driver) {
		fillForm(d)
		d.Press("shift+tab", "shift+tab", "shift+tab", "ctrl+u")
		d.Press("shift+tab", "shift+tab", "shift+tab", "ctrl+u")
		d.Paste("ftp://tides.example")
		d.Press("ctrl+s")
		d.Shows("has to begin with")
	}},
	{"instructions", startRun},
	{"instructions-token", func(d *pagetest.Driver) { startRun(d); d.Press("*"); d.Shows("Bearer a-token") }},
	{"progress", func(d *pagetest.Driver) { startRun(d); sendSome(d); d.Shows("action-unknown", "Submitted would fill") }},
	{"confirmation", func(d *pagetest.Driver) { startRun(d); sendSome(d); d.Press("C"); d.Shows("Read and confirm") }},
	{"progress-own", func(d *pagetest.Driver) { startRun(d); sendSome(d); sendOwn(d) }},
	{"confirmation-own", func(d *pagetest.Driver) {
		startRun(d)
		sendSome(d)
		sendOwn(d)
		d.Press("C")
		d.Shows("Read and confirm", "Not met without those: Search.")
	}},
	{"report-own", func(d *pagetest.Driver) {
		startRun(d)
		sendSome(d)
		sendOwn(d)
		d.Press("C")
		d.Shows("Read and confirm")
		d.Press(" ", "enter")
		d.Shows("step 8 of 8", ".json", "The report is written.")
		d.Press("down")
		d.Hides("The report is written.")
	}},
	{"report", func(d *pagetest.Driver) {
		startRun(d)
		sendSome(d)
		submitRun(d)
		d.Press("down")
		d.Hides("The report is written.")
	}},
	{"report-earlier", func(d *pagetest.Driver) {
		startRun(d)
		sendSome(d)
		d.Press("ctrl+x")
		d.Shows("Cancel the run?")
		d.Press("y")
		d.Shows("steps 1-2 of 8", "is cancelled")
		d.Press("ctrl+s")
		d.Shows("steps 3-4 of 8")
		d.Receive(pagetest.Conformant("SearchProfile/SearchEvent/Searched"))
		d.Shows("steps 5-6 of 8", "Run 2", "1 message,")
		d.Press("C")
		d.Shows("Read and confirm")
		d.Press(" ", "enter")
		d.Shows("step 8 of 8", ".json", "The report is written.")
		d.Press("down")
		d.Hides("The report is written.")
	}},
}

// stateOf returns the state of the practice certification.
func stateOf(d *pagetest.Driver) practice.State { return d.Engine.Certification().State() }
