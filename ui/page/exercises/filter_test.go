package exercises

import (
	"strings"
	"testing"
)

// TestTheExercisesAreFiltered has only those listed that have all the words, each below
// its heading, whatever is typed; what is begun is one of them, and back leads to
// all.
func TestTheExercisesAreFiltered(t *testing.T) {
	d := learner(t)
	d.Press("/", "a", "t", "t", "e", "m", "p", "t")
	d.Shows("/attempt", "  9 exercises", "Of which attempt?")
	d.Hides("Say what was done")
	d.Press("enter")
	p := d.Front().(*Page)
	for line, at := range p.heads {
		if at < 0 && (line+1 == len(p.heads) || p.heads[line+1] < 0) {
			t.Errorf("line %d is a heading of nothing", line)
		}
		if at >= 0 && !p.find.Takes(p.course[at].Title, p.course[at].Name, p.course[at].Step, p.course[at].Task, strings.Join(p.course[at].See, " ")) {
			t.Errorf("%s is listed, without the word", p.course[at].Name)
		}
	}
	first := p.selected()
	if first == nil || len(p.heads) > 60 {
		t.Fatalf("%d lines are listed, %v selected", len(p.heads), first)
	}
	d.Press("enter")
	if p.open != first {
		t.Fatalf("%v was begun and not %s", p.open, first.Name)
	}
	d.Press("/")
	d.Shows("The list of exercises is filtered")
	d.Press("esc", "esc")
	d.Shows("Say what was done")
	if p.selected() != first {
		t.Errorf("the cursor left %s", first.Name)
	}
	d.Press("/", "q", "q", "x", "z", "enter", "down", "up")
	d.Shows("Nothing here matches. esc shows all again.")
	d.Press("enter")
	d.Shows("Nothing here matches")
	d.FitsEverywhere("nothing found")
	d.Press("esc")
	d.Shows("Say what was done")
	d.Press("esc")
	if !d.Closed() {
		t.Error("esc does not close the page")
	}
}
