package source

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"caliper-playground/engine/text"
	"caliper-playground/ui/component"
	"caliper-playground/ui/style"
)

// window is how many bytes around a place are looked at; no terminal shows more.
const window = 2048

// Gutter returns how many cells the line numbers take, the rule included.
func (s *Source) Gutter() int { return s.digits() + 4 }

// Row says how a line is shown.
type Row struct {
	Scroll int // cells that are moved out at the left
	Width  int
	Cursor bool // it is selected
	Focus  bool // and keys go to it
	Fold   Fold
	Hidden int    // how many lines are folded away
	Note   string // what is said about those
}

// Fold says whether what begins on a line can be folded, or is.
type Fold uint8

// The states of folds.
const (
	Flat Fold = iota // nothing to fold
	Open
	Shut
)

// DrawLine draws a line with its number, scrolled to the right by some cells.
func (s *Source) DrawLine(theme *style.Theme, i, scroll, width int) string {
	return s.Draw(theme, i, Row{Scroll: scroll, Width: width})
}

// Draw draws a line with its number: values in the colour of their kind, with
// what is folded away in a few words.
func (s *Source) Draw(theme *style.Theme, i int, r Row) string {
	line := s.begin(theme, i, r)
	if r.Fold != Shut {
		s.addText(line, theme, s.Line(i), r.Scroll)
		return line.String()
	}
	// What is folded away is told also where the line is long.
	folded := component.NewLine(line.Left()).Add(theme.Dim, " … "+strconv.Itoa(r.Hidden)+" lines … "+strings.TrimLeft(s.Line(i+r.Hidden), " \t")).
		Add(theme.Wrong, r.Note)
	begin := component.NewLine(max(line.Left()/2, line.Left()-folded.Used()))
	s.addText(begin, theme, s.Line(i), r.Scroll)
	return line.Join(begin).Join(folded).String()
}

// addText writes a line of JSON in pieces by kind. A line so long that a part
// of it alone is looked at is written as it is.
func (s *Source) addText(line *component.Line, theme *style.Theme, whole string, scroll int) {
	raw, skipped := cut(whole, scroll)
	if s.doc == nil || skipped > 0 {
		line.Add(theme.Plain, text.Skip(text.Clean(raw), scroll))
		return
	}
	for _, p := range pieces(theme, raw) {
		shown := text.Clean(p.text)
		raw = raw[len(p.text):]
		if scroll > 0 {
			width := text.Width(shown)
			shown = text.Skip(shown, min(scroll, width))
			scroll = max(0, scroll-width)
		}
		if raw != "" && text.Width(shown) == line.Left() {
			shown += text.Clean(raw) // what has no room any more is told by the sign of a cut
		}
		if line.Left() == 0 {
			return
		}
		line.Add(p.style, shown)
	}
}

// Excerpt draws the line of a place with the one before it, and a caret line
// that ends with a few words.
func (s *Source) Excerpt(theme *style.Theme, mark style.Style, at Place, words string, width int) []string {
	var lines []string
	room := width - s.Gutter()
	raw, isCut, from, length := s.cells(at)
	length = max(1, length)
	scroll := 0
	if isCut || from+min(length, room/2) > room {
		scroll = max(0, from-room/2)
	}
	if scroll == 0 && at.Line > 0 {
		lines = append(lines, s.DrawLine(theme, at.Line-1, 0, width))
	}
	shown := text.Skip(text.Clean(raw), scroll)
	line := s.begin(theme, at.Line, Row{Width: width})
	if scroll > 0 {
		line.Add(theme.Dim, "…")
		shown = text.Skip(shown, 1)
	}
	lines = append(lines, line.Add(theme.Plain, shown).String())
	return append(lines, s.caret(theme, mark, from-scroll, length, words, width)...)
}

// caret draws the line below a place.
func (s *Source) caret(theme *style.Theme, mark style.Style, from, length int, words string, width int) []string {
	line := component.NewLine(width)
	line.Gap(s.Gutter()-2).Add(theme.Dim, "│").Gap(1 + from)
	carets := strings.Repeat("^", max(1, min(length, line.Left())))
	need := len(carets) + 1 + text.Width(words)
	if fits := need <= line.Left(); words != "" && fits {
		return []string{line.Add(mark, carets).Gap(1).Add(mark, words).String()}
	}
	lines := []string{line.Add(mark, carets).String()}
	if words == "" {
		return lines
	}
	for _, wrapped := range component.Wrap(words, width-s.Gutter(), 4) {
		lines = append(lines, component.NewLine(width).Gap(s.Gutter()-2).Add(theme.Dim, "│").Gap(1).Add(mark, wrapped).String())
	}
	return lines
}

// CaretLines draws what stands under a place in a whole text.
func (s *Source) CaretLines(theme *style.Theme, mark style.Style, at Place, scroll int, words string, width int) []string {
	_, _, from, length := s.cells(at)
	return s.caret(theme, mark, max(0, from-scroll), length, words, width)
}

// begin draws what stands before the text of a line.
func (s *Source) begin(theme *style.Theme, i int, r Row) *component.Line {
	line := component.NewLine(r.Width).Cursor(theme, r.Cursor, r.Focus)
	line.Number(theme.Dim, s.number(i), s.Gutter()-4).Gap(1)
	return line.Add(theme.Dim, [...]string{"│", "▾", "▸"}[r.Fold]).Gap(1)
}

// cells returns the line of a place, or of a very long one what surrounds it, and at
// which cell of that the place begins and how many it takes.
func (s *Source) cells(at Place) (line string, isCut bool, from, length int) {
	line, skipped := cut(s.Line(at.Line), at.From)
	begin, end := min(len(line), at.From-skipped), min(len(line), at.To-skipped)
	return line, skipped > 0, text.Width(text.Clean(line[:begin])), text.Width(text.Clean(line[begin:end]))
}

// cut returns the part of a very long line that surrounds an offset, and how
// many bytes before it were left out.
func cut(line string, around int) (part string, skipped int) {
	if len(line) <= 2*window {
		return line, 0
	}
	from := max(0, around-window)
	to := min(len(line), max(around, 0)+window)
	for from > 0 && from < len(line) && !utf8.RuneStart(line[from]) {
		from--
	}
	for to < len(line) && !utf8.RuneStart(line[to]) {
		to++
	}
	return line[min(from, to):to], min(from, to)
}
