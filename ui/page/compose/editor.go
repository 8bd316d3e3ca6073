package compose

import (
	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/engine/text"
	"caliper-playground/ui/page"
	"caliper-playground/ui/page/editor"
)

// openEditor has the JSON that is shown edited.
func (c *Page) openEditor() tea.Cmd {
	c.editing = true
	e, item := c.now().envelope, c.shownItem()
	return editor.Edit(c.env, "event.json", func() string { return e.TextAt(item) }, c.edited)
}

// edited takes over what came back from the editor. A text with a mistake is
// kept and shown beside the form, which stays as it was.
func (c *Page) edited(done editor.Edited) tea.Cmd {
	c.editing = false
	switch {
	case done.Kept != "":
		c.env.Say(page.Failed, "Nothing was taken over: "+done.Err.Error()+"; what the editor wrote is in "+done.Kept)
	case done.Err != nil:
		c.failed(done.Err)
	case !done.Changed:
		c.env.Say(page.Told, "Nothing was changed in the editor.")
	default:
		return c.takeText(done.Text, c.shownItem())
	}
	return nil
}

// takeText replaces what was shown by a text.
func (c *Page) takeText(written string, item int) tea.Cmd {
	state := c.now()
	after, err := state.envelope.Discard().WithTextAt(item, written)
	state.envelope = after
	cmd := c.change(state, "the editor's text", nil)
	if err != nil {
		c.onJSON = !c.layout.wide
		c.layOutJSON()
		c.env.Say(page.Failed, c.brokenWords())
		return cmd
	}
	c.env.Say(page.Told, "The editor's text was taken over: "+after.Counted()+".")
	return cmd
}

// brokenWords says that a text waits to be mended, and how to go about it.
func (c *Page) brokenWords() string {
	k, broken := c.env.Keys, c.broken()
	if broken == nil {
		return ""
	}
	words := "The text is kept, but cannot be taken over yet: " + brokenAt(broken.Err) + ": " + text.Sentence(broken.Err.Problem)
	words += " " + k.Do.Editor.Help().Key + " opens it again, "
	if c.history.CanUndo() {
		words += k.Compose.Undo.Help().Key + " drops it, "
	}
	return words + k.Do.Send.Help().Key + " sends it as it is."
}
