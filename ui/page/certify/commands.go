package certify

import (
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/engine/certify"
	"caliper-playground/ui/keys"
	"caliper-playground/ui/page"
	"caliper-playground/ui/page/commands"
)

// flowTitle is the heading of the flow's own commands.
const flowTitle = "Practice certification"

// Commands implements Page. The flow's commands are in the palette at every
// step, with the reason why a step does not have them.
func (c *Page) Commands() []page.Command {
	switch c.view() {
	case certify.Form:
		return append(c.formCommands(), elsewhere(append(c.flowCommands(), c.playCommands()...))...)
	case certify.Progress:
		return c.progressCommands()
	}
	return slices.Concat(c.flowCommands(), c.playCommands(), c.readCommands())
}

// elsewhere leaves commands to the palette, but for those that are done here too.
func elsewhere(all []page.Command) []page.Command {
	there := all[:0]
	for _, c := range all {
		if c.Why != nil {
			there = append(there, page.Elsewhere(c, c.Why))
		}
	}
	return there
}

// at gives a command its place at the foot of a step.
func (c *Page) at(step certify.Step, foot int) int {
	return page.FootWhen(c.view() == step, foot)
}

// flowCommands are those of the flow, in the order of its steps.
func (c *Page) flowCommands() []page.Command {
	k := c.env.Keys
	agree := page.Command{Key: k.Do.Tick, Group: flowTitle, Words: "agree, or withdraw", Short: "agree", Foot: 1, Do: c.agree,
		Why: c.try(func(s *certify.State) error { return s.Agree(true) })}
	if c.view() != certify.Confirmation { // where the space bar turns the page
		agree = page.Elsewhere(agree, agree.Why)
	}
	cancel := c.at(certify.Confirmation, 4) + page.FootWhen(!c.aside, c.at(certify.Instructions, 2))
	save := page.FootWhen(!c.hasPaths(), c.at(certify.Report, 3))
	return []page.Command{
		{Key: k.Certify.Token, Group: flowTitle, Short: "token", Foot: c.at(certify.Instructions, 1), Do: c.toggleToken, Why: c.whyNotToken},
		{Key: k.Certify.Secure, Group: flowTitle, Words: "have the endpoint speak TLS", Do: c.secure, Why: c.whyNotSecure},
		{Key: k.Certify.Instructions, Group: flowTitle, Words: "URL, token, headers", Do: c.lookAside, Why: c.whyNotInstructions},
		{Key: k.Certify.Guide, Group: flowTitle, Words: "the guide's steps, and what it asks", Do: c.toggleGuide},
		{Key: k.Certify.Complete, Group: flowTitle, Words: "complete the run", Do: c.complete, Why: c.whyNotComplete},
		agree,
		{Key: k.Move.Enter, Group: flowTitle, Words: "submit what is confirmed", Short: "submit", Foot: c.at(certify.Confirmation, 2), Do: c.submit, Why: c.whyNotSubmit},
		{Key: k.Certify.Cancel, Group: flowTitle, Words: "cancel the run", Foot: cancel, Do: c.askCancel, Why: c.whyNotCancel},
		{Key: k.Do.Repeat, Group: flowTitle, Words: "repeat, for more profiles or failed ones", Short: "repeat", Foot: c.at(certify.Report, 1), Do: c.repeat,
			Why: c.try(func(s *certify.State) error { return s.Repeat(c.env.Now(), c.length, c.session.Spec()) })},
		{Key: k.Do.Edit, Group: flowTitle, Words: "change the product", Short: "change product", Foot: c.at(certify.Report, 2), Do: c.edit, Why: c.try((*certify.State).Edit)},
		{Key: k.Do.Why, Group: flowTitle, Words: "why profiles are not met", Do: c.explain, Why: c.whyNothingToExplain},
		{Key: k.Do.Save, Group: flowTitle, Words: "save the report again", Short: "save again", Foot: save, Do: c.saveAgain, Why: c.whyNotSave},
	}
}

// readCommands are those of the steps that are read.
func (c *Page) readCommands() []page.Command {
	k, step := c.env.Keys, c.view()
	moves, back := k.Move, "the bench"
	switch {
	case step == certify.Confirmation:
		moves, back = moves.WithoutSpace(), "go on sending" // the space bar ticks the box
	case c.aside && step != guideView:
		back = "the progress"
	case step == guideView:
		back = "back to the flow"
	}
	all := commands.Reading(moves, &c.list, 0)
	for i := range all {
		all[i].Foot = 0
		if all[i].Group != "" {
			all[i].Group = "Move"
		}
	}
	all = append(all, page.Command{Key: k.Global.Back, Short: back, Foot: 5, Do: func() tea.Cmd { return c.back(step) }})
	all = append(all, commands.LookUp(c.env, "Move", c.subject))
	if c.hasPaths() {
		all = append(all, page.Command{Key: k.Global.Copy, Group: flowTitle, Words: "copy the paths", Short: "copy the paths", Foot: 3, Do: c.copyPaths})
	}
	return all
}

