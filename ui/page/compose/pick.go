package compose

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/engine/lookup"
	"caliper-playground/ui/component/picker"
	"caliper-playground/ui/page"
)

// pick opens a picker over the form. There is nothing to run for it: the command is nil.
func (c *Page) pick(p *picker.Picker) tea.Cmd {
	c.onJSON = false
	p.SetHeight(c.layout.list.Height)
	p.SearchIn(c.book)
	c.picker = p
	return nil
}

// acceptPick takes what is under the cursor. Where no choice is called what is
// typed, nothing is taken by itself, for it may be a slip.
func (c *Page) acceptPick() tea.Cmd {
	take, ok := c.picker.Chosen()
	if ok {
		c.picker = nil
		return take()
	}
	k := c.env.Keys
	words := "Nothing to choose is called " + strings.TrimSpace(c.picker.Filter.Value()) + ". "
	if c.picker.TakesElse() {
		words += k.Compose.Anyway.Help().Key + " takes it as it is typed, "
	}
	c.env.Say(page.Warned, words+k.Prompt.Cancel.Help().Key+" shows all.")
	return nil
}

// cancelPick shows all choices again, or leaves the question.
func (c *Page) cancelPick() tea.Cmd {
	p := c.picker
	if p.ShowAll() {
		return nil
	}
	c.picker = nil
	if p.Leave == nil {
		return nil
	}
	return p.Leave()
}

// pickOther takes what is typed, whatever it is.
func (c *Page) pickOther() tea.Cmd {
	p := c.picker
	c.picker = nil
	return p.Else()
}

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
