package entities

import (
	"strings"
	"testing"

	"caliper-playground/ui/page/pagetest"
)

// TestTheEntitiesAreFiltered lists those alone that have all the words, with the cursor
// on what it was on; back leads to all, and then off the page.
func TestTheEntitiesAreFiltered(t *testing.T) {
	d := alone(t, pagetest.Received(view(""), pagetest.Mistake(t, "actor-is-a-group")))
	d.Press("G")
	e := d.Page.(*Page)
	all := len(e.shown)
	last, ok := e.selected()
	if !ok || all < 3 {
		t.Fatalf("%d entities are listed", all)
	}
	d.Press("/")
	d.Shows("type, name, id")
	d.Press(strings.ToLower(last.Type))
	if now, _ := e.selected(); now.ID != last.ID || len(e.shown) == 0 || len(e.shown) == all {
		t.Errorf("%d of %d are listed, with the cursor on %q", len(e.shown), all, now.ID)
	}
	for _, at := range e.shown {
		if of := e.now.entities[at]; !strings.Contains(strings.ToLower(of.Type+" "+of.Name+" "+of.ID), strings.ToLower(last.Type)) {
			t.Errorf("%s has not the word", of.ID)
		}
	}
	d.Press("enter", "W")
	if len(d.Screen.Opened) != 1 {
		t.Errorf("why opened %d pages", len(d.Screen.Opened))
	}
	d.Press("/", "ctrl+u")
	d.Press("qqxz")
	d.Shows("Nothing here matches. esc shows all again.", "0 entities")
	d.Press("enter", "s", "n", "W", "down", "up")
	d.Shows("Nothing here matches")
	d.FitsEverywhere("nothing found")
	d.Press("esc")
	if len(e.shown) != all || d.Closed() {
		t.Fatalf("back left %d of %d", len(e.shown), all)
	}
	d.Press("esc")
	if !d.Closed() {
		t.Error("back does not close the page")
	}
}
