package compose

import (
	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/engine/compose"
	"caliper-playground/ui/keys"
	"caliper-playground/ui/page"
	"caliper-playground/ui/page/commands"
)

// Commands implements Page.
func (c *Page) Commands() []page.Command {
	if c.look.IsOpen() {
		return c.look.Commands()
	}
	all := append(c.typingCommands(), c.formCommands()...)
	all = append(append(all, c.eventCommands()...), c.jsonCommands()...)
	all = append(append(all, c.outCommands()...), c.moveCommands()...)
	for i, each := range all {
		if do := each.Do; do != nil {
			all[i].Do = func() tea.Cmd { return tea.Batch(do(), c.follow()) }
		}
	}
	return all
}

// follow shows the place of the cursor in the JSON, and other JSON where the
// cursor went from an event to the envelope or back.
func (c *Page) follow() tea.Cmd {
	if at := c.form.selected().At(); at != c.valueOf {
		c.valueOf, c.value.From, c.shared = at, 0, c.sharing(c.form.selected())
	}
	if c.onJSON {
		return nil
	}
	if c.shownItem() != c.asked {
		return c.judge()
	}
	c.scrollToSelected()
	return nil
}

// typingCommands are in force while something is picked or typed.
func (c *Page) typingCommands() []page.Command {
	k := c.env.Keys
	command := func(key keys.Binding, short string, foot int, do func() tea.Cmd) page.Command {
		return page.Command{Key: key, Short: short, Foot: foot, Typing: true, Do: do}
	}
	var all []page.Command
	switch p, in := c.picker, c.input; {
	case c.saving.Asking():
		return c.saving.Commands()
	case p != nil:
		all = append(all, command(k.Prompt.Accept, "choose", 1, c.acceptPick), command(k.Prompt.Cancel, "back", 2, c.cancelPick))
		if p.TakesElse() {
			all = append(all, command(k.Compose.Anyway, "something else", 3, c.pickOther))
		}
		all = append(all, command(k.Compose.LookUp, "look it up", 4, c.lookUp))
		all = append(all, commands.Erasing(c.env, &p.Filter, page.Do(p.Filtered))...)
		all = append(all, commands.Arrows(k.Move, &p.List, commands.MoveCursor(&p.List))...)
	case in != nil:
		all = append(all,
			command(k.Prompt.Accept, "keep it", 1, func() tea.Cmd { return c.accept(in, in.accept) }),
			command(k.Prompt.Cancel, "leave it as it was", 2, page.Do(func() { c.input = nil })))
		if in.anyway != nil {
			all = append(all, command(k.Compose.Anyway, "as it is typed", 3, func() tea.Cmd { return c.accept(in, in.anyway) }))
		}
		all = append(all, command(k.Compose.LookUp, "look it up", 4, c.lookUp))
		all = append(all, commands.Erasing(c.env, &in.Field, page.Do(func() { in.Wrong = "" }))...)
	}
	return all
}

// Type implements Typist: what is typed filters the choices, or is the value.
func (c *Page) Type(press tea.KeyMsg) tea.Cmd {
	switch p, in := c.picker, c.input; {
	case c.saving.Asking():
		return c.saving.Type(press)
	case p != nil:
		if commands.Type(c.env, &p.Filter, press) {
			p.Filtered()
		}
	case in == nil:
	case in.json: // an object may be just what is asked for
		if in.Field.Update(press, c.env.Keys.Prompt) {
			in.Wrong = ""
		}
	case commands.Type(c.env, &in.Field, press):
		in.Wrong = ""
	}
	return c.follow()
}

// inForm gives the reason why a command of the form would do nothing: the first of
// some, where it is in force at all.
func (c *Page) inForm(changes bool, whys ...func() string) func() string {
	return func() string {
		switch {
		case c.onJSON:
			return "That is done in the form. " + c.env.Keys.Move.Next.Help().Key + " goes there."
		case changes && c.broken() != nil:
			return c.brokenWords() // else it would undo what is done here meanwhile
		}
		return commands.FirstOf(whys...)()
	}
}

