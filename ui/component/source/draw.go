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
func (s *Source) Gutter() int { return len(strconv.Itoa(s.Len())) + 4 }

// DrawLine draws a line with its number, scrolled to the right by some cells.
func (s *Source) DrawLine(theme *style.Theme, i, scroll, width int) string {
	line := s.gutter(theme, i, width)
	raw, _ := cut(s.Line(i), scroll)
	return line.Add(theme.Plain, text.Skip(text.Clean(raw), scroll)).String()
}

// Excerpt draws the line of a place with the one before it, and a caret line
// that ends with a few words.
func (s *Source) Excerpt(theme *style.Theme, mark style.Style, at Place, words string, width int) []string {
	var lines []string
	room := width - s.Gutter()
	raw, skipped := cut(s.Line(at.Line), at.From)
	from := text.Width(text.Clean(raw[:min(len(raw), at.From-skipped)]))
	length := max(1, text.Width(text.Clean(raw[min(len(raw), at.From-skipped):min(len(raw), at.To-skipped)])))
	scroll := 0
	if skipped > 0 || from+min(length, room/2) > room {
		scroll = max(0, from-room/2)
	}
	if scroll == 0 && at.Line > 0 {
		lines = append(lines, s.DrawLine(theme, at.Line-1, 0, width))
	}
	shown := text.Skip(text.Clean(raw), scroll)
	line := s.gutter(theme, at.Line, width)
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
	raw, skipped := cut(s.Line(at.Line), at.From)
	from := text.Width(text.Clean(raw[:min(len(raw), at.From-skipped)]))
	length := text.Width(text.Clean(raw[min(len(raw), at.From-skipped):min(len(raw), at.To-skipped)]))
	return s.caret(theme, mark, max(0, from-scroll), length, words, width)
}

func (s *Source) gutter(theme *style.Theme, i, width int) *component.Line {
	line := component.NewLine(width)
	return line.Gap(1).Number(theme.Dim, strconv.Itoa(i+1), s.Gutter()-4).Gap(1).Add(theme.Dim, "│").Gap(1)
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
