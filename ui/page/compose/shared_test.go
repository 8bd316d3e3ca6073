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
