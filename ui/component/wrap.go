package component

import (
	"strings"
	"unicode/utf8"

	"caliper-playground/engine/text"
	"caliper-playground/ui/style"
)

// maxWrapped is how many bytes of a text are looked at where its lines are
// limited.
const maxWrapped = 4 * maxRaw

// Wrap breaks foreign text into lines of at most width cells, at spaces where
// it can. It returns no more than limit lines, the last one cut with "…"; 0 is
// no limit.
func Wrap(foreign string, width, limit int) []string {
	if width < 1 {
		return nil
	}
	if limit > 0 {
		foreign = begin(foreign, maxWrapped)
	}
	var lines []string
	for _, rest := range text.CleanLines(foreign) {
		for more := true; more; more = rest != "" {
			if limit > 0 && len(lines) == limit {
				lines[limit-1] = text.Truncate(lines[limit-1]+" "+rest, width)
				return lines
			}
			var head string
			head, rest = split(rest, width)
			lines = append(lines, head)
		}
	}
	return lines
}

// Indented breaks foreign text into lines of a width, each after so many spaces and no
// longer than to as many before the end; no more lines than most, or any number for 0.
func Indented(s style.Style, foreign string, width, indent, most int) []*Line {
	var lines []*Line
	for _, wrapped := range Wrap(foreign, width-2*indent, most) {
		lines = append(lines, NewLine(width).Gap(indent).Add(s, wrapped))
	}
	return lines
}

// Pointed breaks foreign text into lines of a width behind a glyph, which stands on the
// first of them after so many spaces; no more lines than most.
func Pointed(s style.Style, glyph, foreign string, width, indent, most int) []*Line {
	var lines []*Line
	for i, wrapped := range Wrap(foreign, width-indent-3, most) {
		line := NewLine(width).Gap(indent)
		if i == 0 {
			line.Add(s, glyph)
		}
		lines = append(lines, line.To(indent+2).Add(s, wrapped))
	}
	return lines
}

// split cuts a clean line after what fits, at the last space if there is one.
func split(line string, width int) (head, rest string) {
	head, rest = text.Cut(line, width)
	switch {
	case rest == "":
		return head, ""
	case head == "": // a character wider than the line
		_, n := utf8.DecodeRuneInString(line)
		return "…", line[n:]
	case rest[0] == ' ':
		return head, strings.TrimLeft(rest, " ")
	}
	if i := strings.LastIndexByte(head, ' '); i > 0 && strings.TrimSpace(head[:i]) != "" {
		return strings.TrimRight(head[:i], " "), line[i+1:]
	}
	return head, rest
}
