package app

import (
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/ui/page"
	"caliper-playground/ui/page/pagetest"
	"caliper-playground/ui/style"
)

// driveCertify starts the program at a known time.
func driveCertify(t *testing.T, engine *pagetest.Engine, choice style.Choice, width, height int) *driver {
	t.Helper()
	clock := func() time.Time { return pagetest.Start.Add(time.Minute) }
	return driveOn(t, &page.Env{Engine: engine, Clock: clock}, choice, width, height)
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
	d.shows("steps 1-2 of 8")
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
	d.shows("steps 3-4 of 8")
}

// sendSome lets messages of all kinds arrive.
func sendSome(d *driver) {
	d.t.Helper()
	for _, row := range []string{"ReadingProfile/ViewEvent/Viewed", "ReadingProfile/NavigationEvent/NavigatedTo", "AssessmentProfile/AssessmentEvent/Started"} {
		d.engine.Current().Receive(pagetest.Conformant(row))
	}
	d.engine.Current().Receive(pagetest.Refused())
	d.engine.Current().Receive(pagetest.Mistaken())
	d.shows("steps 5-6 of 8", "1 of 15 met", "5 messages")
}

// submitRun goes from the progress to the report.
func submitRun(d *driver) {
	d.t.Helper()
	d.press("C")
	d.shows("Read and confirm", "5 messages, 1 refused")
	d.press(" ", "enter")
	d.shows("step 8 of 8", ".json", "The report is written.")
}

// certifying starts a practice certification.
func certifying(t *testing.T) *driver {
	t.Helper()
	d := driveCertify(t, pagetest.New(), noColour, 120, 40)
	startRun(d)
	return d
}
