package app

import (
	"strings"
	"testing"

	"caliper-playground/ui/style"
)

// TestEveryGlyphHasAStandIn draws every page for a terminal that takes nothing but
// ASCII: all that the program draws by itself can still be told apart.
func TestEveryGlyphHasAStandIn(t *testing.T) {
	choice := noColour
	choice.PlainASCII = true
	everyPage(t, func(t *testing.T, k kind) {
		d := opened(t, k, choice)
		for _, size := range [][2]int{{40, 15}, {80, 24}, {200, 60}} {
			d.resize(size[0], size[1])
			d.app.choice.PlainASCII = false
			full := d.app.View()
			d.app.choice.PlainASCII = true
			got := d.app.View()
			checkFits(t, k.name, got, size[0], size[1])
			if got != style.ASCII(full) || strings.Count(got, "?") != strings.Count(full, "?") {
				t.Errorf("a glyph is shown as a question mark:\n%s\nin place of\n%s", got, full)
			}
		}
	})
}
