package certify

import (
	"errors"
	"fmt"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/engine/certify"
	"caliper-playground/engine/text"
	"caliper-playground/ui/page"
)

// back leaves the instructions for the progress, the confirmation for the
// progress, and the page otherwise.
func (c *Page) back(step certify.Step) tea.Cmd {
	switch {
	case c.guide:
		return c.toggleGuide()
	case c.aside:
		c.aside = false
		c.layOut()
		return nil
	case step == certify.Confirmation:
		return c.change((*certify.State).Reopen)
	}
	return c.leave()
}

// start begins a run with what is typed, or asks before another session takes the
// place of this one, which marks another version than the form names.
func (c *Page) start() tea.Cmd {
	state := c.keeper.State()
	if of, elsewhere := state.Elsewhere(c.session.Spec()); elsewhere {
		c.env.Ask(fmt.Sprintf("This session marks Caliper %s. Open one of %s in its place, with the form as it is? What is in the log stays on disk.", c.session.Spec(), of),
			func() tea.Cmd {
				c.starts = true
				return c.env.Fresh(of)
			})
		return nil
	}
	return c.change(func(s *certify.State) error { return s.Start(c.env.Now(), c.session.Len(), c.session.Spec()) })
}

// lookAside shows the instructions once more.
func (c *Page) lookAside() tea.Cmd {
	c.aside, c.token = true, false
	c.list.Offset, c.list.Cursor = 0, 0
	c.layOut()
	return nil
}

// toggleGuide shows what the guide says of the flow, or no longer.
func (c *Page) toggleGuide() tea.Cmd {
	c.guide = !c.guide
	c.list.Offset, c.list.Cursor = 0, 0
	c.layOut()
	return nil
}

// secure has the endpoint speak TLS, and shows where.
func (c *Page) secure() tea.Cmd {
	return page.After(c.env.Engine.Secure, func(err error) tea.Cmd {
		if err != nil {
			c.env.Say(page.Failed, "TLS cannot be switched on: "+err.Error())
			return nil
		}
		c.layOut()
		c.env.Say(page.Told, "The endpoint speaks TLS now, and goes on with plain HTTP where it did.")
		return nil
	})
}

// toggleToken shows the token, or hides it again.
func (c *Page) toggleToken() tea.Cmd {
	c.token = !c.token
	c.layOut()
	return nil
}

// agree agrees to the statement, or withdraws that.
func (c *Page) agree() tea.Cmd {
	agreed := c.keeper.State().Run.Agreed
	cmd := c.change(func(s *certify.State) error { return s.Agree(!agreed) })
	if box := c.agreeAt - c.list.Height + 1; c.list.Offset < box {
		c.list.Scroll(box - c.list.Offset) // where it can be seen
	}
	return cmd
}

// repeat begins another run for the same product.
func (c *Page) repeat() tea.Cmd {
	return c.change(func(s *certify.State) error { return s.Repeat(c.env.Now(), c.session.Len(), c.session.Spec()) })
}

// edit goes back to the form.
func (c *Page) edit() tea.Cmd { return c.change((*certify.State).Edit) }

// complete ends the counting and asks for the confirmation.
func (c *Page) complete() tea.Cmd {
	c.length = max(c.length, c.session.Len())
	return c.change(func(s *certify.State) error { return s.Complete(c.env.Now(), c.length) })
}

// askCancel asks before a run ends without results.
func (c *Page) askCancel() tea.Cmd {
	c.env.Ask("Cancel the run? It gets no results; the form and the messages stay.", c.cancel)
	return nil
}

// refused says why a step cannot be taken. A field that is not as it must be
// gets the focus.
func (c *Page) refused(err error) tea.Cmd {
	said := text.Capital(err.Error()) + "."
	var field *certify.FieldError
	if errors.As(err, &field) {
		if c.view() == certify.Form {
			c.form.checked = true
			c.form.focusOn(int(field.Field))
			product := c.keeper.State().Product
			if more := c.form.wrongFields(&product) - 1; more > 0 {
				said += " " + text.Plural(more, "more field") + " to mend."
			}
		}
		c.form.refusal = field
	}
	c.layOut()
	c.env.Say(page.Warned, said)
	return nil
}
