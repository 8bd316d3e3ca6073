package graph

import (
	"cmp"
	"fmt"
	"html"
	"strings"

	"caliper-playground/engine/text"
)

// The measures of a drawing, in pixels.
const (
	boxWidth, boxHeight = 190, 40
	columnGap, rowGap   = 130, 14
	margin              = 10
	labelLetters        = 26
)

// SVG draws the graph: columns by how far things are from what the message carries,
// and an arrow for each relation. It is "" where there is nothing to draw. Colours are
// those of the page around it.
func (g Graph) SVG() string {
	if len(g.Nodes) == 0 {
		return ""
	}
	depth := g.depths()
	rows := map[int]int{}
	x, y := make([]int, len(g.Nodes)), make([]int, len(g.Nodes))
	width, height := 0, 0
	for i := range g.Nodes {
		x[i] = margin + depth[i]*(boxWidth+columnGap)
		y[i] = margin + rows[depth[i]]*(boxHeight+rowGap)
		rows[depth[i]]++
		width, height = max(width, x[i]+boxWidth+margin), max(height, y[i]+boxHeight+margin)
	}
	var b strings.Builder
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="graph of the message" viewBox="0 0 %d %d" width="%d" height="%d" font-family="sans-serif" font-size="11" fill="none" stroke="currentColor">`, width, height, width, height)
	for _, e := range g.Edges {
		arrow(&b, x[e.From], y[e.From], x[e.To], y[e.To], e.Name)
	}
	for i, n := range g.Nodes {
		round := 4
		if n.Event {
			round = 18
		}
		fmt.Fprintf(&b, `<g><title>%s</title><rect x="%d" y="%d" width="%d" height="%d" rx="%d" fill="Canvas"/>`, escape(n.Words()), x[i], y[i], boxWidth, boxHeight, round)
		head, below := cmp.Or(n.Type, "an IRI"), cmp.Or(n.Name, n.ID)
		write(&b, x[i]+boxWidth/2, y[i]+16, "middle", text.Clip(head, labelLetters), true)
		write(&b, x[i]+boxWidth/2, y[i]+31, "middle", text.Middle(text.Clean(below), labelLetters), false)
		b.WriteString("</g>")
	}
	b.WriteString("</svg>")
	return b.String()
}

// arrow draws a relation from the right side of a box to the left of another, or round
// about to one that stands no further.
func arrow(b *strings.Builder, fromX, fromY, toX, toY int, name string) {
	startX, startY, endX, endY := fromX+boxWidth, fromY+boxHeight/2, toX, toY+boxHeight/2
	bend := columnGap / 2
	if toX <= fromX {
		endX = toX + boxWidth
		bend = columnGap / 3
		fmt.Fprintf(b, `<path d="M%d %dC%d %d %d %d %d %d" stroke-dasharray="4 3" opacity=".7"/>`, startX, startY+6, startX+bend, startY+6, endX+bend, endY+6, endX, endY+6)
		fmt.Fprintf(b, `<path d="M%d %dl7 -4v8z" fill="currentColor"/>`, endX, endY+6)
		write(b, max(startX, endX)+bend, (startY+endY)/2+10, "middle", name, false)
		return
	}
	fmt.Fprintf(b, `<path d="M%d %dC%d %d %d %d %d %d" opacity=".7"/>`, startX, startY, startX+bend, startY, endX-bend, endY, endX-6, endY)
	fmt.Fprintf(b, `<path d="M%d %dl-7 -4v8z" fill="currentColor"/>`, endX, endY)
	write(b, endX-10, endY-5, "end", name, false)
}

func write(b *strings.Builder, x, y int, anchor, words string, bold bool) {
	weight := ""
	if bold {
		weight = ` font-weight="bold"`
	}
	fmt.Fprintf(b, `<text x="%d" y="%d" text-anchor="%s" fill="currentColor" stroke="none"%s>%s</text>`, x, y, anchor, weight, escape(words))
}

func escape(s string) string { return html.EscapeString(text.Clean(s)) }

// depths says how far each node is from what the message carries.
func (g Graph) depths() []int {
	depth := make([]int, len(g.Nodes))
	seen := make([]bool, len(g.Nodes))
	var next []int
	for _, root := range g.Roots {
		if !seen[root] {
			seen[root] = true
			next = append(next, root)
		}
	}
	for ; len(next) > 0; next = next[1:] {
		for _, e := range g.Edges {
			if e.From == next[0] && !seen[e.To] {
				seen[e.To], depth[e.To] = true, depth[next[0]]+1
				next = append(next, e.To)
			}
		}
	}
	return depth
}
