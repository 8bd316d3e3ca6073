package entities

import (
	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/engine/text"
	"caliper-playground/ui/component"
	"caliper-playground/ui/page/commands"
)

// found lists the entities that the filter lets through. The cursor stays on the one
// that it is on.
func (e *Page) found() tea.Cmd {
	was, _ := e.selected()
	e.listed(was.ID)
	return nil
}

// listed does so with the cursor on the entity of that id, where it is listed, or else
// on the line where it is.
func (e *Page) listed(id string) {
	e.shown = e.shown[:0]
	at := e.list.Cursor
	for i, of := range e.now.entities {
		if !e.find.Takes(of.Type, of.Name, of.ID) {
			continue
		}
		if of.ID == id {
			at = len(e.shown)
		}
		e.shown = append(e.shown, i)
	}
	e.list.SetLen(len(e.shown))
	e.list.Select(at)
}

// Type implements page.Typist.
func (e *Page) Type(press tea.KeyMsg) tea.Cmd {
	return commands.TypeFilter(e.env, &e.find, press, e.found)
}

// Typing implements page.Page.
func (e *Page) Typing() bool { return e.find.Typing }

// viewFilter draws the filter and how much it lets through.
func (e *Page) viewFilter() *component.Line {
	return e.find.Line(e.env.Theme, e.width, "type, name, id", text.Plural(len(e.shown), "entity"))
}
