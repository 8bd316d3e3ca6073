package page

import (
	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/engine/compose"
	"caliper-playground/ui/component"
	"caliper-playground/ui/keys"
)

// press answers a key.
func (c *Compose) press(press tea.KeyMsg) tea.Cmd {
	switch {
	case c.picker != nil:
		return tea.Batch(c.pressPicker(press), c.follow())
	case c.input != nil:
		return tea.Batch(c.pressInput(press), c.follow())
	}
	name := press.String()
	if cmd, done := c.pressAnywhere(name); done {
		return tea.Batch(cmd, c.follow())
	}
	if c.onJSON {
		c.pressJSON(name)
		return nil
	}
	return tea.Batch(c.pressForm(name), c.follow())
}

// follow shows the place of the cursor in the JSON, and other JSON where the
// cursor went from an event to the envelope or back.
func (c *Compose) follow() tea.Cmd {
	if c.shownItem() != c.asked {
		return c.judge()
	}
	c.scrollToSelected()
	return nil
}

// pressAnywhere answers what means the same in the form and in the JSON.
func (c *Compose) pressAnywhere(press string) (cmd tea.Cmd, done bool) {
	k := c.env.Keys
	switch {
	case keys.Matches(press, k.Move.Next), keys.Matches(press, k.Move.Previous):
		c.onJSON = !c.onJSON
	case keys.Matches(press, k.Compose.Editor):
		return c.openEditor(), true
	case keys.Matches(press, k.Compose.Send):
		return c.send(), true
	case keys.Matches(press, k.Compose.Save):
		return c.save(), true
	case keys.Matches(press, k.Compose.Copy):
		return c.copyMenu(), true
	case keys.Matches(press, k.Compose.Undo):
		return c.undo(), true
	case keys.Matches(press, k.Compose.Redo):
		return c.redo(), true
	case keys.Matches(press, k.Compose.NextFinding):
		return c.nextFinding(), true
	case keys.Matches(press, k.Compose.Mend):
		return c.mend(), true
	case keys.Matches(press, k.Global.Back) && c.onJSON && !c.layout.wide:
		c.onJSON = false
	case keys.Matches(press, k.Global.Back):
		return c.Leave(), true
	default:
		return nil, false
	}
	return nil, true
}

func (c *Compose) pressForm(press string) tea.Cmd {
	k, f := c.env.Keys, &c.form
	switch {
	case keys.Matches(press, k.Move.Enter):
		return c.enter()
	case keys.Matches(press, k.Move.Right):
		if f.fold(true) {
			f.build(c.now().envelope)
		}
	case keys.Matches(press, k.Move.Left):
		if f.fold(false) {
			f.build(c.now().envelope)
		} else {
			f.up()
		}
	case keys.Matches(press, k.Compose.Add):
		return c.add()
	case keys.Matches(press, k.Compose.Remove):
		return c.remove()
	case keys.Matches(press, k.Compose.Switch):
		return c.switchForm()
	case keys.Matches(press, k.Compose.Rename):
		return c.rename()
	case keys.Matches(press, k.Compose.Any):
		return c.anyValue()
	case keys.Matches(press, k.Compose.Renew):
		return c.renew()
	case keys.Matches(press, k.Compose.Another):
		return c.chooseEvent()
	case keys.Matches(press, k.Compose.Repeat):
		return c.repeat()
	case keys.Matches(press, k.Compose.Earlier):
		return c.move(-1)
	case keys.Matches(press, k.Compose.Later):
		return c.move(1)
	default:
		component.MoveList(&f.list, press, k.Move, f.list.Move)
	}
	return nil
}

func (c *Compose) pressJSON(press string) {
	k := c.env.Keys
	switch {
	case keys.Matches(press, k.Compose.ScrollRight):
		c.scrollSideways(1)
	case keys.Matches(press, k.Compose.ScrollLeft):
		c.scrollSideways(-1)
	default:
		component.MoveText(&c.jsonList, press, k.Move)
	}
}

