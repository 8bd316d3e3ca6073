package exercise

import (
	"strings"
	"testing"
	"time"
)

// TestTheAnswerInAMessage takes each solution out of the envelope that it was sent
// in: it is the answer as it was, and solves the exercise.
func TestTheAnswerInAMessage(t *testing.T) {
	for _, e := range BuiltIn() {
		if e.Request {
			continue
		}
		body := e.Envelope(e.Solution, time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC))
		if got := e.AnswerIn(body, e.Solution); got != e.Solution {
			t.Errorf("%s: the same answer came back written otherwise:\n%s", e.Name, got)
		}
		o, err := Check(t.Context(), t.TempDir(), e, e.AnswerIn(body, e.Start))
		if err != nil || !o.Solved {
			t.Errorf("%s: %v\n%s", e.Name, err, told(o))
		}
	}
}

func TestTheAnswerInOddMessages(t *testing.T) {
	one, err := BuiltIn().Find("one-word")
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct{ name, body, want string }{
		{"two events", `{"sensor":"urn:x:s","sendTime":"2026-03-01T00:00:00.000Z","dataVersion":"http://purl.imsglobal.org/ctx/caliper/v1p2","data":[{"type":"ViewEvent"},{"type":"Event"}]}`,
			"[\n  {\n    \"type\": \"ViewEvent\"\n  },\n  {\n    \"type\": \"Event\"\n  }\n]\n"},
		{"nothing carried", `{"sensor":"urn:x:s","sendTime":"2026-03-01T00:00:00.000Z","dataVersion":"http://purl.imsglobal.org/ctx/caliper/v1p2","data":[]}`, one.Start},
		{"no JSON", `{"action": "Submitted"`, `{"action": "Submitted"`},
		{"the start, laid out otherwise", strings.Join(strings.Fields(one.Start), " "), one.Start},
	} {
		if got := one.AnswerIn(test.body, one.Start); got != test.want {
			t.Errorf("%s: %q", test.name, got)
		}
	}
}

// TestTriesAreNotAddedUp holds that a wrong message is not counted together with the
// one before, where the number of events is a goal.
func TestTriesAreNotAddedUp(t *testing.T) {
	e, err := BuiltIn().Find("one-word")
	if err != nil {
		t.Fatal(err)
	}
	now := time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC)
	first := Attempt{Method: "POST", Status: 200, Body: e.Envelope(strings.Replace(e.Start, `"count": 1`, `"count": 7`, 1), now)}
	second := Attempt{Method: "POST", Status: 200, Body: e.Envelope(e.Start, now)}
	right := Attempt{Method: "POST", Status: 200, Body: e.Envelope(e.Solution, now)}
	if o := e.Judge([]Attempt{first, second}); o.Solved || len(o.Attempts) != 1 || o.Attempts[0].Body != second.Body {
		t.Errorf("judged are %d attempts\n%s", len(o.Attempts), told(o))
	}
	if o := e.Judge([]Attempt{first, second, right}); !o.Solved || len(o.Attempts) != 1 {
		t.Errorf("judged are %d attempts\n%s", len(o.Attempts), told(o))
	}
}
