package mistakes

import (
	"strings"
	"testing"

	"caliper-playground/ui/page/pagetest"
)

// TestTheMistakesAreFiltered lists those alone that have all the words, each below its
// heading; the keys of all of them go on, and back leads to all, then off the page.
func TestTheMistakesAreFiltered(t *testing.T) {
	d := alone(t, pagetest.New())
	p := d.Page.(*Page)
	all := len(p.heads)
	for _, word := range []string{"token", "401", "actor-type", "a"} {
		d.Press("/", "ctrl+u")
		d.Press(word)
		d.Shows("/"+word, "mistake")
		for line, at := range p.heads {
			switch {
			case at >= 0 && !strings.Contains(strings.ToLower(p.all[at].Title+p.all[at].Name+p.all[at].Rule+p.all[at].Wrong+p.all[at].Will+"401 200"), word):
				t.Errorf("%q lists %s", word, p.all[at].Title)
			case at < 0 && (line+1 == len(p.heads) || p.heads[line+1] < 0):
				t.Errorf("%q: line %d is a heading of nothing", word, line)
			}
		}
		if len(p.heads) < 2 || p.selected() == nil {
			t.Errorf("%q lists %d lines", word, len(p.heads))
		}
		d.Press("enter")
	}
	d.Press("/", "ctrl+u")
	d.Press("token")
	d.Press("enter", "down")
	on := p.selected().Name
	d.Press("esc")
	if len(p.heads) != all || p.selected().Name != on || d.Closed() {
		t.Errorf("back leads to %d of %d lines and %s", len(p.heads), all, p.selected().Name)
	}
	d.Press("/")
	d.Press("qqxz")
	d.Shows("Nothing here matches. esc shows all again.", "0 mistakes")
	d.Press("enter", "enter", "s", "v", "down", "up")
	d.Shows("Nothing here matches")
	if len(d.Screen.Gone) != 0 {
		t.Error("something was sent that is not listed")
	}
	d.FitsEverywhere("nothing found")
	d.Press("1") // by its key
	if len(d.Screen.Gone) != 1 {
		t.Error("the key of a mistake does nothing")
	}
	d.Press("esc", "esc")
	if !d.Closed() {
		t.Error("back does not close the page")
	}
}
