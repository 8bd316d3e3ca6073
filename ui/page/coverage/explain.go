package coverage

import (
	"fmt"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/catalog"
	"caliper-playground/engine/conformance"
	"caliper-playground/engine/lookup"
	"caliper-playground/engine/text"
	"caliper-playground/engine/why"
	"caliper-playground/ui/page"
)

// subject is what the selected line is about, by the name that it is looked up by.
func (c *Page) subject() []string {
	if m := c.missingAt(c.selected()); m != nil {
		return []string{m.ref.Name}
	}
	return []string{"coverage"}
}

func (c *Page) whyNothingSelected() string {
	return page.When(c.missingAt(c.selected()) == nil, "Nothing that is missing is selected. Unfold a heading, and choose below it.")
}

// explain answers why something is missing: of a row what came closest to it, of all
// else what it takes to be touched.
func (c *Page) explain() tea.Cmd {
	m, s := c.missingAt(c.selected()), c.env.Engine.Session()
	v := catalog.Get(s.Spec())
	return c.env.Wait(page.After(func() []why.Part {
		if m.row != nil {
			return why.Row(v, conformance.RowScore{Row: m.row}, why.Near(v, s, []*catalog.Row{m.row}), nil)
		}
		return []why.Part{{Title: "Why nothing touches it", Lines: []string{fmt.Sprintf("In %s there is no %s.", text.Plural(s.Len(), "message"), m.wanted())}},
			{Title: "What would touch it", Lines: []string{m.would(v)}}}
	}, func(parts []why.Part) tea.Cmd {
		return c.env.Open(page.Answer{Title: "why " + m.name, Parts: parts, About: []string{m.ref.Name}})
	}))
}

// wanted is what would have to be in a message.
func (m *missing) wanted() string {
	switch m.ref.Kind {
	case lookup.Event, lookup.Entity:
		return m.ref.Name
	case lookup.Action:
		return "event with the action " + m.ref.Name
	case lookup.Property:
		return "property " + m.ref.Name + " of " + text.Article(m.owner())
	}
	return "finding of the rule " + m.ref.Name
}

// would says what a sensor would have to send.
func (m *missing) would(v *catalog.Vocabulary) string {
	switch m.ref.Kind {
	case lookup.Event:
		return fmt.Sprintf("An event of the type %s with %s.", m.ref.Name, text.Or(v.Event(m.ref.Name).Actions))
	case lookup.Entity:
		return fmt.Sprintf("A thing of the type %s, described by itself or where an event names it.", m.ref.Name)
	case lookup.Action:
		var events []string
		for i := range v.Events {
			for _, action := range v.Events[i].Actions {
				if action == m.ref.Name && !v.Events[i].Deprecated {
					events = append(events, v.Events[i].Name)
				}
			}
		}
		if len(events) == 0 {
			return "An Event with this action, which none of the others takes."
		}
		return fmt.Sprintf("%s with this action.", text.Capital(text.Article(text.Or(events))))
	case lookup.Property:
		return fmt.Sprintf("%s, or what is one, that has the property.", text.Capital(text.Article(m.owner())))
	}
	return "A document that the rule finds fault with: its page has one. That nothing was found is well for a product, and leaves the rule untried."
}
