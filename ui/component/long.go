package component

import (
	"fmt"
	"strings"

	"caliper-playground/engine/text"
	"caliper-playground/ui/style"
)

// longest is how many bytes of a text are shown in lines of its own.
const longest = 4096

// Long is a text that may be longer than a line, and is shown to the letter in as many
// as there is room for, from one on.
type Long struct {
	From  int // the first line that is shown
	lines []string
}

// Set gives it a text, to be shown in lines of that many cells, of which so many have
// room.
func (l *Long) Set(foreign string, width, room int) {
	if len(foreign) > longest {
		foreign = strings.ToValidUTF8(foreign[:longest], "") + "…"
	}
	l.lines = l.lines[:0]
	for _, rest := range text.CleanLines(foreign) {
		for rest != "" {
			var head string
			if head, rest = text.Cut(rest, max(2, width)); head == "" {
				break
			}
			l.lines = append(l.lines, head)
		}
	}
	l.Scroll(0, room)
}

// Scroll goes on by some lines, and stays where the rest has room.
func (l *Long) Scroll(by, room int) { l.From = max(0, min(l.From+by, len(l.lines)-max(1, room))) }

// Overflows says whether the text has more lines than there is room for.
func (l *Long) Overflows(room int) bool { return len(l.lines) > room }

// Lines draws the lines that have room, each after a space.
func (l *Long) Lines(s style.Style, width, room int) []*Line {
	var drawn []*Line
	for _, line := range l.lines[l.From:min(len(l.lines), l.From+max(0, room))] {
		drawn = append(drawn, NewLine(width).Gap(1).Add(s, line))
	}
	return drawn
}

// Where says which of the lines are shown, "2-3 of 9".
func (l *Long) Where(room int) string {
	return fmt.Sprintf("%d-%d of %d", l.From+1, min(len(l.lines), l.From+room), len(l.lines))
}
