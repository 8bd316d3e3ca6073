package page

import (
	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/engine/compose"
	"caliper-playground/engine/text"
)

// openEditor has the JSON that is shown edited.
func (c *Compose) openEditor() tea.Cmd {
	if c.editing {
		return nil
	}
	c.editing = true
	return c.env.Shell.openEditor(c, shownText(c.now().envelope, c.shownItem()), "caliper-*.json")
}

// startEditor gives the terminal to the editor.
func (c *Compose) startEditor(msg editorReadyMsg) tea.Cmd {
	if msg.err != nil {
		c.editing = false
		return failed(msg.err)
	}
	return c.env.Shell.runEditor(msg, shownText(c.now().envelope, c.shownItem()))
}

// edited takes over what came back from the editor. A text with a mistake is
// kept and shown beside the form, which stays as it was.
func (c *Compose) edited(msg editorDoneMsg) tea.Cmd {
	c.editing = false
	switch {
	case msg.kept != "":
		return do(NoticeMsg{Failed, text.Sentence(msg.err.Error()) + " Nothing was taken over; what it wrote is in " + msg.kept})
	case msg.err != nil:
		return failed(msg.err)
	case !msg.changed:
		return do(NoticeMsg{Told, "Nothing was changed in the editor."})
	}
	return c.takeText(msg.text, c.shownItem())
}

// takeText replaces what was shown by a text.
func (c *Compose) takeText(written string, item int) tea.Cmd {
	state := c.now()
	after, err := withText(state.envelope.Discard(), item, written)
	state.envelope = after
	cmd := c.change(state, "the editor's text", nil)
	if err != nil {
		c.onJSON = !c.layout.wide
		c.layOutJSON()
		return tea.Batch(cmd, do(NoticeMsg{Failed, c.brokenWords()}))
	}
	return tea.Batch(cmd, do(NoticeMsg{Told, "The editor's text was taken over: " + text.Plural(after.Len(), "event") + "."}))
}

// withText replaces an event, or the whole envelope, by a text.
func withText(e compose.Envelope, item int, written string) (compose.Envelope, error) {
	if item != envelopeItem {
		if draft, err := e.Draft(item).WithText(written); err == nil {
			return e.With(item, draft), nil
		}
	}
	return e.WithText(written) // one event may have become several, or an envelope
}

// brokenWords says that a text waits to be mended, and how to go about it.
func (c *Compose) brokenWords() string {
	k, broken := c.env.Keys.Compose, c.broken()
	if broken == nil {
		return ""
	}
	words := "The text is kept, but cannot be taken over yet: " + brokenAt(broken.Err) + ": " + text.Sentence(broken.Err.Problem)
	words += " " + k.Editor.Help().Key + " opens it again, "
	if c.history.CanUndo() {
		words += k.Undo.Help().Key + " drops it, "
	}
	return words + k.Send.Help().Key + " sends it as it is."
}
