package vocabulary

import (
	"strings"

	"caliper-playground/engine/lookup"
	"caliper-playground/ui/component"
	"caliper-playground/ui/style"
)

// detail is a pane of laid out blocks with links.
type detail struct {
	width int
	lines []textLine
	links []lookup.Ref
	first []int // of each link: the line that it begins on
	link  int   // the chosen one, or noLink
	list  component.List
}

// textIndent is how far text stands from the left, so that the mark of a link
// has its cell.
const textIndent = 2

// set lays blocks out for a width.
func (d *detail) set(blocks []lookup.Block, width int) {
	d.width, d.lines, d.links, d.first = width, nil, nil, nil
	for i, b := range blocks {
		d.put(b, i > 0 && b.Form != blocks[i-1].Form || b.Form == lookup.Table || b.Form == lookup.Code && i > 0)
	}
	d.list.SetLen(len(d.lines))
	if d.link >= len(d.links) {
		d.link = noLink
	}
}

// put lays out a block, below an empty line where it begins something new.
func (d *detail) put(b lookup.Block, apart bool) {
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
			d.lines = append(d.lines, textLine{indent: textIndent + 2, runs: []textRun{{line, weightPlain, noLink}}})
		}
	}
}

func (d *detail) putHeading(title string) {
	if title == "" {
		return
	}
	d.add(fill(textLine{indent: 1}, atoms(lookup.Text{{Words: title}}, weightStrong, d.number), 1, d.width))
}

// putText lays out prose or names, behind their title.
func (d *detail) putText(b lookup.Block) {
	words, w := b.Text, weightPlain
	if b.Form == lookup.Names {
		words = separated(b)
	}
	if b.Aside {
		w = weightDim
	}
	first, indent := textLine{indent: textIndent}, textIndent
	if b.Title != "" {
		first.runs = append(first.runs, textRun{b.Title + " ", weightDim, noLink})
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
func (d *detail) number(to lookup.Ref) int {
	d.links = append(d.links, to)
	d.first = append(d.first, 0)
	return len(d.links) - 1
}

// add adds lines and notes where their links begin.
func (d *detail) add(lines []textLine) {
	for _, line := range lines {
		for _, r := range line.runs {
			if r.link != noLink && d.first[r.link] == 0 {
				d.first[r.link] = len(d.lines)
			}
		}
		d.lines = append(d.lines, line)
	}
}

// step chooses the next link, or the one before. The first comes after the
// last; where none is chosen, the first one in view is.
func (d *detail) step(by int) {
	n := len(d.links)
	if n == 0 {
		return
	}
	if d.link == noLink {
		d.link = d.firstInView(by)
	} else {
		d.link = (d.link + by + n) % n
	}
	d.bringIntoView(d.first[d.link])
}

func (d *detail) firstInView(by int) int {
	from, to := d.list.Visible()
	chosen := noLink
	for i, line := range d.first {
		if line >= from && line < to && (chosen == noLink || by < 0) {
			chosen = i
		}
	}
	return max(0, chosen)
}

// bringIntoView scrolls so that a line is in view, with one to spare.
func (d *detail) bringIntoView(line int) {
	switch {
	case line-1 < d.list.Offset:
		d.list.Scroll(line - 1 - d.list.Offset)
	case line+1 >= d.list.Offset+d.list.Height:
		d.list.Scroll(line + 2 - d.list.Offset - d.list.Height)
	}
}

// at returns the link at a line and a column, or noLink.
func (d *detail) at(line, column int) int {
	if line < 0 || line >= len(d.lines) {
		return noLink
	}
	end := textLine{indent: d.lines[line].indent}
	for _, r := range d.lines[line].runs {
		begin := end.width()
		end.runs = append(end.runs, r)
		if r.link != noLink && column >= begin && column < end.width() {
			return r.link
		}
	}
	return noLink
}

// view draws the lines in view.
func (d *detail) view(theme *style.Theme, focused bool) []*component.Line {
	chosen := d.link
	if !focused {
		chosen = noLink
	}
	from, to := d.list.Visible()
	lines := make([]*component.Line, 0, to-from)
	for _, line := range d.lines[from:to] {
		lines = append(lines, line.draw(theme, d.width, chosen))
	}
	return lines
}
