package source

import (
	"strings"
	"testing"

	"github.com/muesli/termenv"

	"caliper-playground/engine/text"
	"caliper-playground/ui/style"
)

// TestNoLineIsCutWithoutASign draws lines of JSON in every width: each is there to its
// end, or says that it goes on.
func TestNoLineIsCutWithoutASign(t *testing.T) {
	theme := style.Choice{Profile: termenv.Ascii}.Theme()
	s := New([]byte("{\n  \"name\": \"学 Ines\", \"n\": 12.5,\n  \"of\": [true, null, {\"a\": -1}],\n  \"é\": \"\\u00e9\"\n}"))
	for i := range 5 {
		whole := strings.TrimRight(text.Clean(s.Line(i)), " ")
		for width := s.Gutter() + 1; width < 80; width++ {
			drawn := s.DrawLine(theme, i, 0, width)
			if !strings.HasSuffix(drawn, "…") && !strings.HasSuffix(drawn, whole) {
				t.Errorf("%d wide, %q is cut to %q", width, whole, drawn)
			}
			if cells := text.Width(drawn); cells > width {
				t.Errorf("%d cells in %d: %q", cells, width, drawn)
			}
		}
	}
}
