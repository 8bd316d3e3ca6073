package app

import (
	"encoding/xml"
	"fmt"
	"strings"

	"caliper-playground/engine/text"
)

// The measures of a cell, in the units of the picture.
const (
	cellWidth  = 8.4
	cellHeight = 18
	margin     = 12
	fontSize   = 14
)

// pictureColours are those of a picture by the program's own numbers of colours (theme dark).
var pictureColours = map[string]string{"38;5;81": "#5fd7ff", "38;5;114": "#87d787", "38;5;210": "#ff8787", "38;5;221": "#ffd75f"}

const (
	foreground = "#d8d8d8"
	faint      = "#8a8a8a"
	background = "#1b1d23"
)

// asSVG draws a frame in the dark theme. Each run of one style is placed at its
// own column, so that any monospaced font gives the same picture.
func asSVG(frame, title string, width, height int) string {
	var b strings.Builder
	w, h := float64(width)*cellWidth+2*margin, float64(height)*cellHeight+2*margin
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %.0f %.0f" font-family="ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="%d" fill="%s">`+"\n", w, h, fontSize, foreground)
	fmt.Fprintf(&b, "<title>%s</title>\n<rect width=\"100%%\" height=\"100%%\" rx=\"6\" fill=\"%s\"/>\n", escaped(title), background)
	for row, line := range strings.Split(frame, "\n") {
		drawLine(&b, line, float64(margin)+float64(row+1)*cellHeight-5)
	}
	b.WriteString("</svg>\n")
	return b.String()
}

// drawLine draws the runs of a line at their columns.
func drawLine(b *strings.Builder, line string, y float64) {
	column, style := 0, ""
	for line != "" {
		run, rest, found := strings.Cut(line, "\x1b[")
		drawRun(b, run, column, y, style)
		column += text.Width(run)
		if !found {
			return
		}
		style, line, _ = strings.Cut(rest, "m")
	}
}

func drawRun(b *strings.Builder, run string, column int, y float64, style string) {
	shown := strings.TrimLeft(run, " ")
	column += len(run) - len(shown)
	shown = strings.TrimRight(shown, " ")
	if shown == "" {
		return
	}
	fill := ""
	switch colour, known := pictureColours[style]; {
	case known:
		fill = fmt.Sprintf(` fill="%s"`, colour)
	case style == "1":
		fill = ` font-weight="bold"`
	case style == "2":
		fill = fmt.Sprintf(` fill="%s"`, faint)
	}
	fmt.Fprintf(b, `<text xml:space="preserve" x="%.1f" y="%.0f" textLength="%.1f"%s>%s</text>`+"\n",
		margin+float64(column)*cellWidth, y, float64(text.Width(shown))*cellWidth, fill, escaped(shown))
}

func escaped(s string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(s)) // a builder takes everything
	return b.String()
}
