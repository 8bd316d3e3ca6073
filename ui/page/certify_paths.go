package page

import (
	"path/filepath"
	"slices"

	"caliper-playground/engine/text"
)

// paths names files: each whole on a line of its own, or where they do not fit
// their folder and their names. What is too long even so is cut in front, so that
// the name's end stays.
func (p *paper) paths(paths []string) {
	const indent = 3
	room := p.width - indent - 1
	whole := !slices.ContainsFunc(paths, func(path string) bool { return text.Width(text.Clean(path)) > room })
	if !whole {
		p.add(p.line().Gap(indent).Add(p.theme.Plain, endOf(filepath.Dir(paths[0])+string(filepath.Separator), room)))
	}
	for _, path := range paths {
		if whole {
			p.add(p.line().Gap(indent).Add(p.theme.Plain, path))
		} else {
			p.add(p.line().Gap(indent+2).Add(p.theme.Plain, endOf(filepath.Base(path), room-2)))
		}
	}
}

// endOf returns foreign text that fits into so many cells, cut in front.
func endOf(foreign string, cells int) string {
	clean := text.Clean(foreign)
	over := text.Width(clean) - cells
	if over <= 0 {
		return clean
	}
	return "…" + text.Skip(clean, over+1)
}