func (c *Page) formCommands() []page.Command {
	const group = "Form"
	k := c.env.Keys
	command := func(key keys.Binding, words string, foot int, do func() tea.Cmd, whys ...func() string) page.Command {
		if c.onJSON {
			foot = 0
		}
		return page.Command{Key: key, Group: group, Words: words, Foot: foot, Do: do, Why: c.inForm(true, whys...)}
	}
	enter := command(k.Move.Enter, "edit, choose, unfold, add", 1, c.enter)
	enter.Short = c.enterWords()
	enter.Why = func() string { return c.inForm(!c.form.selected().Below)() }
	find := command(k.Do.Filter, "find a field, and edit it", 11, c.findField, c.whyNoEvent)
	find.Short = "find"
	line := c.form.selected()
	present := line.Kind == compose.FieldLine && line.Field.State == compose.Present
	f := line.Field
	remove := page.FootWhen(line.Kind == compose.EventLine || present, 3)
	change := page.FootWhen(present && f.IRI && (f.Form == compose.Object || f.Form == compose.Reference), 4)
	return []page.Command{
		enter,
		find,
		command(k.Compose.Add, "add a property or an element", 2, c.add),
		command(k.Compose.Remove, "remove", remove, c.remove, c.whyNotRemove),
		command(k.Compose.Switch, "object or IRI", change, c.switchForm, c.whyNotSwitch),
		command(k.Compose.Any, "any value, of any kind", 0, c.anyValue, c.whyNotAny),
		{Key: k.Bench.Vocabulary, Group: group, Words: "look it up, beside", Short: "look up", Foot: 12, Do: c.lookUp},
		{Key: k.Do.Why, Group: group, Words: "why, of the field", Do: c.explain, Why: c.whyNothingToExplain},
		command(k.Compose.Rename, "rename", 0, c.rename, c.whyNotRename),
		{Key: k.Move.Right, Group: group, Words: "unfold", Do: page.Do(c.unfold)},
		{Key: k.Move.Left, Group: group, Words: "fold; what holds it", Do: page.Do(c.fold)},
		{Key: k.Compose.Undo, Group: group, Foot: page.FootWhen(c.history.CanUndo(), 24), Do: c.undo, Why: func() string {
			return page.When(!c.history.CanUndo(), "There is nothing to undo.")
		}},
		{Key: k.Compose.Redo, Group: group, Foot: page.FootWhen(c.history.CanRedo(), 25), Do: c.redo, Why: func() string {
			return page.When(!c.history.CanRedo(), "There is nothing to do again: nothing was undone.")
		}},
	}
}

// enterWords says what enter does where the cursor is.
func (c *Page) enterWords() string {
	line := c.form.selected()
	switch {
	case line.Kind == compose.MoreLine, line.Kind == compose.AnotherLine, line.Item != compose.Whole && line.Kind == compose.FieldLine && line.Field.State != compose.Present:
		return "add"
	case line.Below && line.Open:
		return "fold"
	case line.Below:
		return "unfold"
	case len(line.Field.Choices) > 0:
		return "choose"
	}
	return "edit"
}

func (c *Page) unfold() {
	if !c.onJSON {
		c.setOpen(true)
	}
}

// fold folds the line, or goes to what holds it.
func (c *Page) fold() {
	if !c.onJSON && !c.setOpen(false) {
		c.form.up()
	}
}

// setOpen folds the selected line or unfolds it, and says whether that changed it.
func (c *Page) setOpen(open bool) (changed bool) {
	if changed = c.form.fold(open); changed {
		c.form.build(c.now().envelope)
	}
	return changed
}

