package questions

import (
	"strings"
	"testing"

	"caliper-playground/ui/page/pagetest"
)

// TestTheQuestionsAreFiltered shows those alone that have all the words, below their
// profile; back leads to all, and then off the page.
func TestTheQuestionsAreFiltered(t *testing.T) {
	d := alone(t, pagetest.Received(event(t, "ReadingProfile/ViewEvent/Viewed"), event(t, "AnnotationProfile/AnnotationEvent/Tagged")))
	d.Shows("What 2 messages", "▾ ReadingProfile", "▾ AnnotationProfile", "Who views resources")
	q := d.Page.(*Page)
	d.Press("/")
	d.Shows("profile, question, what is counted")
	d.Press("who views")
	d.Shows("▾ ReadingProfile", "Who views resources", "1 profile")
	d.Hides("AnnotationProfile")
	for _, a := range q.takes(q.now.answers) {
		if said := strings.ToLower(a.Question); !strings.Contains(said, "who") || !strings.Contains(said, "views") {
			t.Errorf("%q is shown", a.Question)
		}
	}
	d.Press("enter", "tab", "enter")
	d.Shows("▸ ReadingProfile")
	d.Press("enter", "W")
	if len(d.Screen.Opened) != 1 {
		t.Errorf("why opened %d pages", len(d.Screen.Opened))
	}
	d.Press("/", "ctrl+u")
	d.Press("qqxz")
	d.Shows("Nothing here matches. esc shows all again.", "0 profiles")
	d.Press("enter", "enter", "tab", "j", "W")
	if len(d.Screen.Opened) != 1 {
		t.Error("why is answered of what is not shown")
	}
	d.FitsEverywhere("nothing found")
	d.Press("esc")
	d.Shows("▾ ReadingProfile", "▾ AnnotationProfile", "No event yet of")
	d.Press("esc")
	if !d.Closed() {
		t.Error("back does not close the page")
	}
}
