package compose

import (
	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/catalog"
	"caliper-playground/engine/compose"
	"caliper-playground/engine/lookup"
	"caliper-playground/engine/text"
	"caliper-playground/ui/component/mark"
	"caliper-playground/ui/component/picker"
	"caliper-playground/ui/page"
)

// openBook gets the book by which choices are found by what is meant. Until it is there,
// they are found by name alone.
func (c *Page) openBook() tea.Cmd {
	spec := c.spec
	return page.After(func() *lookup.Book {
		book := lookup.Of(spec)
		book.Index()
		return book
	}, func(book *lookup.Book) tea.Cmd {
		c.book = book
		if c.picker != nil {
			c.picker.SearchIn(book)
		}
		return nil
	})
}

// profileOptions are the profiles, each with what is composed for it already.
func (c *Page) profileOptions(v *catalog.Vocabulary) []picker.Option {
	var options []picker.Option
	for i := range v.Profiles {
		p := &v.Profiles[i]
		options = append(options, picker.Option{
			Label: p.Title, Note: text.Plural(len(p.Rows), "row"), Meaning: p.Meaning, Here: c.hasEvent("", p.Name), Is: []lookup.Ref{{Kind: lookup.Profile, Name: p.Name}},
		})
	}
	return options
}

// rowOptions are rows by their event and action.
func (c *Page) rowOptions(v *catalog.Vocabulary, rows []*catalog.Row) []picker.Option {
	var options []picker.Option
	for _, row := range rows {
		o := picker.Option{
			Label: row.Event + " › " + mark.Action(row.Action), Note: v.Profile(row.Profile).Title, Here: c.now().envelope.HasRow(row), Sought: true,
			Is: []lookup.Ref{{Kind: lookup.Row, Name: row.ID}, {Kind: lookup.Action, Name: row.Action}, {Kind: lookup.Event, Name: row.Event}},
		}
		if a := v.Action(row.Action); a != nil {
			o.Meaning = a.Meaning
		}
		options = append(options, o)
	}
	return options
}

// hasEvent says whether something of a type, or for a profile, is composed already;
// "" is any.
func (c *Page) hasEvent(typeName, profile string) bool {
	for i := range c.now().envelope.Len() {
		d := c.now().envelope.Draft(i)
		if (typeName == "" || d.Type() == typeName) && (profile == "" || d.Profile() == profile) {
			return true
		}
	}
	return false
}

// wordOption is a word of the vocabulary: a type, an action, a profile, a term.
func wordOption(word, note, meaning string, here bool) picker.Option {
	o := picker.Option{Label: word, Note: note, Meaning: meaning, Here: here}
	for _, kind := range []lookup.Kind{lookup.Event, lookup.Entity, lookup.Action, lookup.Profile, lookup.Term} {
		o.Is = append(o.Is, lookup.Ref{Kind: kind, Name: word})
	}
	return o
}

// propertyOption is a property, which is known by what it takes too: who looks for
// LTI finds the property that takes an LtiSession.
func propertyOption(f compose.Field) picker.Option {
	o := picker.Option{Label: f.Name, Note: f.Takes(), Meaning: f.Meaning, Here: f.State == compose.Present, Is: []lookup.Ref{{Kind: lookup.Property, Name: f.Name}}}
	for _, name := range f.Property.Types {
		o.Is = append(o.Is, lookup.Ref{Kind: lookup.Entity, Name: name})
	}
	return o
}
