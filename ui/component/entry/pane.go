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

// Pane is a pane of laid out blocks with links.
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
func (d *Pane) Set(blocks []lookup.Block, width int) {
	d.width, d.lines, d.Links, d.first = width, nil, nil, nil
	for i, b := range blocks {
		d.put(b, i > 0 && b.Form != blocks[i-1].Form || b.Form == lookup.Table || b.Form == lookup.Code && i > 0)
	}
	d.List.SetLen(len(d.lines))
	if d.Link >= len(d.Links) {
		d.Link = NoLink
	}
}

// put lays out a block, below an empty line where it begins something new.
func (d *Pane) put(b lookup.Block, apart bool) {
	if apart && len(d.lines) > 0 {
		d.lines = append(d.lines, textLine{})
	}
	switch b.Form {
	case lookup.Prose, lookup.Names:
		d.putText(b)
	case lookup.Table:
		d.putHeading(b.Title)
		d.putTable(b)
	case lookup.Code:
		d.putHeading(b.Title)
		for _, line := range strings.Split(b.Code, "\n") {
			d.lines = append(d.lines, textLine{indent: Indent + 2, runs: []textRun{{line, weightPlain, NoLink}}})
		}
	}
}

func (d *Pane) putHeading(title string) {
	if title == "" {
		return
	}
	d.add(fill(textLine{indent: 1}, atoms(lookup.Text{{Words: title}}, weightStrong, d.number), 1, d.width))
}

// putText lays out prose or names, behind their title.
func (d *Pane) putText(b lookup.Block) {
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
	d.add(fill(first, atoms(words, w, d.number), indent, d.width))
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
func (d *Pane) number(to lookup.Ref) int {
	d.Links = append(d.Links, to)
	d.first = append(d.first, 0)
	return len(d.Links) - 1
}

// add adds lines and notes where their links begin.
func (d *Pane) add(lines []textLine) {
	for _, line := range lines {
		for _, r := range line.runs {
			if r.link != NoLink && d.first[r.link] == 0 {
				d.first[r.link] = len(d.lines)
			}
		}
		d.lines = append(d.lines, line)
	}
}

// Step chooses the next link, or the one before. The first comes after the
// last; where none is chosen, the first one in view is.
func (d *Pane) Step(by int) {
	n := len(d.Links)
	if n == 0 {
		return
	}
	if d.Link == NoLink {
		d.Link = d.firstInView(by)
	} else {
		d.Link = (d.Link + by + n) % n
	}
	d.bringIntoView(d.first[d.Link])
}

func (d *Pane) firstInView(by int) int {
	from, to := d.List.Visible()
	chosen := NoLink
	for i, line := range d.first {
		if line >= from && line < to && (chosen == NoLink || by < 0) {
			chosen = i
		}
	}
	return max(0, chosen)
}

// bringIntoView scrolls so that a line is in view, with one to spare.
func (d *Pane) bringIntoView(line int) {
	switch {
	case line-1 < d.List.Offset:
		d.List.Scroll(line - 1 - d.List.Offset)
	case line+1 >= d.List.Offset+d.List.Height:
		d.List.Scroll(line + 2 - d.List.Offset - d.List.Height)
	}
}

// At returns the link At a line and a column, or NoLink.
func (d *Pane) At(line, column int) int {
	if line < 0 || line >= len(d.lines) {
		return NoLink
	}
	end := textLine{indent: d.lines[line].indent}
	for _, r := range d.lines[line].runs {
		begin := end.width()
		end.runs = append(end.runs, r)
		if r.link != NoLink && column >= begin && column < end.width() {
			return r.link
		}
	}
	return NoLink
}

// View draws the lines in View.
func (d *Pane) View(theme *style.Theme, focused bool) []*component.Line {
	chosen := d.Link
	if !focused {
		chosen = NoLink
	}
	from, to := d.List.Visible()
	lines := make([]*component.Line, 0, to-from)
	for _, line := range d.lines[from:to] {
		lines = append(lines, line.draw(theme, d.width, chosen))
	}
	return lines
}

// Empty says whether there is nothing to read.
func (d *Pane) Empty() bool { return len(d.lines) == 0 }

// Where says at which link the cursor is, where keys go to it, or how many lines are
// below those in view; "" for nothing.
func (d *Pane) Where(focused bool) string {
	if d.Link != NoLink && focused {
		return "link " + strconv.Itoa(d.Link+1) + " of " + strconv.Itoa(len(d.Links))
	}
	if below := len(d.lines) - d.List.Offset - d.List.Height; below > 0 {
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
