package sessions

import (
	"strings"
	"testing"

	"github.com/muesli/termenv"

	"caliper-playground/ui/page"
	"caliper-playground/ui/style"
)

// TestTheSessionsAreFiltered lists those alone that have all the words, in either order;
// the cursor stays on its session, and back leads to all, then off the page.
func TestTheSessionsAreFiltered(t *testing.T) {
	d, _ := ofClass(t, style.Choice{Profile: termenv.Ascii})
	s := d.Page.(*Page)
	all := s.all
	d.Press("j")
	on := s.selected()
	d.Press("/")
	d.Shows("name, state, what it is stuck on")
	d.Press("bo")
	if s.selected() != on || len(s.order) == 0 || len(s.order) == all {
		t.Errorf("%d of %d are listed, with the cursor on %d", len(s.order), all, s.selected())
	}
	d.Press("enter", "i")
	d.Update(page.OverviewMsg{})
	for _, at := range s.order {
		each := s.env.Overview.Sessions[at]
		said := each.Label() + each.Name + string(each.Standing.Need(s.env.Now())) + each.Standing.StuckOn()
		if !strings.Contains(strings.ToLower(said), "bo") {
			t.Errorf("%q is listed", said)
		}
	}
	d.Press("/", "ctrl+u")
	d.Press("qqxz")
	d.Shows("Nothing here matches. esc shows all again.", "0 of ")
	d.Press("enter")
	d.Update(page.OverviewMsg{})
	for _, key := range []string{"enter", "i", "e", "W", "v", "down", "up", "G"} {
		d.Press(key)
	}
	if len(d.Screen.Shown) != 0 || s.prompt != nil {
		t.Errorf("something was done with a session that is not listed: %v", d.Screen.Shown)
	}
	d.FitsEverywhere("nothing found")
	d.Press("esc")
	if len(s.order) != all || d.Closed() {
		t.Fatalf("back leads to %d of %d", len(s.order), all)
	}
	d.Press("esc")
	if !d.Closed() {
		t.Error("back does not close the page")
	}
}
