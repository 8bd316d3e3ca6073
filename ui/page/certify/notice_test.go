package certify_test

import (
	"testing"

	"caliper-playground/ui/page/pagetest"
)

// TestTheTokenIsHiddenAgain shows it where somebody asks for it, and no longer:
// others watch.
func TestTheTokenIsHiddenAgain(t *testing.T) {
	d := started(t)
	d.Shows("3-4 of 8", "••••")
	d.Press("*")
	d.Shows("Bearer a-token")
	sendSome(d)
	d.Press("i")
	d.Shows("The run is under way", "••••")
	d.Press("*")
	d.Shows("Bearer a-token")
	d.Press("esc")
	submitRun(d)
	d.Press("R")
	d.Shows("3-4 of 8", "••••")
	d.Hides("a-token")
}

// TestTheInstructionsCountOneMessage says of one message what is true of one.
func TestTheInstructionsCountOneMessage(t *testing.T) {
	engine := pagetest.New()
	engine.Current().Receive(pagetest.Conformant("ReadingProfile/ViewEvent/Viewed"))
	d := alone(t, engine)
	d.Window(200, 40)
	startRun(d)
	d.Shows("The one message before that does not;")
	d.Receive(pagetest.Refused())
	d.Shows("steps 5-6 of 8")
	d.Press("C", " ")
	d.Shows("1 message, 1 refused")
	d.Press("enter")
	d.Shows("step 8 of 8")
	d.Press("R")
	d.Shows("The 2 messages before that do not;")
}
