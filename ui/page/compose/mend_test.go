package compose

import (
	"strings"
	"testing"
)

// oddEvent is an event of a type that nobody knows. What is done to what leaves
// open which one was meant.
const oddEvent = `{"@context":"http://purl.imsglobal.org/ctx/caliper/v1p2","id":"urn:uuid:2c9e0a1e-5f0e-4b1c-9a55-0b5a7c0a6a11","type":"OddEvent","action":"Submitted",` +
	`"actor":{"id":"https://example.org/people/7","type":"Person"},"object":{"id":"https://example.org/quizzes/2","type":"Assessment"},"eventTime":"2026-01-24T09:08:45.711Z"}`

func TestAWayToMendIsChosen(t *testing.T) {
	d := opened(t, oddEvent)
	d.Shows("no mark", "x chooses how to mend it:", "· the event becomes an AssignableEvent")
	d.Press("x")
	d.Shows("How to mend it?  type-unknown", "3 choices", "›", "to \"AssessmentEvent\"")
	d.Press("esc")
	d.Hides("How to mend it?")
	d.Shows("OddEvent")
	d.Press("x", "down", "enter")
	d.Shows("Mended: type-unknown", "✓ would fill Assignable › Submitted", "AssignableEvent")
	d.Press("u")
	d.Shows("no mark", "x chooses how to mend it:")
}

func TestMendAndSend(t *testing.T) {
	for _, test := range []struct {
		name, text string
		keys       []string
		want       string
	}{
		{"one mend", strings.NewReplacer("OddEvent", "AssessmentEvent", "Submitted", "submitted").Replace(oddEvent), []string{"X"}, `"action":"Submitted"`},
		{"a chosen one", oddEvent, []string{"X", "down", "enter"}, `"type":"AssignableEvent"`},
	} {
		t.Run(test.name, func(t *testing.T) {
			d := opened(t, test.text)
			d.Shows("no mark")
			d.Press(test.keys...)
			if n := d.Engine.Current().Len(); n != 1 {
				t.Fatalf("%d messages were sent\n%s", n, d.View())
			}
			m, err := d.Engine.Current().Message(1)
			if err != nil {
				t.Fatal(err)
			}
			if !strings.Contains(string(m.Exchange.Body), test.want) {
				t.Errorf("%s is not in what was sent: %s", test.want, m.Exchange.Body)
			}
		})
	}
}
