package component

import (
	"path/filepath"
	"slices"
	"strings"

	"caliper-playground/engine/text"
	"caliper-playground/ui/style"
)

// Paper collects the lines of a pane, none wider than it is.
type Paper struct {
	Theme *style.Theme
	Width int
	Lines []string

	Indent int  // of the lines of a command
	Filled bool // lines end where the paper does, so that something can stand beside
}

// Line begins a line of the paper's width.
func (p *Paper) Line() *Line { return NewLine(p.Width) }

// Add puts a line below the others.
func (p *Paper) Add(l *Line) {
	if p.Filled {
		l.To(p.Width)
	}
	p.Lines = append(p.Lines, l.String())
}

// Blank adds an empty line.
func (p *Paper) Blank() { p.Add(p.Line()) }

// Wrap adds foreign text in as many lines as it takes, up to a bound that no
// honest message reaches.
func (p *Paper) Wrap(s style.Style, indent int, foreign string) {
	for _, wrapped := range Wrap(foreign, p.Width-indent-1, 12) {
		p.Add(p.Line().Gap(indent).Add(s, wrapped))
	}
}

// Hang adds foreign text like wrap, with what does not fit on its first line a
// little further in.
func (p *Paper) Hang(s style.Style, indent int, foreign string) {
	for i, wrapped := range Wrap(foreign, p.Width-indent-3, 12) {
		if i == 1 {
			indent += 2
		}
		p.Add(p.Line().Gap(indent).Add(s, wrapped))
	}
}

// Curl adds a command line, broken where a shell allows it.
func (p *Paper) Curl(command, key string) {
	parts := strings.Split(command, " \\\n")
	for i, part := range parts {
		if i < len(parts)-1 {
			part += " \\"
		}
		line := p.Line().Gap(3 + p.Indent)
		if i > 0 {
			line.Gap(2)
		}
		for j, wrapped := range Wrap(strings.TrimSpace(part), line.Left()-2, 0) {
			if j > 0 {
				p.Add(line)
				line = p.Line().Gap(5 + p.Indent)
			}
			line.Add(p.Theme.Strong, wrapped)
			if i == 0 && j == 0 {
				line.Right(p.Theme.Accent, key)
			}
		}
		p.Add(line)
	}
}

// Point adds a statement with a glyph before it, wrapped behind the glyph.
func (p *Paper) Point(s style.Style, glyph, foreign string) {
	for _, line := range Pointed(s, glyph, foreign, p.Width, 3, 12) {
		p.Add(line)
	}
}

// Paths names files: each whole on a line of its own, or where they do not fit
// their folder and their names. What is too long even so is cut in front, so that
// the name's end stays.
func (p *Paper) Paths(paths []string) {
	const indent = 3
	room := p.Width - indent - 1
	whole := !slices.ContainsFunc(paths, func(path string) bool { return text.Width(text.Clean(path)) > room })
	if !whole {
		p.Add(p.Line().Gap(indent).Add(p.Theme.Plain, endOf([]rune(filepath.Dir(paths[0])+string(filepath.Separator)), room)))
	}
	for _, path := range paths {
		if whole {
			p.Add(p.Line().Gap(indent).Add(p.Theme.Plain, path))
		} else {
			p.Add(p.Line().Gap(indent+2).Add(p.Theme.Plain, endOf([]rune(filepath.Base(path)), room-2)))
		}
	}
}
