// Package entry lays out an entry of the look-up, with its links.
package entry

import (
	"strconv"
	"strings"

	"caliper-playground/engine/lookup"
	"caliper-playground/engine/text"
	"caliper-playground/ui/component"
	"caliper-playground/ui/style"
)

// Pane is a text with links, laid out for a width, and the window over it.
type Pane struct {
	width int
	lines []textLine
	Links []lookup.Ref   // in the order in which they stand
	first []int          // of each link: the line that it begins on
	Link  int            // the chosen one, or NoLink
	List  component.List // the window over the lines
}

// Indent is how far text stands from the left, so that the mark of a link
// has its cell.
const Indent = 2

// Set lays blocks out for a width.
func (p *Pane) Set(blocks []lookup.Block, width int) {
	p.width, p.lines, p.Links, p.first = width, nil, nil, nil
	for i, b := range blocks {
		p.put(b, i > 0 && b.Form != blocks[i-1].Form || b.Form == lookup.Table || b.Form == lookup.Code && i > 0)
	}
	p.List.SetLen(len(p.lines))
	if p.Link >= len(p.Links) {
		p.Link = NoLink
	}
}

// put lays out a block, below an empty line where it begins something new.
func (p *Pane) put(b lookup.Block, apart bool) {
	if apart && len(p.lines) > 0 {
		p.lines = append(p.lines, textLine{})
	}
	switch b.Form {
	case lookup.Prose, lookup.Names:
		p.putText(b)
	case lookup.Table:
		p.putHeading(b.Title)
		p.putTable(b)
	case lookup.Code:
		p.putHeading(b.Title)
		for _, line := range strings.Split(b.Code, "\n") {
			p.lines = append(p.lines, textLine{indent: Indent + 2, runs: []textRun{{line, weightPlain, NoLink}}})
		}
	}
}

func (p *Pane) putHeading(title string) {
	if title == "" {
		return
	}
	p.add(fill(textLine{indent: 1}, atoms(lookup.Text{{Words: title}}, weightStrong, p.number), 1, p.width))
}

// putText lays out prose or names, behind their title.
func (p *Pane) putText(b lookup.Block) {
	words, w := b.Text, weightPlain
	if b.Form == lookup.Names {
		words = separated(b)
	}
	if b.Aside {
		w = weightDim
	}
	first, indent := textLine{indent: Indent}, Indent
	if b.Title != "" {
		first.runs = append(first.runs, textRun{b.Title + " ", weightDim, NoLink})
		indent += 2
	}
	p.add(fill(first, atoms(words, w, p.number), indent, p.width))
}

// separated puts what belongs between the names of a list after each but the
// last.
func separated(b lookup.Block) lookup.Text {
	var t lookup.Text
	for i, p := range b.Text {
		t = append(t, p)
		if i < len(b.Text)-1 {
			t = append(t, lookup.Piece{Words: b.Between()})
		}
	}
	return t
}

// number gives a link its number.
func (p *Pane) number(to lookup.Ref) int {
	p.Links = append(p.Links, to)
	p.first = append(p.first, 0)
	return len(p.Links) - 1
}

// add adds lines and notes where their links begin.
func (p *Pane) add(lines []textLine) {
	for _, line := range lines {
		for _, r := range line.runs {
			if r.link != NoLink && p.first[r.link] == 0 {
				p.first[r.link] = len(p.lines)
			}
		}
		p.lines = append(p.lines, line)
	}
}

// Step chooses the next link, or the one before. Behind the last comes the first;
// where none is chosen yet, one in view is: the first, or going back the last.
func (p *Pane) Step(by int) {
	n := len(p.Links)
	if n == 0 {
		return
	}
	if p.Link == NoLink {
		p.Link = p.firstInView(by)
	} else {
		p.Link = (p.Link + by + n) % n
	}
	p.bringIntoView(p.first[p.Link])
}

func (p *Pane) firstInView(by int) int {
	from, to := p.List.Visible()
	chosen := NoLink
	for i, line := range p.first {
		if line >= from && line < to && (chosen == NoLink || by < 0) {
			chosen = i
		}
	}
	return max(0, chosen)
}

// bringIntoView scrolls so that a line is in view, with one to spare.
func (p *Pane) bringIntoView(line int) {
	switch {
	case line-1 < p.List.Offset:
		p.List.Scroll(line - 1 - p.List.Offset)
	case line+1 >= p.List.Offset+p.List.Height:
		p.List.Scroll(line + 2 - p.List.Offset - p.List.Height)
	}
}

// At returns the link at a line and a column, or NoLink.
func (p *Pane) At(line, column int) int {
	if line < 0 || line >= len(p.lines) {
		return NoLink
	}
	end := textLine{indent: p.lines[line].indent}
	for _, r := range p.lines[line].runs {
		begin := end.width()
		end.runs = append(end.runs, r)
		if r.link != NoLink && column >= begin && column < end.width() {
			return r.link
		}
	}
	return NoLink
}

// View draws the lines that are in view, and marks the chosen link where keys go to it.
func (p *Pane) View(theme *style.Theme, focused bool) []*component.Line {
	chosen := p.Link
	if !focused {
		chosen = NoLink
	}
	from, to := p.List.Visible()
	lines := make([]*component.Line, 0, to-from)
	for _, line := range p.lines[from:to] {
		lines = append(lines, line.draw(theme, p.width, chosen))
	}
	return lines
}

// Empty says whether there is nothing to read.
func (p *Pane) Empty() bool { return len(p.lines) == 0 }

// Where says at which link the cursor is, where keys go to it, or how many lines are
// below those in view; "" for nothing.
func (p *Pane) Where(focused bool) string {
	if p.Link != NoLink && focused {
		return "link " + strconv.Itoa(p.Link+1) + " of " + strconv.Itoa(len(p.Links))
	}
	if below := p.List.Below(); below > 0 {
		return text.Plural(below, "line") + " below"
	}
	return ""
}

// Heading returns what an entry is called, and what kind of thing it is.
func Heading(e *lookup.Entry) (name, kind string) {
	name, kind, _ = strings.Cut(e.Heading(), "   ")
	if e.Kind == lookup.Row {
		name = lookup.RowWords(name)
	}
	return name, kind
}
