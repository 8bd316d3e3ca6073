package exercise

import "testing"

// TestNoGoalIsToldTwice holds the words of each goal to be its own: who reads a
// cross must know which.
func TestNoGoalIsToldTwice(t *testing.T) {
	for _, e := range BuiltIn() {
		seen := map[string]bool{}
		for _, g := range e.Goals {
			if seen[g.Words] {
				t.Errorf("%s says twice: %s", e.Name, g.Words)
			}
			seen[g.Words] = true
		}
	}
}
