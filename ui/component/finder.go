package component

import (
	"strings"

	"caliper-playground/engine/text"
	"caliper-playground/ui/style"
)

// Finder is the filter of a pane: words that whatever it shows must have, all of
// them, in any case. Without words it lets everything through.
type Finder struct {
	Typing bool
	line   Input
	words  []string // in lower case
}

// Begin has the filter typed, from what is asked already.
func (f *Finder) Begin() {
	if f.line.Value() == "" {
		f.line = NewInput("/", "", 0)
	}
	f.Typing = true
	f.line.ToEnd()
}

// Set filters by a text that was not typed.
func (f *Finder) Set(text string) {
	f.line = NewInput("/", text, 0)
	f.Read()
}

// End ends typing; the filter stays.
func (f *Finder) End() { f.Typing = false }

// Clear lets everything through again.
func (f *Finder) Clear() { *f = Finder{} }

// Input is the line that is typed into; Read takes in what it holds.
func (f *Finder) Input() *Input { return &f.line }

// Read takes in what was typed.
func (f *Finder) Read() { f.words = strings.Fields(strings.ToLower(f.line.Value())) }

// Asks says whether anything is filtered.
func (f *Finder) Asks() bool { return len(f.words) > 0 }

// Takes says whether a text, of one or more pieces, has all the words.
func (f *Finder) Takes(pieces ...string) bool {
	if !f.Asks() {
		return true
	}
	return text.HasAll(strings.ToLower(strings.Join(pieces, " ")), f.words)
}

// Shown says whether a pane shows its filter.
func (f *Finder) Shown() bool { return f.Typing || f.Asks() }

// Line draws the filter on a line of its own: with what it looks in, and once it asks for
// something with what it has found. The line is empty where the filter is not shown.
func (f *Finder) Line(theme *style.Theme, width int, looksIn, found string) *Line {
	line := NewLine(width)
	if !f.Shown() {
		return line
	}
	came := looksIn
	if f.Asks() {
		came = found
	}
	f.Draw(line.Gap(1), theme, came+" ")
	return line
}

// Draw writes the filter into what is left of a line, with what it came to at its
// end.
func (f *Finder) Draw(line *Line, theme *style.Theme, came string) {
	f.DrawSaying(line, theme, theme.Dim, came)
}

// DrawSaying is Draw with a style for what it came to.
func (f *Finder) DrawSaying(line *Line, theme *style.Theme, s style.Style, came string) {
	if !f.Typing {
		line.Add(theme.Accent, "/"+f.line.Value()).Right(s, came)
		return
	}
	typed := NewLine(max(8, line.Left()-len(came)-2))
	f.line.Draw(typed, theme)
	line.Join(typed).Right(s, came)
}
