package app

import (
	"fmt"
	"strings"
	"testing"

	"caliper-playground/ui/page"
	"caliper-playground/ui/page/pagetest"
)

func TestCertifyTypedTextSurvivesLeaving(t *testing.T) {
	engine := pagetest.New()
	d := driveCertify(t, engine, noColour, 120, 40)
	d.press("c")
	d.shows("Product name")
	d.paste("Tide Tables")
	d.press("esc")
	d.shows("PROFILES")
	again := driveCertify(t, engine, noColour, 80, 24) // as after quitting
	again.press("c")
	again.shows("Tide Tables")
}

func TestCertifyHelpIsOfThePage(t *testing.T) {
	d := driveCertify(t, pagetest.New(), noColour, 120, 40)
	startRun(d)
	d.press("?")
	d.shows("Practice certification", "complete the run", "Everywhere")
	d.press("?")
	d.shows("steps 3-4 of 8")
}

func TestCertifyCopy(t *testing.T) {
	d := driveCertify(t, pagetest.New(), noColour, 120, 40)
	startRun(d)
	d.press("y", "c")
	d.shows("Copied a curl line that sends")
	if view := d.app.View(); strings.Contains(view, "Bearer a-token") {
		t.Error("the token is shown without being asked for")
	}
}

// TestCertifyPaletteListsTheWholeFlow looks for commands of other steps.
func TestCertifyPaletteListsTheWholeFlow(t *testing.T) {
	d := driveCertify(t, pagetest.New(), noColour, 120, 40)
	d.press("c")
	d.shows("steps 1-2 of 8")
	find := func(letters, says string) {
		t.Helper()
		d.press("ctrl+p")
		d.shows("commands")
		for _, r := range letters {
			d.press(string(r))
		}
		d.shows(says)
		d.press("enter")
		d.shows("! ", says)
		d.press("esc")
		d.shows("of 8")
	}
	find("agree", "There is nothing to confirm yet; fill in the form")
	find("certify.cancel", "No run is under way; start or repeat one")
	d.press("esc")
	d.shows("· playground")
	startRun(d)
	sendSome(d)
	find("report again", "There is a report once the results of a run")
	find("certify.token", "i shows them")
}

func TestCertifyCopiesTheReportsPaths(t *testing.T) {
	d := driveCertify(t, pagetest.New(), noColour, 60, 24)
	d.resize(120, 40)
	startRun(d)
	sendSome(d)
	submitRun(d)
	d.shows("y copy the paths")
	d.press("y")
	d.shows("Copied the paths of the report to the clipboard")
	d.press("R")
	d.shows("steps 3-4 of 8")
	d.press("y")
	d.shows("Copy  ") // what can be copied everywhere
}

// TestWhatIsToldLeavesTheButtonsInSight holds it for a practice certification,
// at every width and however long the words are.
func TestWhatIsToldLeavesTheButtonsInSight(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("words that go on for a while ", 5)
	for _, said := range []string{"a word", long, long + long} {
		for _, button := range []string{"[ Show the token ]", "[ Complete ]", "[ Agree ]"} {
			t.Run(fmt.Sprintf("%s %d letters", button, len(said)), func(t *testing.T) {
				d := certifying(t)
				switch button {
				case "[ Complete ]":
					sendSome(d)
				case "[ Agree ]":
					sendSome(d)
					d.press("C")
				}
				d.shows(button)
				for width := leastWidth; width <= 200; width++ {
					d.resize(width, leastHeight+width%20)
					for what, put := range map[string]func(){
						"notice":   func() { d.app.say(page.Told, said) },
						"question": func() { d.app.ask = &question{words: said} },
					} {
						put()
						view := d.app.View()
						if !strings.Contains(view, button) || !strings.Contains(view, said[:6]) {
							t.Fatalf("at %d the %s leaves no %s:\n%s", width, what, button, view)
						}
						checkFits(t, what, view, d.app.width, d.app.height)
						d.app.notice, d.app.ask = nil, nil
					}
				}
			})
		}
	}
}

func TestCertifyGoesOnAfterQuitting(t *testing.T) {
	engine := pagetest.New()
	d := driveCertify(t, engine, noColour, 120, 40)
	startRun(d)
	sendSome(d)
	again := driveCertify(t, engine, noColour, 120, 40)
	again.shows("A practice certification is under way; c goes on with it.")
	again.press("c")
	again.shows("steps 5-6 of 8", "1 of 15 met", "5 messages, 1 refused")
}

func TestCertifyCountsWhileTheBenchIsLookedAt(t *testing.T) {
	d := driveCertify(t, pagetest.New(), noColour, 120, 40)
	startRun(d)
	d.press("esc")
	d.shows("PROFILES")
	d.engine.Current().Receive(pagetest.Conformant("ReadingProfile/ViewEvent/Viewed"))
	d.shows("1 message")
	d.press("c")
	d.shows("steps 5-6 of 8", "Run 1", "1 message, by plain HTTP")
}

func TestCertifyAfterAFreshSession(t *testing.T) {
	d := driveCertify(t, pagetest.New(), noColour, 120, 40)
	startRun(d)
	sendSome(d)
	d.press("esc")
	d.shows("· playground")
	d.press("F")
	d.shows("certification under way ends with it.")
	d.press("y")
	d.shows("A fresh session has begun.")
	d.press("c")
	d.shows("steps 1-2 of 8")
}
