package message

import (
	"strconv"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/engine/text"
	"caliper-playground/ui/component"
	"caliper-playground/ui/component/diff"
	"caliper-playground/ui/keys"
	"caliper-playground/ui/page"
	"caliper-playground/ui/page/commands"
	"caliper-playground/ui/style"
)

// DiffText is a page's text that ends in a comparison: lines that are put
// together for the width, and below them what differs between two bodies.
type DiffText struct {
	Width    int
	List     component.List
	sideways int // cells that the bodies are scrolled to the right
	head     []string
	rows     Comparison
}

// Set shows other lines above the comparison, or another comparison.
func (d *DiffText) Set(head []string, rows Comparison) {
	d.head, d.rows = head, rows
	d.List.SetLen(len(head) + len(rows.rows))
}

// ToTop begins to read at the start.
func (d *DiffText) ToTop() { d.List.Offset, d.List.Cursor, d.sideways = 0, 0, 0 }

// Commands scroll the text; the foot names them from a place on.
func (d *DiffText) Commands(k *keys.Map, foot int) []page.Command {
	return append(commands.Reading(k.Move, &d.List, foot),
		page.Command{Key: k.Message.ScrollLeft, Group: commands.ReadGroup, Do: page.Do(func() { d.sideways = max(0, d.sideways-sidewaysStep) }),
			Why: func() string { return commands.WhyNotLeft(d.sideways) }},
		page.Command{Key: k.Message.ScrollRight, Group: commands.ReadGroup, Foot: foot + 4, Do: page.Do(func() { d.sideways += sidewaysStep })})
}

// Mouse answers the wheel.
func (d *DiffText) Mouse(msg tea.MouseMsg) { component.ScrollByWheel(&d.List, msg) }

// View draws the lines in view.
func (d *DiffText) View(theme *style.Theme) []string {
	return d.List.Drawn(func(row int, _ bool) string {
		if row < len(d.head) {
			return d.head[row]
		}
		return d.rows.draw(theme, row-len(d.head), d.sideways, d.Width)
	})
}

// Comparison is two texts as they are shown: what differs, with a few lines
// around it.
type Comparison struct {
	rows    []comparedRow
	numbers int // the cells that a line's number takes
}

// comparedRow is a line of a comparison, or some that are the same and left out.
type comparedRow struct {
	line    diff.Line
	skipped int
	alike   int // the cells in which what is removed and added in its place begin alike
}

// around is how many lines are shown before and after what differs.
const around = 3

func NewComparison(lines []diff.Line) Comparison {
	var c Comparison
	shown := make([]bool, len(lines))
	for i, l := range lines {
		c.numbers = max(c.numbers, len(strconv.Itoa(max(l.Before, l.After))))
		if l.Kind == diff.Same {
			continue
		}
		for j := max(0, i-around); j <= min(len(lines)-1, i+around); j++ {
			shown[j] = true
		}
	}
	skipped := 0
	for i, l := range lines {
		if !shown[i] {
			skipped++
			continue
		}
		if skipped > 0 {
			c.rows = append(c.rows, comparedRow{skipped: skipped})
			skipped = 0
		}
		c.rows = append(c.rows, comparedRow{line: l})
	}
	if skipped > 0 && len(c.rows) > 0 {
		c.rows = append(c.rows, comparedRow{skipped: skipped})
	}
	c.pair()
	return c
}

// pair notes of each removed line and the one added in its place how far they begin
// alike.
func (c *Comparison) pair() {
	for i := 0; i < len(c.rows); {
		removed := c.run(i, diff.Removed)
		added := c.run(i+removed, diff.Added)
		for k := range min(removed, added) {
			before, after := &c.rows[i+k], &c.rows[i+removed+k]
			before.alike = alike(text.Clean(before.line.Text), text.Clean(after.line.Text))
			after.alike = before.alike
		}
		i += max(1, removed+added)
	}
}

// run is how many rows from one on are lines of a kind.
func (c *Comparison) run(from int, kind diff.Kind) int {
	n := 0
	for from+n < len(c.rows) && c.rows[from+n].skipped == 0 && c.rows[from+n].line.Kind == kind {
		n++
	}
	return n
}

// alike is how many cells two texts begin with that are the same.
func alike(a, b string) int {
	cells := 0
	for a != "" && b != "" {
		n, width := text.Next(a)
		if !strings.HasPrefix(b, a[:n]) {
			break
		}
		a, b, cells = a[n:], b[n:], cells+width
	}
	return cells
}

// draw draws a row: its numbers in both texts, a glyph for what became of it,
// and the line, scrolled to the right by some cells.
func (c *Comparison) draw(theme *style.Theme, row, sideways, width int) string {
	r := c.rows[row]
	line := component.NewLine(width)
	if r.skipped > 0 {
		return line.Gap(2*c.numbers+3).Add(theme.Dim, "… "+text.Plural(r.skipped, "line")+" the same").String()
	}
	glyph, s := " ", theme.Plain
	switch r.line.Kind {
	case diff.Removed:
		glyph, s = "-", theme.Wrong
	case diff.Added:
		glyph, s = "+", theme.Good
	}
	line.Gap(1).Number(theme.Dim, lineNumber(r.line.Before), c.numbers).Gap(1).Number(theme.Dim, lineNumber(r.line.After), c.numbers)
	line.Gap(1).Add(s, glyph).Gap(1)
	shown := r.line.Text
	switch room := line.Left(); {
	case sideways > 0:
		shown = text.Skip(text.Clean(shown), sideways)
	case r.alike > room/2 && text.Width(text.Clean(shown)) > room: // what differs must be in sight
		line.Add(theme.Dim, "…")
		shown = text.Skip(text.Clean(shown), r.alike-room/2+1)
	}
	return line.Add(s, strings.TrimRight(shown, " ")).String()
}

func lineNumber(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}
