package component

import (
	"slices"
	"strings"
	"testing"

	"caliper-playground/engine/text"
	"caliper-playground/ui/style"
)

func drawn(l *Long, width, room int) []string {
	var all []string
	for _, line := range l.Lines((&style.Theme{}).Plain, width, room) {
		all = append(all, strings.TrimPrefix(line.String(), " "))
	}
	return all
}

// Whatever the text, its width and the room: scrolled through, it is there to the
// letter, and no line is too long.
func TestLongIsShownToTheLetter(t *testing.T) {
	for _, foreign := range []string{"", "short", "https://example.org/" + strings.Repeat("larkmoor/", 30), strings.Repeat("学", 40), "two\nlines", "a  b" + strings.Repeat(" ", 20) + "c", "\x1b[31m" + strings.Repeat("red", 20)} {
		for _, width := range []int{2, 3, 7, 20, 78} {
			for _, room := range []int{1, 2, 5} {
				var l Long
				l.Set(foreign, width, room)
				shown := drawn(&l, width+1, room)
				for n := 0; l.Overflows(room) && n < 1000; n++ {
					before := l.From
					l.Scroll(1, room)
					if l.From == before {
						break
					}
					shown = append(shown, drawn(&l, width+1, room)[room-1])
				}
				if got, want := strings.Join(shown, ""), strings.Join(text.CleanLines(foreign), ""); got != want {
					t.Fatalf("%q in %d cells and %d lines: %q", foreign, width, room, got)
				}
				if slices.ContainsFunc(shown, func(line string) bool { return text.Width(line) > width }) {
					t.Fatalf("%q in %d cells: %q", foreign, width, shown)
				}
			}
		}
	}
}

func TestLongTellsWhereItIs(t *testing.T) {
	var l Long
	l.Set(strings.Repeat("0123456789", 5), 10, 2)
	if l.Where(2) != "1-2 of 5" || !l.Overflows(2) || l.Overflows(5) {
		t.Errorf("at first: %s", l.Where(2))
	}
	l.Scroll(9, 2)
	if l.Where(2) != "4-5 of 5" {
		t.Errorf("at the end: %s", l.Where(2))
	}
	l.Set("short", 10, 2)
	if l.From != 0 || l.Where(2) != "1-1 of 1" {
		t.Errorf("of another: %s", l.Where(2))
	}
	l.Set(strings.Repeat("x", 10000), 100, 2)
	if len(l.lines) != 41 {
		t.Errorf("%d lines of more than anybody reads", len(l.lines))
	}
}
