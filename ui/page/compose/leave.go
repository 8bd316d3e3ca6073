package compose

import (
	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/engine/compose"
	"caliper-playground/ui/page"
)

// Unsent implements Worker.
func (c *Page) Unsent() string {
	switch {
	case !c.now().settled:
		return "What you composed was neither sent nor saved."
	case c.input.isChanged():
		return "What you typed is not in the event yet."
	}
	return ""
}

// Kept implements page.Keeper.
func (c *Page) Kept() string {
	if c.now().settled {
		return ""
	}
	return c.now().envelope.TextAt(compose.Whole)
}

// Leave implements Leaver. It asks where something would be lost; what is composed
// for a purpose goes there.
func (c *Page) Leave(then func() tea.Cmd) tea.Cmd {
	switch {
	case c.look.IsOpen() && then == nil:
		c.look.Shut()
	case c.purpose == nil && c.Unsent() != "":
		c.env.Offer("Leave? "+c.Unsent(), c.leavings(then)...)
	default:
		return c.leave(then)
	}
	return nil
}

// leave closes the page, and does then what follows.
func (c *Page) leave(then func() tea.Cmd) tea.Cmd {
	c.env.Close(c)
	var left tea.Cmd
	if c.purpose != nil {
		e := c.now().envelope
		left = c.purpose.Left(e.TextAt(compose.Whole), len(e.Repeats(c.gone)) > 0)
	}
	switch {
	case then == nil:
		return left
	case left == nil:
		return then()
	}
	// What follows may be the end, which waits until the work is kept.
	return page.After(func() tea.Msg { return left() }, func(came tea.Msg) tea.Cmd {
		var more tea.Cmd
		if result, ok := came.(page.Result); ok {
			more = result.Take()
		}
		return tea.Batch(more, then())
	})
}

// leavings are what can become of work when the page is left.
func (c *Page) leavings(then func() tea.Cmd) []page.Command {
	k := c.env.Keys
	leave := func() tea.Cmd { return c.leave(then) }
	return []page.Command{
		{Key: k.Prompt.Discard, Foot: 1, Do: leave},
		{Key: k.Do.Save, Short: "save it first", Foot: 2, Do: func() tea.Cmd {
			c.look.Shut()
			typed := c.keepTyped()
			if c.input == nil {
				c.picker = nil
				c.saveThen(leave)
			}
			return typed
		}},
	}
}

// keepTyped takes in what was typed, so that it is saved too. What cannot be stays, with
// what is wrong with it.
func (c *Page) keepTyped() tea.Cmd {
	in := c.input
	if !in.isChanged() {
		c.input = nil
		return nil
	}
	return c.accept(in, in.accept)
}
