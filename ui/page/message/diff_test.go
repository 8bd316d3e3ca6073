package message

import (
	"fmt"
	"strings"
	"testing"

	"github.com/muesli/termenv"

	"caliper-playground/ui/component/diff"
	"caliper-playground/ui/style"
)

// TestWhatDiffersIsInSight compares two long lines that differ anywhere: as they are
// shown first, in any width, they are not the same, and none is cut without a sign.
func TestWhatDiffersIsInSight(t *testing.T) {
	theme := style.Choice{Profile: termenv.Ascii}.Theme()
	for at := range 200 {
		before := strings.Repeat("x", at) + "BEFORE" + strings.Repeat("y", 200-at)
		after := strings.Repeat("x", at) + "AFTER" + strings.Repeat("y", 200-at)
		c := NewComparison([]diff.Line{
			{Kind: diff.Removed, Before: 1, Text: before}, {Kind: diff.Added, After: 1, Text: after},
		})
		for _, width := range []int{40, 80, 120} {
			removed, added := c.draw(theme, 0, 0, width), c.draw(theme, 1, 0, width)
			if !strings.Contains(removed, "BEFORE") || !strings.Contains(added, "AFTER") {
				t.Fatalf("at %d, %d wide:\n%s\n%s", at, width, removed, added)
			}
			if !strings.Contains(removed, "…") {
				t.Fatalf("it is cut without a sign:\n%s", removed)
			}
		}
	}
	same := NewComparison([]diff.Line{{Kind: diff.Removed, Before: 1, Text: "short"}, {Kind: diff.Added, After: 1, Text: "shirt"}})
	if got := fmt.Sprint(same.draw(theme, 0, 0, 40)); !strings.Contains(got, "- short") {
		t.Errorf("a short line is moved: %q", got)
	}
}
