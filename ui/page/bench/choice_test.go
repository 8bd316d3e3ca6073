package bench

import (
	"bytes"
	"testing"

	"caliper-playground/catalog"
	"caliper-playground/engine/sensor"
	"caliper-playground/ui/page/pagetest"
)

// odd returns an engine that has received the event, and a misspelt action before
// it.
func odd(t *testing.T) *pagetest.Engine {
	t.Helper()
	return pagetest.Received(pagetest.Mistake(t, "action-misspelt"), sensor.Envelope("https://example.org/plain", pagetest.Start, catalog.V1p2, []byte(pagetest.OddEvent)))
}

func TestAWayToMendIsChosen(t *testing.T) {
	engine := odd(t)
	d := alone(t, engine, 120, 40)
	d.Shows("3 ways to mend it: X chooses", "· the event becomes an AssessmentEvent", "· the event becomes an AssignableEvent", "· the event becomes an Event",
		"x show the changes", "X choose and resend")
	d.Press("X")
	d.Shows("Ways to mend type-unknown at /data/0/type", "› The event becomes an AssessmentEvent", "! warn, 1 warning, fits 1 row")
	d.Press("esc")
	d.Shows("PROFILES", "2 messages")
	d.Press("X")
	d.Shows("Ways to mend")
	d.Press("down")
	d.Shows("› The event becomes an AssignableEvent")
	d.Press("enter")
	d.Shows("PROFILES", "The changed message 2 was sent again as message 3: 200 ! warn, 1 mark.", "›   3", "3 messages")
	sent, err := engine.Current().Message(3)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`"type":"AssignableEvent"`, `"OddEvent"`} { // nothing is lost
		if !bytes.Contains(bytes.ReplaceAll(sent.Exchange.Body, []byte(" "), nil), []byte(want)) {
			t.Errorf("%s is not in what was sent: %s", want, sent.Exchange.Body)
		}
	}
}

func TestTheChangesOfTheWaysToMend(t *testing.T) {
	d := alone(t, odd(t), 120, 40)
	d.Shows("3 ways to mend it")
	d.Press("x")
	d.Shows("The event becomes an AssessmentEvent", "1 of 3; x shows the next", `+       "type": "AssessmentEvent"`)
	d.Press("x")
	d.Shows("The event becomes an AssignableEvent", "2 of 3", `+       "type": "AssignableEvent"`)
	d.Press("esc")
	d.Shows("PROFILES")
	d.Press("X")
	d.Shows("Ways to mend")
	d.Press("down", "down", "x")
	d.Shows("The event becomes an Event", "3 of 3", `+       "type": "Event"`)
	d.Press("esc")
	d.Shows("› The event becomes an Event") // the list is where it was
	d.Press("x")
	d.Shows("3 of 3")
	d.Press("X")
	d.Shows("PROFILES", "The changed message 2 was sent again as message 3: 200")
}

// TestAWayThatDoesNotGo has a choice whose patch does not fit the body.
func TestAWayThatDoesNotGo(t *testing.T) {
	engine := odd(t)
	m, err := engine.Current().Message(2)
	if err != nil {
		t.Fatal(err)
	}
	m.Assessment.Findings[0].Choices[0].Fix[0].Path = "/nowhere/at/all"
	d := alone(t, engine, 120, 40)
	d.Shows("3 ways to mend it")
	d.Press("X")
	d.Shows("does not go with the message")
	d.Press("enter")
	d.Shows("does not go with the message as it was received", "/nowhere", "Ways to mend")
	d.Press("down", "enter")
	d.Shows("was sent again as message 3")
}

func TestTheListOfWaysToMend(t *testing.T) {
	d := alone(t, odd(t), 120, 40)
	d.Press("X")
	d.Shows("Ways to mend")
	d.Click("becomes an AssignableEvent")
	d.Shows("› The event becomes an AssignableEvent")
	d.FitsEverywhere("the ways to mend")
}
