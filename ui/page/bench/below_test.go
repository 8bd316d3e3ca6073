package bench

import (
	"strings"
	"testing"

	"caliper-playground/ui/page/pagetest"
)

// TestWhatStandsBelowTheTree goes through the tree in a small window: each line of it has
// its words below, which take the same room, so that the tree stays where it is.
func TestWhatStandsBelowTheTree(t *testing.T) {
	d := alone(t, pagetest.New(), 80, 24)
	d.Shows("M mistakes made on purpose", "I exercises, to learn by", "v / what words mean")
	d = alone(t, pagetest.Received(pagetest.Mistake(t, "actor-is-a-group")), 80, 24)
	d.Press("j", "enter")
	for _, test := range []struct{ key, below, hint string }{
		{"", "actor: Person; object: DigitalResource", "W all that it takes"},
		{"k", "needs AnnotationEvent Bookmarked", "W why, and what came close"},
		{"k", "needs Event with any action", "W why, and what came close"},
	} {
		if test.key != "" {
			d.Press(test.key)
		}
		d.Shows(test.below, test.hint)
		lines := strings.Split(d.Drawn(), "\n")
		if rule := lines[len(lines)-3]; !strings.HasPrefix(rule, "───") || !strings.Contains(lines[len(lines)-2], test.below) {
			t.Errorf("the last lines are\n%s", strings.Join(lines[len(lines)-4:], "\n"))
		}
	}
	d.Resize(120, 36) // where all of it has room
	d.Press("j", "j")
	d.Shows("actor: Person", "object: DigitalResource", "generated, recommended: BookmarkAnnotation")
}
