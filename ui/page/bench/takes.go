package bench

import (
	"caliper-playground/catalog"
	"caliper-playground/engine/why"
	"caliper-playground/ui/component"
)

// takesFrom is the height of the tree of profiles from which there is room below for
// what the selected row takes.
const takesFrom = 24

// takes are the lines that say what the selected row takes; nil where none is
// selected, or there is no room.
func (b *Page) takes() []string {
	at, ok := b.profiles.selected()
	if !ok || at.row < 0 || b.layout.profiles.Height < takesFrom {
		return nil
	}
	theme, row := b.env.Theme, b.profiles.scores[at.profile].Rows[at.row].Row
	paper := &component.Paper{Theme: theme, Width: b.layout.profiles.Width, Filled: true}
	paper.Lines = append(paper.Lines, component.Rule(theme, paper.Width))
	for _, line := range why.Takes(catalog.Get(b.session.Spec()), row) {
		paper.Hang(theme.Dim, 1, line)
	}
	return paper.Lines
}

// window is the part of the tree of profiles that is in sight: above what the
// selected row takes.
func (b *Page) window(takes int) component.List {
	l := b.profiles.list
	l.SetHeight(b.layout.profiles.Height - takes)
	return l
}
