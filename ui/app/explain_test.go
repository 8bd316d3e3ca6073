package app

import (
	"slices"
	"testing"

	"caliper-playground/ui/keys"
	"caliper-playground/ui/page"
)

// TestWhyIsAskedByOneKey holds the pages on which something can be asked about to the
// one key that answers why, and to an answer, or a reason why there is none.
func TestWhyIsAskedByOneKey(t *testing.T) {
	asked := []string{"bench", "load", "compose", "certify", "sessions", "strays", "vocabulary", "coverage", "questions", "entities"}
	everyPage(t, func(t *testing.T, k kind) {
		if !slices.Contains(asked, k.name) {
			return
		}
		d := opened(t, k, noColour)
		for _, c := range d.app.top().Commands() {
			if !keys.Same(c.Key, d.app.env.Keys.Do.Why) {
				continue
			}
			if c.Reason() != "" || c.Typing != d.app.top().Typing() {
				return
			}
			before := d.app.View()
			if cmd := page.Run(d.app.env, c); d.app.View() == before && !says(cmd) {
				t.Error("it does nothing, and nobody says why")
			}
			return
		}
		t.Error("no command answers why")
	})
	for _, name := range asked {
		if !slices.ContainsFunc(kinds(), func(k kind) bool { return k.name == name }) {
			t.Errorf("there is no page %q", name)
		}
	}
}
