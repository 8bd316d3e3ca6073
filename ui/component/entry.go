package component

import "caliper-playground/ui/style"

// Entry is a line of input with what is expected there, and what is wrong with what
// was typed.
type Entry struct {
	Field Input
	Label string // "" where it stands in place of what is edited
	Hint  string // what is expected
	Wrong string // why what was typed cannot be; "" until it was tried
}

// NewEntry returns an entry with a text in it. It takes that many characters.
func NewEntry(label, value, hint string, limit int) Entry {
	return Entry{Field: NewInput("", value, limit), Label: label, Hint: hint}
}

// Lines draws what is typed where it has a label, and below it what is expected, or
// what is wrong and the way out of that.
func (e *Entry) Lines(theme *style.Theme, width int, wayOut string) []*Line {
	var lines []*Line
	if e.Label != "" {
		line := NewLine(width).Gap(3).Add(theme.Accent, e.Label)
		e.Field.DrawIn(line, theme, true, line.Left())
		lines = append(lines, line)
	}
	words, s, glyph := e.Hint, theme.Dim, " "
	if e.Wrong != "" {
		words, s, glyph = e.Wrong, theme.Wrong, "✗"
		if wayOut != "" {
			words += " " + wayOut
		}
	}
	return append(lines, Pointed(s, glyph, words, width, 3, 4)...)
}
