package compose

import "testing"

// TestGradesWhatWasSubmitted adds a second event, which is about the attempt of the
// first; an edit of it changes both, and is undone in both at once.
func TestGradesWhatWasSubmitted(t *testing.T) {
	d := composing(t)
	selects(d, "generated")
	d.Press("right")
	selects(d, "count")
	d.Press("enter", "ctrl+u", "2", "enter", "a")
	choose(d, "Which profile?", "grading")
	choose(d, "Which event?", "GradeEvent")
	d.Shows("✓ would fill Grading › Graded", "event 2 of 2")
	selects(d, "▸ object")
	d.Press("right")
	selects(d, "count")
	d.Shows("count        2")
	d.Press("enter", "ctrl+u", "3", "enter")
	d.Shows("Event 1 has the same Attempt, so it changed there too.", `"count": 3`)
	d.Hides(`"count": 2`)
	d.Press("u")
	d.Shows("Undone: change count.", `"count": 2`)
	d.Hides(`"count": 3`)
	d.Press("s")
	d.Shows("message 1, 200, pass")
}

// Who takes away the event that describes what another names by its IRI is told so.
func TestTheEventThatDescribesGoes(t *testing.T) {
	d := composing(t)
	d.Press("a", "graded", "enter", "/", "object", "enter", "i")
	selects(d, "event 1")
	d.Press("-")
	d.Shows("Event 1 names the Attempt", "by IRI alone, and nothing in the envelope describes")
	d.Press("u")
	d.Shows("event 1 of 2")
}

// What an envelope need not have goes without a warning.
func TestWhatIsTakenOutOfTheEnvelope(t *testing.T) {
	for _, test := range []struct {
		name  string
		warns bool
	}{{"sensor", true}, {"mood", false}} {
		d := opened(t, `{"sensor":"https://example.org/s","sendTime":"2026-03-02T09:15:00.000Z","dataVersion":"http://purl.imsglobal.org/ctx/caliper/v1p2","mood":1,"data":[`+anEvent+`]}`)
		selects(d, "envelope")
		d.Press("right")
		selects(d, test.name+"  ")
		d.Press("-")
		if words := "is required: an envelope without it is refused."; test.warns {
			d.Shows(test.name + " " + words)
		} else {
			d.Hides(words, `"`+test.name+`"`)
		}
	}
}
