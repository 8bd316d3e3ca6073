package report

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"caliper-playground/engine/library"
	"caliper-playground/engine/rule"
	"caliper-playground/engine/text"
)

// The window of an excerpt around the place, in characters: lines of a
// megabyte are common in NDJSON files.
const (
	excerptBefore = 60
	excerptAfter  = 50
	caretLimit    = 60
)

// source is the text that findings are about. Where its lines start is found
// out once, however many findings there are.
type source struct {
	of     library.Document
	starts []int // of lines, in bytes; filled at the first excerpt
}

// excerpt returns the source line of a finding, the line above it and carets
// under the place; nothing where the place is not in the source. However long
// the lines are, it looks only at what it shows.
func (s *source) excerpt(f rule.Finding) []string {
	at := int(f.Start)
	if len(s.of.Data) == 0 || at > len(s.of.Data) || f.Column < 1 {
		return nil
	}
	line := s.line(at)
	here := s.of.Data[s.starts[line]:s.lineEnd(line)]
	at = min(at-s.starts[line], len(here))
	before, rest := here[:at], here[at:]
	gutter := func(number string) string { return text.PadLeft(number, 6) + " │ " }

	shown := lastRunes(before, excerptBefore)
	lead := text.Clean(string(shown))
	var lines []string
	if len(shown) < len(before) {
		lead = "…" + lead
	} else if line > 0 && !s.of.Quoted {
		if above := firstRunes(s.of.Data[s.starts[line-1]:s.lineEnd(line-1)], excerptBefore+excerptAfter); len(bytes.TrimSpace(above)) > 0 {
			lines = append(lines, gutter(fmt.Sprint(f.Line-1))+text.Clean(string(above)))
		}
	}
	lines = append(lines, gutter(fmt.Sprint(f.Line))+lead+text.Clean(string(firstRunes(rest, excerptAfter))))

	marked := rest[:min(max(int(f.End)-int(f.Start), 0), len(rest))]
	carets := min(max(text.Width(text.Clean(string(firstRunes(marked, excerptAfter)))), 1), caretLimit)
	return append(lines, gutter("")+strings.Repeat(" ", text.Width(lead))+strings.Repeat("^", carets))
}

// line returns the number, from 0, of the line that holds an offset.
func (s *source) line(offset int) int {
	if s.starts == nil {
		s.starts = []int{0}
		for i := 0; ; {
			end := bytes.IndexByte(s.of.Data[i:], '\n')
			if end < 0 {
				break
			}
			i += end + 1
			s.starts = append(s.starts, i)
		}
	}
	after, _ := slices.BinarySearch(s.starts, offset+1)
	return after - 1
}

// lineEnd returns where a line ends, without what ends it.
func (s *source) lineEnd(line int) int {
	if line+1 == len(s.starts) {
		return len(s.of.Data)
	}
	end := s.starts[line+1] - 1
	if end > s.starts[line] && s.of.Data[end-1] == '\r' {
		end--
	}
	return end
}

// firstRunes returns the first n characters of a line.
func firstRunes(line []byte, n int) []byte {
	i := 0
	for ; n > 0 && i < len(line); n-- {
		_, size := utf8.DecodeRune(line[i:])
		i += size
	}
	return line[:i]
}

// lastRunes returns the last n characters of a line.
func lastRunes(line []byte, n int) []byte {
	i := len(line)
	for ; n > 0 && i > 0; n-- {
		_, size := utf8.DecodeLastRune(line[:i])
		i -= size
	}
	return line[i:]
}

// place says where a finding is, in words, and where it is expected that it is.
func place(f rule.Finding) string {
	where := fmt.Sprintf("line %d, column %d", f.Line, f.Column)
	if f.Expected {
		where += ", as expected"
	}
	if f.Pointer == "" {
		return where
	}
	return text.Clean(f.Pointer) + "   " + where
}

// mostChoices bounds how many of a finding's choices are named for reading; the
// JSON forms have all of them.
const mostChoices = 6

// mends says in words what mends a finding, and what there is to choose from. What a
// patch does stands behind a lead.
func mends(f rule.Finding, lead string) []string {
	var words []string
	for _, op := range f.Fix {
		words = append(words, lead+mend(op))
	}
	if len(f.Choices) == 0 {
		return words
	}
	var titles []string
	for _, c := range f.Choices {
		titles = append(titles, c.Title)
	}
	if len(titles) > mostChoices {
		titles = append(titles[:mostChoices:mostChoices], fmt.Sprintf("%d more", len(titles)-mostChoices))
	}
	return append(words, "choose: "+text.Clean(text.Or(titles)))
}

// mendWidth is how much is told of what an operation of a patch does.
const mendWidth = 120

// mend says in words what one operation of a patch does.
func mend(op rule.Op) string { return text.Truncate(text.Clean(op.Words()), mendWidth) }
