package component

import (
	"strings"
	"testing"

	"caliper-playground/engine/text"
)

func TestWrap(t *testing.T) {
	for _, test := range []struct {
		name, in     string
		width, limit int
		want         string
	}{
		{"fits", "a b c", 5, 0, "a b c"},
		{"at a space", "one two three", 8, 0, "one two|three"},
		{"one cell too long", "abcdef", 5, 0, "abcde|f"},
		{"exact words", "abc def", 3, 0, "abc|def"},
		{"long word", "a bcdefghij", 5, 0, "a|bcdef|ghij"},
		{"lines", "a\nb\n\nc", 5, 0, "a|b||c"},
		{"limit", "one two three four", 5, 2, "one|two …"},
		{"limit over lines", "a\nb\nc", 5, 2, "a|b c"},
		{"wide", "学生学生", 5, 0, "学生|学生"},
		{"too narrow", "学x", 1, 0, "…|x"},
		{"nothing", "", 5, 0, ""},
		{"no room", "abc", 0, 0, ""},
		{"control", "a\x1bb", 5, 0, "a␛b"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := strings.Join(Wrap(test.in, test.width, test.limit), "|"); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

func TestWrapKeepsToItsWidthAndLimit(t *testing.T) {
	for _, foreign := range []string{strings.Repeat("学 ab\x1b", 50_000), strings.Repeat("x", 1<<20), strings.Repeat("a\n", 1<<18)} {
		for width := range 40 {
			lines := Wrap(foreign, width, 7)
			if len(lines) > 7 {
				t.Fatalf("%d lines", len(lines))
			}
			for _, line := range lines {
				if text.Width(line) > width {
					t.Fatalf("a line of %d cells at width %d: %q", text.Width(line), width, line)
				}
			}
		}
	}
}