// progressCommands are those of the run, and those of the bench that shows it.
func (c *Page) progressCommands() []page.Command {
	k, within := c.env.Keys, c.progress.Commands()
	feet := map[string]int{k.Move.Enter.Name(): 4, k.Move.Next.Name(): 5, k.Do.Filter.Name(): 6}
	if c.sending() {
		feet[k.Do.Stop.Name()] = 1
	}
	var own []page.Command
	for _, each := range c.flowCommands() {
		switch each.Key.Name() {
		case k.Certify.Complete.Name():
			each.Foot = 2
		case k.Certify.Instructions.Name():
			each.Foot = 3
		case k.Certify.Cancel.Name():
			each.Foot = 7
		case k.Do.Why.Name():
			continue // the bench within says why of what is selected
		case k.Certify.Guide.Name():
		default:
			each = page.Elsewhere(each, each.Why)
		}
		own = append(own, each)
	}
	own = append(own, page.Command{Key: k.Global.Reach, Do: c.lookAside})
	if c.progress.Settled() {
		own = append(own, page.Command{Key: k.Global.Back, Foot: 8, Do: c.leave})
	}
	for i, each := range within {
		if !each.Typing {
			within[i].Foot = feet[each.Key.Name()]
		}
		if why := c.whyNotWithin(each.Key); why != "" {
			within[i].Why = func() string { return why }
		}
	}
	return append(own, within...)
}

// whyNotWithin says what of the bench's commands has no place in a run.
func (c *Page) whyNotWithin(b keys.Binding) string {
	switch k := c.env.Keys; b.Name() {
	case k.Do.Fresh.Name():
		return "A fresh session would end the run. Complete it with " + k.Certify.Complete.Help().Key +
			" or cancel it with " + k.Certify.Cancel.Help().Key + " first."
	case k.Bench.Load.Name():
		return "Files are loaded from the bench: " + k.Global.Back.Help().Key + ", then " + k.Bench.Load.Help().Key +
			". The run goes on meanwhile, and what you send there counts."
	case k.Bench.Certify.Name():
		return "You are in the practice certification. " + k.Certify.Complete.Help().Key + " completes the run, " +
			k.Global.Back.Help().Key + " goes to the bench."
	}
	return ""
}

// formCommands are in force while the form is filled in.
func (c *Page) formCommands() []page.Command {
	const group = "Form"
	k, f := c.env.Keys.Form, &c.form
	command := func(key keys.Binding, words, short string, foot int, do func() tea.Cmd) page.Command {
		return page.Command{Key: key, Group: group, Words: words, Short: short, Foot: foot, Typing: true, Do: do}
	}
	step := func(by int) func() tea.Cmd {
		return page.Do(func() {
			f.focusOn(f.focus + by)
			c.layOut()
		})
	}
	all := []page.Command{
		command(k.Next, "", "", 2, step(1)), command(k.Previous, "", "", 3, step(-1)),
		command(k.Accept, "", "", 0, c.acceptField),
		command(k.Submit, "", "start", 1, c.start),
		command(k.Leave, "", "the bench", 4, c.leave),
		command(c.env.Keys.Certify.Cancel, "cancel the run", "", 0, c.askCancel),
		command(c.env.Keys.Certify.Guide, "the guide's steps, and what it asks first", "the guide", 5, c.toggleGuide),
	}
	all[5].Why = c.whyNotCancel
	if c.onVersion() {
		all = append(all, command(k.Other, "", "", 0, c.otherVersion))
	} else {
		all = append(all, page.Elsewhere(command(k.Other, "", "", 0, nil), func() string {
			return "Another field is in focus; " + k.Next.Help().Key + " goes on to the Caliper version."
		}))
	}
	if f.focus < len(f.fields) && !c.onVersion() {
		all = append(all, commands.Erasing(c.env, &f.fields[f.focus], c.fieldTyped)...)
	}
	return all
}

// acceptField goes to the next field, or presses the button in focus.
func (c *Page) acceptField() tea.Cmd {
	switch f := &c.form; f.focus {
	case f.startButton():
		return c.start()
	case f.cancelButton():
		return c.leave()
	default:
		f.focusOn(f.focus + 1)
		c.layOut()
	}
	return nil
}

// onVersion says that the field in focus is the Caliper version, which is
// chosen.
func (c *Page) onVersion() bool { return c.form.focus == int(certify.CaliperVersion) }

// Type implements Typist.
func (c *Page) Type(press tea.KeyMsg) tea.Cmd {
	f := &c.form
	switch {
	case c.view() == certify.Progress:
		return c.progress.Type(press)
	case f.focus >= len(f.fields):
		return nil
	case c.onVersion():
		return c.typeVersion(press)
	case !commands.Type(c.env, &f.fields[f.focus], press):
		c.layOut()
		return nil
	}
	return c.fieldTyped()
}

func (c *Page) fieldTyped() tea.Cmd {
	c.form.refusal = nil
	defer c.layOut()
	return c.keepField()
}
