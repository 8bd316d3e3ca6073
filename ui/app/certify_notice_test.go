package app

import (
	"fmt"
	"strings"
	"testing"

	"caliper-playground/ui/page"
	"caliper-playground/ui/page/pagetest"
)

// TestWhatIsToldLeavesTheButtonsInSight holds it for a practice certification,
// at every width and however long the words are.
func TestWhatIsToldLeavesTheButtonsInSight(t *testing.T) {
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
						if view := d.app.View(); !strings.Contains(view, button) || !strings.Contains(view, said[:6]) {
							t.Fatalf("at %d the %s leaves no %s:\n%s", width, what, button, view)
						}
						checkFits(t, what, d.app.View(), d.app.width, d.app.height)
						d.app.notice, d.app.ask = nil, nil
					}
				}
			})
		}
	}
}

// certifying starts a practice certification.
func certifying(t *testing.T) *driver {
	t.Helper()
	d := driveCertify(t, pagetest.New(), plainStyle, 120, 40)
	startRun(d)
	return d
}

// TestTheTokenIsHiddenAgain shows it where somebody asks for it, and no longer:
// others watch.
func TestTheTokenIsHiddenAgain(t *testing.T) {
	d := certifying(t)
	d.shows("2 of 5", "••••")
	d.press("*")
	d.shows("Bearer a-token")
	sendSome(d)
	d.press("i")
	d.shows("The run is under way", "••••")
	d.press("*")
	d.shows("Bearer a-token")
	d.press("esc")
	submitRun(d)
	d.press("R")
	d.shows("2 of 5", "••••")
	d.hides("a-token")
}

// TestTheInstructionsCountOneMessage says of one message what is true of one.
func TestTheInstructionsCountOneMessage(t *testing.T) {
	engine := pagetest.New()
	engine.Current().Receive(pagetest.Conformant("ReadingProfile/ViewEvent/Viewed"))
	d := driveCertify(t, engine, plainStyle, 200, 40)
	startRun(d)
	d.shows("The one message before that does not;")
	engine.Current().Receive(pagetest.Refused())
	d.shows("step 3 of 5")
	d.press("C", " ")
	d.shows("1 message, 1 refused")
	d.press("enter")
	d.shows("step 5 of 5")
	d.press("R")
	d.shows("The 2 messages before that do not;")
}
