package entities

import (
	"cmp"
	"fmt"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/engine/entities"
	"caliper-playground/engine/text"
	"caliper-playground/engine/why"
	"caliper-playground/ui/page"
	"caliper-playground/ui/page/commands"
)

func (e *Page) whyNothing() string {
	switch {
	case len(e.now.entities) == 0:
		return "No message speaks of anything yet."
	case len(e.shown) == 0:
		return commands.NoneFound(e.env)
	}
	return ""
}

// subject is what the selected thing is, by the name that it is looked up by.
func (e *Page) subject() []string {
	at, _ := e.selected()
	return []string{at.Type, "describe"}
}

// explain answers why the selected thing is marked as referred to first, or is not.
func (e *Page) explain() tea.Cmd {
	at, _ := e.selected()
	return e.env.Open(page.Answer{Title: "why " + cmp.Or(at.Name, at.ID), Parts: answer(at), About: e.subject()})
}

func answer(of entities.Entity) []why.Part {
	described := "Nothing has described it: in no message does it stand with its type."
	if of.Described > 0 {
		described = fmt.Sprintf("It was described %s, first by message %d, as %s.", text.Plural(of.Described, "time"), of.First, text.Article(of.Type))
	}
	referred := "Nothing refers to it by its IRI alone."
	if of.Referred > 0 {
		referred = fmt.Sprintf("Its IRI alone stood for it %s, first in message %d.", text.Plural(of.Referred, "time"), of.ReferredFirst)
	}
	title, so := "Why it is not marked", "Whoever met the IRI knew by then what it stands for."
	switch {
	case of.Referred == 0:
		so = "It is described wherever it is named, so that nothing need be sent before."
	case of.Ahead:
		title, so = "Why it is marked", "Whoever met the IRI could not know what it stands for. An event whose actor or object nobody has described fills no row that asks for a type."
	}
	parts := []why.Part{{Title: title, Lines: []string{described, referred, so}}}
	if !of.Ahead {
		return parts
	}
	from := "By what was said of it later."
	switch {
	case of.Described == 0 && of.Certain:
		from = "By where it is referred to, which takes this type alone."
	case of.Described == 0:
		from = "The type is a guess: where it is referred to, several fit."
	}
	lines := []string{from, of.Describe}
	if len(of.Needs) > 0 {
		lines = append(lines, "It still needs "+text.And(of.Needs)+", which nobody but you can tell.")
	}
	return append(parts, why.Part{Title: "The description to send first", Lines: lines})
}
