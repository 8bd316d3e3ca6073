package source

import (
	"strings"
	"testing"

	"caliper-playground/ui/style"
)

// TestNumbersAreThoseOfTheFile draws bodies that stand in files, and reads the
// gutter back.
func TestNumbersAreThoseOfTheFile(t *testing.T) {
	twoLines := `{"a":1,` + "\n" + `"b":{"c":"` + strings.Repeat("x", longLine) + `"}}`
	for _, test := range []struct {
		name, body string
		line       int
		above      int
		gutter     string // of each line, "|" between
	}{
		{"a whole file", laidOutBySender, 0, 0, "1|2|3|4|5|6|7"},
		{"a short line of a file", `{"a":1}`, 9, 8, "9"},
		{"a long line of a file", compact, 1234, 1233, "1234|||||||||"},
		{"a whole file with a long line", twoLines, 0, 0, "1||2|||"},
		{"a line that is no JSON", `{"a":`, 10, 9, "10"},
		{"nothing", "", 0, 0, "1"},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := OfFile([]byte(test.body), test.line)
			if s.Renumbered() {
				t.Error("its lines have numbers of their own")
			}
			if s.Above() != test.above {
				t.Errorf("%d lines above, want %d", s.Above(), test.above)
			}
			var gutter []string
			for i := range s.Len() {
				drawn, _, _ := strings.Cut(s.DrawLine(&style.Theme{}, i, 0, 80), "│")
				gutter = append(gutter, strings.TrimSpace(drawn))
			}
			if got := strings.Join(gutter, "|"); got != test.gutter {
				t.Errorf("numbers %q, want %q", got, test.gutter)
			}
		})
	}
	if s := New([]byte(compact)); s.Above() != 0 || !strings.HasPrefix(s.DrawLine(&style.Theme{}, 1, 0, 80), "  2 │") {
		t.Error("a body of no file counts its own lines")
	}
	for name, test := range map[string]struct {
		body       string
		renumbered bool
	}{
		"on one long line":      {compact, true},
		"with a long line":      {twoLines, true},
		"as its sender laid it": {laidOutBySender, false},
		"no JSON":               {`{"a":`, false},
	} {
		if got := New([]byte(test.body)).Renumbered(); got != test.renumbered {
			t.Errorf("%s: renumbered %v, want %v", name, got, test.renumbered)
		}
	}
}