func (c *Page) eventCommands() []page.Command {
	const group = "Events"
	k := c.env.Keys
	command := func(key keys.Binding, words string, do func() tea.Cmd, whys ...func() string) page.Command {
		return page.Command{Key: key, Group: group, Words: words, Do: do, Why: c.inForm(true, whys...)}
	}
	return []page.Command{
		command(k.Compose.Another, "another event", c.chooseEvent),
		command(k.Do.Repeat, "the same event again", c.repeat, c.whyNoEvent),
		command(k.Compose.Renew, "new id, time now", c.renew, c.whyNoEvent, c.whyNotRenew),
		command(k.Compose.Earlier, "the event goes up", func() tea.Cmd { return c.move(-1) }, c.whyNoEvent, c.whyNotEarlier),
		command(k.Compose.Later, "the event goes down", func() tea.Cmd { return c.move(1) }, c.whyNoEvent, c.whyNotLater),
	}
}

func (c *Page) jsonCommands() []page.Command {
	const group = "JSON and findings"
	k := c.env.Keys
	pane := "JSON"
	if c.onJSON {
		pane = "form"
	}
	turn := page.Do(func() { c.onJSON = !c.onJSON })
	scroll := func(key keys.Binding, by int) page.Command {
		return page.Command{Key: key, Group: group, Do: page.Do(func() { c.scrollLong(by) }), Why: func() string {
			switch {
			case !c.onJSON && !c.valueOverflows():
				return "That moves the JSON, where " + k.Move.Next.Help().Key + " goes, or a value that is longer than a line."
			case !c.onJSON:
				return ""
			case by < 0:
				return commands.WhyNotLeft(c.sideways)
			}
			return ""
		}}
	}
	return []page.Command{
		{Key: k.Move.Next, Group: group, Words: "JSON, or form", Short: pane, Foot: 20, Do: turn},
		{Key: k.Move.Previous, Do: turn},
		{Key: k.Do.NextFinding, Group: group, Words: "next finding", Foot: page.FootWhen(len(c.verdict.found) > 0, 11), Do: page.Do(c.nextFinding), Why: c.whyNoFinding},
		{Key: k.Do.Mend, Group: group, Words: "apply the mend", Do: func() tea.Cmd { return c.mend(nil) }, Why: c.whyNoMend},
		{Key: k.Do.MendAndSend, Group: group, Words: "apply the mend and send", Do: func() tea.Cmd { return c.mend(c.send) },
			Why: commands.FirstOf(c.whyNoMend, c.whyNotSend), Sends: true},
		{Key: k.Do.Editor, Group: group, Words: "edit the JSON in the editor", Foot: 21, Do: c.openEditor, Why: c.whyNotEditor},
		scroll(k.Message.ScrollLeft, -1), scroll(k.Message.ScrollRight, 1),
	}
}

func (c *Page) outCommands() []page.Command {
	const group = "Out"
	k := c.env.Keys
	return []page.Command{
		{Key: k.Do.Send, Group: group, Words: "send to the endpoint", Foot: 10, Do: c.send, Why: c.whyNotSend, Sends: true},
		{Key: k.Do.Save, Group: group, Words: "save as a file", Foot: 22, Do: page.Do(func() { c.saveThen(nil) }), Why: c.whyNothing},
		{Key: k.Do.Code, Group: group, Words: "as code that sends it", Foot: 23, Do: c.showCode, Why: c.whyNothing},
		{Key: k.Global.Copy, Group: group, Words: "copy JSON, curl, fixture", Foot: 23, Do: c.copyMenu, Why: c.whyNothing},
		{Key: k.Global.Back, Group: group, Words: "back", Foot: 26, Do: c.back},
	}
}

// back goes from the JSON to the form where only one has room, and else leaves.
func (c *Page) back() tea.Cmd {
	if c.onJSON && !c.layout.wide {
		c.onJSON = false
		return nil
	}
	return c.Leave(nil)
}

func (c *Page) moveCommands() []page.Command {
	if !c.onJSON {
		return commands.Cursor(c.env.Keys.Move, &c.form.list, 0)
	}
	return commands.Moves(c.env.Keys.Move, &c.jsonList, func(lines int) tea.Cmd {
		c.jsonList.Scroll(lines)
		return nil
	})
}
