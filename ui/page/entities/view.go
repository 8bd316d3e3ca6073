package entities

import (
	"cmp"
	"fmt"
	"strconv"

	"caliper-playground/engine/entities"
	"caliper-playground/engine/text"
	"caliper-playground/ui/component"
	"caliper-playground/ui/page/commands"
)

// mostDetail is how many lines tell of the selected entity at most.
const mostDetail = 7

// detailLines is how many do where the list needs room too.
func (e *Page) detailLines() int { return min(mostDetail, max(3, e.height/3)) }

// columns are those of the list, in cells: of the type, which the longest of Caliper's
// fits into where there is room, and of each count, which is left out where a name
// needs the room more.
func columns(width int) (typed, count int) {
	switch {
	case width < 60:
		return max(8, width*2/5), 0
	case width < 76:
		return 21, 6
	}
	return 27, 6
}

// head says what the page is about.
func (e *Page) head() []string {
	theme := e.env.Theme
	p := &component.Paper{Theme: theme, Width: e.width}
	words := "What the messages of this session speak of."
	if n := len(e.now.entities); n > 0 {
		words = fmt.Sprintf("The messages of this session speak of %s, %d of them referred to before anything described them (!).", text.Plural(n, "entity"), e.now.ahead)
		if len(words) > 2*(e.width-2) { // of which two lines are shown
			words = fmt.Sprintf("%s; ! referred to before they were described: %d.", text.Plural(n, "entity"), e.now.ahead)
		}
	}
	p.Wrap(theme.Plain, 1, words)
	if len(p.Lines) > 2 {
		p.Lines = p.Lines[:2]
	}
	p.Add(e.viewFilter())
	typed, count := columns(e.width)
	line := p.Line().Gap(4).Cell(theme.Dim, "type", typed)
	if count > 0 {
		line.Number(theme.Dim, "descr.", count).Gap(1).Number(theme.Dim, "ref'd", count)
	}
	p.Add(line.Gap(2).Add(theme.Dim, "name or id"))
	return p.Lines
}

// View implements Page.
func (e *Page) View() []string {
	lines := e.head()
	if len(e.shown) == 0 {
		words := "Nothing has been received that speaks of anything."
		switch {
		case e.now.read < e.now.of || e.busy:
			words = "reading…"
		case len(e.now.entities) > 0:
			words = commands.NoneFound(e.env)
		}
		lines = append(lines, component.NewLine(e.width).Gap(1).Add(e.env.Theme.Dim, words).String())
	}
	e.list.SetHeight(max(1, e.height-len(lines)-e.detailLines()))
	lines = append(lines, e.list.Drawn(e.viewEntity)...)
	if at, ok := e.selected(); ok {
		lines = append(lines, e.detail(at)...)
	}
	return lines[:min(len(lines), e.height)]
}

func (e *Page) viewEntity(row int, selected bool) string {
	theme, of := e.env.Theme, e.now.entities[e.shown[row]]
	line := component.NewLine(e.width).Gap(1).Cursor(theme, selected, true)
	if of.Ahead {
		line.Add(theme.Caution, "!")
	}
	typed, count := columns(e.width)
	line.To(4).Cell(component.TitleStyle(theme, selected), cmp.Or(of.Type, "never described"), typed)
	if count > 0 {
		line.Number(theme.Plain, strconv.Itoa(of.Described), count).Gap(1).Number(theme.Plain, strconv.Itoa(of.Referred), count)
	}
	return line.Gap(2).Add(theme.Plain, cmp.Or(of.Name, of.ID)).String()
}

// detail tells of the selected thing.
func (e *Page) detail(of entities.Entity) []string {
	theme := e.env.Theme
	p := &component.Paper{Theme: theme, Width: e.width}
	p.Blank()
	p.Wrap(theme.Strong, 1, of.ID)
	described := "Nothing has described it."
	if of.Described > 0 {
		described = fmt.Sprintf("Described first by message %d.", of.First)
	}
	if of.Referred > 0 {
		described += fmt.Sprintf(" Referred to first by message %d.", of.ReferredFirst)
	}
	p.Wrap(theme.Plain, 1, described)
	if of.Ahead {
		words := "To be sent first: " + of.Describe
		if !of.Certain {
			words += "  (the type is a guess)"
		}
		p.Hang(theme.Dim, 1, words)
	}
	return p.Lines[:min(len(p.Lines), e.detailLines())]
}

// Status implements Page: how far reading has come.
func (e *Page) Status(width int) string {
	if e.now.read >= e.now.of {
		return ""
	}
	return component.NewLine(width).Gap(1).Add(e.env.Theme.Caution, fmt.Sprintf("reading… %d of %s", e.now.read, text.Plural(e.now.of, "message"))).String()
}