// ShortHelp implements Page.
func (c *Compose) ShortHelp() []key.Binding {
	k := c.env.Keys
	switch {
	case c.picker != nil:
		bindings := []key.Binding{keys.Called(k.Prompt.Accept, "choose"), keys.Called(k.Prompt.Cancel, "back")}
		if c.picker.other != nil {
			bindings = append(bindings, keys.Called(k.Compose.Anyway, "something else"))
		}
		return bindings
	case c.input != nil:
		bindings := []key.Binding{keys.Called(k.Prompt.Accept, "keep it"), keys.Called(k.Prompt.Cancel, "leave it as it was")}
		if c.input.anyway != nil {
			bindings = append(bindings, keys.Called(k.Compose.Anyway, "as it is typed"))
		}
		return bindings
	}
	more := []key.Binding{k.Compose.Editor, k.Compose.Save, k.Compose.Copy}
	if c.history.CanUndo() {
		more = append(more, k.Compose.Undo)
	}
	if c.history.CanRedo() {
		more = append(more, k.Compose.Redo)
	}
	out := []key.Binding{k.Compose.Send}
	if len(c.verdict.found) > 0 {
		out = append(out, k.Compose.NextFinding)
	}
	more = append(more, k.Global.Back, k.Global.Help)
	if c.onJSON {
		return append(append(out, keys.Called(k.Move.Next, "form")), more...)
	}
	lead := []key.Binding{c.enterHelp(), k.Compose.Add}
	if line := c.form.selected(); line.kind == lineEvent || line.kind == lineField && line.field.State == compose.Present {
		lead = append(lead, k.Compose.Remove)
		if f := line.field; f.IRI && (f.Form == compose.Object || f.Form == compose.Reference) {
			lead = append(lead, k.Compose.Switch)
		}
	}
	return append(append(append(lead, out...), keys.Called(k.Move.Next, "JSON")), more...)
}

// enterHelp says what enter does where the cursor is.
func (c *Compose) enterHelp() key.Binding {
	enter, line := c.env.Keys.Move.Enter, c.form.selected()
	switch {
	case line.kind == lineMore, line.kind == lineAnother, line.item != envelopeItem && line.kind == lineField && line.field.State != compose.Present:
		return keys.Called(enter, "add")
	case line.below && line.open:
		return keys.Called(enter, "fold")
	case line.below:
		return keys.Called(enter, "unfold")
	case len(line.field.Choices) > 0:
		return keys.Called(enter, "choose")
	}
	return keys.Called(enter, "edit")
}

// Help implements Page.
func (c *Compose) Help() []keys.Group {
	k := c.env.Keys
	return []keys.Group{
		{Title: "Form", Bindings: []key.Binding{
			keys.Called(k.Move.Enter, "edit, choose, unfold, add"), keys.Called(k.Compose.Add, "add a property or an element"),
			keys.Called(k.Compose.Remove, "remove"), k.Compose.Switch, keys.Called(k.Compose.Any, "any value, of any kind"), k.Compose.Rename,
			keys.Called(k.Move.Right, "unfold"), keys.Called(k.Move.Left, "fold; what holds it"),
			k.Compose.Undo, k.Compose.Redo,
		}},
		{Title: "Events", Bindings: []key.Binding{k.Compose.Another, k.Compose.Repeat, k.Compose.Renew, k.Compose.Earlier, k.Compose.Later}},
		{Title: "JSON and findings", Bindings: []key.Binding{
			keys.Called(k.Move.Next, "JSON, or form"), k.Compose.NextFinding, k.Compose.Mend,
			keys.Called(k.Compose.Editor, "edit the JSON in the editor"), k.Compose.ScrollLeft, k.Compose.ScrollRight,
		}},
		{Title: "Out", Bindings: []key.Binding{
			keys.Called(k.Compose.Send, "send to the endpoint"), keys.Called(k.Compose.Save, "save as a file"),
			keys.Called(k.Compose.Copy, "copy JSON, curl, fixture"), keys.Called(k.Global.Back, "back"),
		}},
		{Title: "Move", Bindings: []key.Binding{k.Move.Up, k.Move.Down, k.Move.PageUp, k.Move.PageDown, k.Move.Top, k.Move.Bottom}},
	}
}
