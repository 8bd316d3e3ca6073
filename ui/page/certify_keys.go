package page

import (
	"errors"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/engine/certify"
	"caliper-playground/engine/text"
	"caliper-playground/ui/component"
	"caliper-playground/ui/keys"
)

// press answers a key by the step that is shown.
func (c *Certify) press(press tea.KeyMsg) tea.Cmd {
	switch c.view() {
	case certify.Form:
		return c.pressForm(press)
	case certify.Progress:
		return c.pressProgress(press)
	}
	return c.pressText(press.String())
}

// pressProgress answers what concerns the run, and hands the rest to the bench
// that shows it.
func (c *Certify) pressProgress(press tea.KeyMsg) tea.Cmd {
	k, name := c.env.Keys, press.String()
	switch {
	case c.progress.bench.Typing():
	case keys.Matches(name, k.Certify.Complete):
		return c.complete()
	case keys.Matches(name, k.Certify.Instructions), keys.Matches(name, k.Global.Reach):
		c.aside = true
		c.layOut()
		return nil
	case keys.Matches(name, k.Certify.Cancel):
		return c.askCancel()
	case keys.Matches(name, k.Bench.Fresh):
		return do(NoticeMsg{Warned, "A fresh session would end the run. Complete it with " + k.Certify.Complete.Help().Key +
			" or cancel it with " + k.Certify.Cancel.Help().Key + " first."})
	case keys.Matches(name, k.Bench.Load):
		return do(NoticeMsg{Told, "Files are loaded from the bench: " + k.Global.Back.Help().Key + ", then " + k.Bench.Load.Help().Key +
			". The run goes on meanwhile, and what you send there counts."})
	case keys.Matches(name, k.Bench.Certify):
		return do(NoticeMsg{Told, "You are in the practice certification. " + k.Certify.Complete.Help().Key + " completes the run, " +
			k.Global.Back.Help().Key + " goes to the bench."})
	case keys.Matches(name, k.Global.Back) && c.progress.settled():
		return do(PopMsg{})
	}
	return c.progress.bench.Update(press)
}

// pressText answers the keys of the steps that are read.
func (c *Certify) pressText(press string) tea.Cmd {
	k, step := c.env.Keys, c.view()
	switch {
	case keys.Matches(press, k.Global.Back):
		return c.back(step)
	case keys.Matches(press, k.Certify.Token):
		c.token = !c.token
		c.layOut()
	case keys.Matches(press, k.Certify.Complete):
		return c.complete()
	case keys.Matches(press, k.Certify.Cancel):
		return c.askCancel()
	case keys.Matches(press, k.Certify.Agree):
		agreed := c.keeper.State().Run.Agreed
		return c.change(func(s *certify.State) error { return s.Agree(!agreed) })
	case keys.Matches(press, k.Move.Enter) && step == certify.Confirmation:
		return c.submit()
	case keys.Matches(press, k.Certify.Repeat):
		return c.change(func(s *certify.State) error { return s.Repeat(c.env.now(), c.session.Len(), c.session.Spec()) })
	case keys.Matches(press, k.Certify.Edit):
		return c.change((*certify.State).Edit)
	case keys.Matches(press, k.Certify.Save):
		return c.saveAgain()
	default:
		moveText(&c.list, press, k.Move)
	}
	return nil
}

// back leaves the instructions for the progress, the confirmation for the
// progress, and the page otherwise.
func (c *Certify) back(step certify.Step) tea.Cmd {
	switch {
	case c.aside:
		c.aside = false
		c.layOut()
		return nil
	case step == certify.Confirmation:
		return c.change((*certify.State).Reopen)
	}
	return do(PopMsg{})
}

// start begins a run with what is typed.
func (c *Certify) start() tea.Cmd {
	return c.change(func(s *certify.State) error { return s.Start(c.env.now(), c.session.Len(), c.session.Spec()) })
}

// complete ends the counting and asks for the confirmation.
func (c *Certify) complete() tea.Cmd {
	if c.progress != nil && c.progress.bench.runs.bulk != nil {
		return do(NoticeMsg{Warned, "Events are still being sent. Wait, or stop that with " + c.env.Keys.Bench.Stop.Help().Key + "."})
	}
	c.length = max(c.length, c.session.Len())
	return c.change(func(s *certify.State) error { return s.Complete(c.env.now(), c.length) })
}

// askCancel asks before a run ends without results.
func (c *Certify) askCancel() tea.Cmd {
	if state := c.keeper.State(); !state.Running() {
		return do(NoticeMsg{Warned, "No run is under way."})
	}
	return do(AskMsg{
		Question: "Cancel the run? It gets no results; the form and the messages stay.",
		Yes:      do(cancelRunMsg{}),
	})
}

// refused says why a step cannot be taken. A field that is not as it must be
// gets the focus.
func (c *Certify) refused(err error) tea.Cmd {
	var field *certify.FieldError
	if errors.As(err, &field) {
		if c.view() == certify.Form {
			c.form.checked = true
			c.form.focusOn(int(field.Field))
		}
		c.form.refusal = field
	}
	c.layOut()
	return do(NoticeMsg{Warned, text.Capital(err.Error()) + "."})
}

// mouse answers the wheel and clicks.
func (c *Certify) mouse(msg tea.MouseMsg) tea.Cmd {
	msg.Y -= c.headLines()
	switch c.view() {
	case certify.Progress:
		return c.progress.bench.Update(msg)
	case certify.Form:
		if msg.Button == tea.MouseButtonLeft && msg.Action == tea.MouseActionPress {
			return c.clickForm(msg.X, msg.Y)
		}
		return nil
	}
	switch msg.Button {
	case tea.MouseButtonWheelUp:
		c.list.Scroll(-wheelStep)
	case tea.MouseButtonWheelDown:
		c.list.Scroll(wheelStep)
	}
	return nil
}

// clickForm puts the focus where the click is, or presses a button.
func (c *Certify) clickForm(x, y int) tea.Cmd {
	if y == c.form.buttonsAt {
		switch component.TabAt(c.form.buttons, x) {
		case 0:
			return c.start()
		case 1:
			return do(PopMsg{})
		}
		return nil
	}
	if at := y - c.form.fieldsAt; at >= 0 && at < len(c.form.fields) {
		c.form.focusOn(at)
		c.layOut()
	}
	return nil
}
