package entry

import (
	"strings"

	"caliper-playground/engine/lookup"
	"caliper-playground/engine/text"
	"caliper-playground/ui/component"
	"caliper-playground/ui/style"
)

// weight says how a run of words is written.
type weight int

const (
	weightPlain weight = iota
	weightDim
	weightStrong
)

func (w weight) of(theme *style.Theme) style.Style {
	switch w {
	case weightDim:
		return theme.Dim
	case weightStrong:
		return theme.Strong
	default:
		return theme.Plain
	}
}

// textRun is some words of a line, of one weight, which may be a link.
type textRun struct {
	words  string
	weight weight
	link   int // number of the link, or NoLink
}

// NoLink is the number of no link.
const NoLink = -1

// textLine is a line of laid out text. It is drawn when it is in view.
type textLine struct {
	indent int
	runs   []textRun
}

func (l *textLine) width() int {
	used := l.indent
	for _, r := range l.runs {
		used += text.Width(r.words)
	}
	return used
}

// put adds a run, as one with the last where they are written alike.
func (l *textLine) put(r textRun) {
	if n := len(l.runs); n > 0 && l.runs[n-1].link == r.link && l.runs[n-1].weight == r.weight {
		l.runs[n-1].words += r.words
		return
	}
	l.runs = append(l.runs, r)
}

// pad fills the line with spaces up to a column.
func (l *textLine) pad(column int) {
	if n := column - l.width(); n > 0 {
		l.runs = append(l.runs, textRun{words: strings.Repeat(" ", n), link: NoLink})
	}
}

// draw writes the line; the chosen link has the cursor's mark in the cell
// before it.
func (l textLine) draw(theme *style.Theme, width, chosen int) *component.Line {
	line := component.NewLine(width)
	lead := strings.Repeat(" ", l.indent)
	before := NoLink
	for i, r := range l.runs {
		if chosen != NoLink && r.link == chosen && before != chosen {
			line.Add(theme.Plain, strings.TrimSuffix(lead, " ")).Add(theme.Accent, component.CursorGlyph)
			lead = ""
		}
		line.Add(theme.Plain, lead)
		lead = ""
		before = r.link
		switch {
		case r.link != NoLink && r.link == chosen:
			line.Add(theme.Strong, r.words)
		case r.link != NoLink:
			line.Add(theme.Accent, r.words)
		case chosen != NoLink && i+1 < len(l.runs) && l.runs[i+1].link == chosen && strings.HasSuffix(r.words, " "):
			// the last cell is for the mark of the link that follows
			line.Add(r.weight.of(theme), strings.TrimSuffix(r.words, " "))
			lead = " "
		default:
			line.Add(r.weight.of(theme), r.words)
		}
	}
	return line
}

// atom is a word with what clings to it: it is not broken unless it must be.
type atom []textRun

// atoms cuts text at its spaces. Each link gets a number from the list.
func atoms(t lookup.Text, w weight, number func(lookup.Ref) int) []atom {
	var all []atom
	glue := false // the next words belong to the last atom
	for _, p := range t {
		link := NoLink
		if p.Links() {
			link = number(p.To)
		}
		for i, word := range strings.Split(p.Words, " ") {
			if i > 0 {
				glue = false
			}
			if word == "" {
				continue
			}
			r := textRun{word, w, link}
			if glue {
				all[len(all)-1] = append(all[len(all)-1], r)
			} else {
				all = append(all, atom{r})
			}
			glue = true
		}
	}
	return all
}

// fill sets atoms into lines: the first begins where first ends, the others
// after an indent.
func fill(first textLine, all []atom, indent, width int) []textLine {
	width = max(width, indent+1)
	lines := []textLine{first}
	open := len(first.runs) == 0 // nothing stands on the line yet
	last := func() *textLine { return &lines[len(lines)-1] }
	for _, a := range all {
		need := (&textLine{runs: a}).width()
		if !open && last().width()+1+need > width {
			lines = append(lines, textLine{indent: indent})
			open = true
		}
		if !open {
			gap := textRun{" ", last().runs[len(last().runs)-1].weight, NoLink}
			if before := last().runs[len(last().runs)-1]; before.link == a[0].link {
				gap.link = before.link // inside a link of several words
			}
			last().put(gap)
		}
		for _, r := range a {
			lines = breakRun(lines, r, indent, width)
		}
		open = false
	}
	return lines
}

// breakRun adds a run, over several lines where it is wider than one.
func breakRun(lines []textLine, r textRun, indent, width int) []textLine {
	for {
		last := &lines[len(lines)-1]
		head, rest := text.Cut(r.words, width-last.width())
		if rest == "" || head == "" && len(last.runs) == 0 {
			last.put(r)
			return lines
		}
		if head != "" {
			last.put(textRun{head, r.weight, r.link})
		}
		r.words = rest
		lines = append(lines, textLine{indent: indent})
	}
}
