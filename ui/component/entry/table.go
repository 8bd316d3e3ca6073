package entry

import (
	"caliper-playground/engine/lookup"
	"caliper-playground/engine/text"
)

// The cells between the columns of a table, and how few the last column may
// have before the table is stacked: fewer where columns are compared, which is
// hard to do one below the other.
const (
	columnGap     = 2
	leastFinal    = 32
	leastCompared = 20
)

// putTable lays a table out in columns where they fit, and else with the cells
// of a row below each other.
func (p *Pane) putTable(b lookup.Block) {
	starts, fits := p.columns(b)
	if !fits {
		p.stack(b)
		return
	}
	head := textLine{indent: Indent}
	for i, words := range b.Head {
		head.pad(starts[i])
		head.runs = append(head.runs, textRun{words, weightDim, NoLink})
	}
	p.lines = append(p.lines, head)
	for _, row := range b.Rows {
		p.putRow(row, starts)
		p.putNote(row.Note)
	}
}

// columns says where the columns begin, and whether they fit side by side.
// Columns that are read against each other share the room alike.
func (p *Pane) columns(b lookup.Block) (starts []int, fits bool) {
	widths := make([]int, len(b.Head))
	for i, words := range b.Head {
		widths[i] = text.Width(words)
		for _, row := range b.Rows {
			widths[i] = max(widths[i], text.Width(row.Cells[i].String()))
		}
	}
	last := len(widths) - 1
	if b.Compared {
		widths[0] = min(widths[0], max(16, p.width/3))
		widths[1] = min(widths[1], max(leastCompared, (p.width-Indent-widths[0]-2*columnGap)/2))
	}
	at := Indent
	for _, w := range widths {
		starts = append(starts, at)
		at += w + columnGap
	}
	least := leastFinal
	if b.Compared {
		least = leastCompared
	}
	return starts, p.width-starts[last] >= min(least, widths[last])
}

// putRow lays a row out in columns, over as many lines as its longest cell.
func (p *Pane) putRow(row lookup.TableRow, starts []int) {
	var lines []textLine
	for i, cell := range row.Cells {
		end := p.width
		if i+1 < len(starts) {
			end = starts[i+1] - columnGap
		}
		room := end - starts[i]
		for n, part := range fill(textLine{}, p.indented(cell), 0, room) {
			if n == len(lines) {
				lines = append(lines, textLine{indent: Indent})
			}
			lines[n].pad(starts[i])
			lines[n].runs = append(lines[n].runs, part.runs...)
		}
	}
	p.add(lines)
}

// indented cuts a cell into atoms; leading spaces, which show what stands below
// what, stay.
func (p *Pane) indented(cell lookup.Text) []atom {
	all := atoms(cell, weightPlain, p.number)
	if len(cell) == 0 || len(all) == 0 {
		return all
	}
	lead := ""
	for _, c := range cell[0].Words {
		if c != ' ' {
			break
		}
		lead += " "
	}
	if lead != "" {
		all[0] = append(atom{{lead, weightPlain, NoLink}}, all[0]...)
	}
	return all
}

// putNote writes what stands below a row.
func (p *Pane) putNote(note string) {
	if note != "" {
		const indent = Indent + 4
		p.add(fill(textLine{indent: indent}, atoms(lookup.Text{{Words: note}}, weightDim, p.number), indent, p.width))
	}
}

// stack writes the cells of each row below each other.
func (p *Pane) stack(b lookup.Block) {
	const indent = Indent + 4
	for _, row := range b.Rows {
		p.add(fill(textLine{indent: Indent}, p.indented(row.Cells[0]), Indent+2, p.width))
		if !b.Compared {
			var rest lookup.Text
			for i, cell := range row.Cells[1:] {
				if i > 0 {
					rest = append(rest, lookup.Piece{Words: " · "})
				}
				rest = append(rest, cell...)
			}
			p.add(fill(textLine{indent: indent}, atoms(rest, weightPlain, p.number), indent, p.width))
		} else {
			for i, cell := range row.Cells[1:] {
				first := textLine{indent: indent, runs: []textRun{{b.Head[i+1] + " ", weightDim, NoLink}}}
				p.add(fill(first, atoms(cell, weightPlain, p.number), indent+2, p.width))
			}
		}
		p.putNote(row.Note)
	}
}
