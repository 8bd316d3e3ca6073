package mend

import (
	"fmt"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/engine/rule"
	"caliper-playground/ui/component"
	"caliper-playground/ui/component/mark"
	"caliper-playground/ui/page"
	"caliper-playground/ui/page/message"
	"caliper-playground/ui/page/saving"
	"caliper-playground/ui/style"
)

// Change is the page that shows what a mend, or an edit, makes of a message,
// before it is sent.
type Change struct {
	page.Plain
	env       *page.Env
	of        Subject
	proposals []proposal
	at        int
	sameID    bool      // changed events keep the ids that they had
	choice    page.Page // the list that it was opened from; nil where there is none
	text      message.DiffText
	height    int
	save      *saving.Line
}

// newChange returns the page with some proposals, of which one is shown first. choice
// is the list that it is opened from, or nil.
func newChange(of Subject, proposals []proposal, at int, choice page.Page) *Change {
	c := &Change{env: of.Env, of: of, proposals: proposals, at: at, choice: choice}
	c.save = saving.New(of.Env, c.fit)
	return c
}

// shown is the proposal at hand, with new ids or without.
func (c *Change) shown() proposal {
	shown := c.proposals[c.at]
	if c.sameID && shown.same != nil {
		return *shown.same
	}
	return shown
}

// Title implements Page.
func (c *Change) Title() string { return "change of " + c.of.Name }

// SetSize implements Page.
func (c *Change) SetSize(width, height int) {
	c.text.Width, c.height = width, height
	c.fit()
	c.layOut()
}

// fit leaves the text what is not taken by where to save it.
func (c *Change) fit() { c.text.List.SetHeight(max(0, c.height-len(c.save.View(c.text.Width)))) }

// Typing implements Page.
func (c *Change) Typing() bool { return c.save.Asking() }

// Type implements Typist.
func (c *Change) Type(press tea.KeyMsg) tea.Cmd { return c.save.Type(press) }

// layOut writes what stands above the comparison.
func (c *Change) layOut() {
	theme, shown := c.env.Theme, c.shown()
	p := &component.Paper{Theme: theme, Width: c.text.Width}
	title := p.Line().Gap(1).Add(theme.Strong, shown.title)
	if len(c.proposals) > 1 {
		title.Right(theme.Dim, fmt.Sprintf("%d of %d; %s shows the %s ", c.at+1, len(c.proposals), c.env.Keys.Do.Mend.Help().Key, c.following()))
	}
	p.Add(title)
	p.Blank()
	if shown.body == nil {
		p.Wrap(theme.Caution, 1, shown.why)
		c.text.Set(p.Lines, message.Comparison{})
		return
	}
	if e := shown.broken; e != nil {
		p.Wrap(theme.Wrong, 1, fmt.Sprintf("✗ This is no JSON: line %d, column %d: %s; %s.", e.Line, e.Column, e.Problem, e.Help))
		if at, ok := shown.source.At(e.Line, e.Column); ok {
			p.Lines = append(p.Lines, shown.source.Excerpt(theme, theme.Wrong, at, "", c.text.Width)...)
		}
		k := c.env.Keys
		p.Wrap(theme.Accent, 1, fmt.Sprintf("%s edits it again, with all that you wrote; %s sends it as it stands.", k.Do.Editor.Help().Key, k.Do.MendAndSend.Help().Key))
	} else {
		was := "as received"
		switch {
		case c.of.Message.Seq == 0:
			was = "as loaded"
		case !c.of.Sent:
			was = "as it is"
		}
		putOutcome(p, was, shown.before)
		putOutcome(p, "changed", shown.after)
		if shown.got != shown.before.verdict {
			p.Wrap(theme.Dim, 1, "Both by themselves: in the session the message got "+mark.Verdict(theme, shown.got).Word+".")
		}
	}
	for _, note := range shown.notes {
		p.Wrap(theme.Dim, 1, note)
	}
	p.Blank()
	c.text.Set(p.Lines, message.NewComparison(shown.lines))
}

// putOutcome adds what a body comes to by itself.
func putOutcome(p *component.Paper, label string, o outcome) {
	p.Add(p.Line().Gap(1).Cell(p.Theme.Dim, label, 13).Add(outcomeStyle(p.Theme, o), o.words()))
}

// outcomeStyle is how an outcome is written: as what is wrong where it has errors,
// whatever the verdict is.
func outcomeStyle(theme *style.Theme, o outcome) style.Style {
	if o.errors > 0 {
		return mark.Verdict(theme, rule.Fail).Style
	}
	return mark.Verdict(theme, o.verdict).Style
}

// Update implements Page.
func (c *Change) Update(msg tea.Msg) tea.Cmd {
	if msg, ok := msg.(tea.MouseMsg); ok {
		c.text.Mouse(msg)
	}
	return nil
}

// Commands implements Page.
func (c *Change) Commands() []page.Command {
	const group = "Change"
	k := c.env.Keys
	id := "the same id"
	if c.sameID {
		id = "a new id"
	}
	why := func() string { return c.shown().why }
	return append(append(c.save.Commands(), []page.Command{
		{Key: k.Do.MendAndSend, Group: group, Words: "send it as a new message", Short: "send it", Foot: page.FootWhen(why() == "", 1), Do: c.apply, Why: why, Sends: true},
		{Key: k.Do.Mend, Group: group, Words: "this finding's mend, or all", Short: "the " + c.following() + " change", Foot: page.FootWhen(c.whyNoOther() == "", 2), Do: page.Do(c.other), Why: c.whyNoOther},
		{Key: k.Move.Enter, Group: group, Words: "the same", Short: "send it", Do: c.apply, Why: why, Sends: true},
		{Key: k.Compose.Renew, Group: group, Words: "a new id, or the same", Short: id, Foot: page.FootWhen(c.whyNoOtherID() == "", 2), Do: page.Do(c.otherID), Why: c.whyNoOtherID},
		{Key: k.Do.Save, Group: group, Words: "save it as a file", Foot: 4, Do: page.Do(c.keep), Why: why},
		{Key: k.Do.Editor, Group: group, Words: "go on with it in $EDITOR", Foot: 4, Do: c.edit},
		{Key: k.Global.Back, Group: group, Words: "back; nothing is sent", Short: "back", Foot: 3, Do: page.Do(func() { c.env.Close(c) })},
	}...), c.text.Commands(k, 5)...)
}

// keep asks where to save the body that is shown. What it was made of stays as it is.
func (c *Change) keep() { c.save.Ask(c.of.File, c.shown().body) }

// apply sends the body that is shown.
func (c *Change) apply() tea.Cmd {
	c.leave()
	return c.of.Send(c.shown().body)
}

// edit opens the body that is shown in the editor, or what there was where the change
// does not go with that.
func (c *Change) edit() tea.Cmd {
	body := c.shown().body
	if body == nil {
		body = c.of.Message.Exchange.Body
	}
	c.leave()
	return c.of.Edit(body)
}

// leave goes back to where it was opened, with a change chosen.
func (c *Change) leave() {
	c.env.Close(c)
	if c.choice != nil {
		c.env.Close(c.choice)
	}
}

// otherID has what changed go with a new id, or as a repeat with the one it had.
func (c *Change) otherID() {
	c.sameID = !c.sameID
	c.layOut()
}

func (c *Change) whyNoOtherID() string {
	return page.When(c.proposals[c.at].same == nil, "No id changes: what is sent is no event that was accepted before, or has another id already.")
}

// following says which change is shown next: the other one of two, or the next of
// several.
func (c *Change) following() string {
	if len(c.proposals) > 2 {
		return "next"
	}
	return "other"
}

// other shows the other change, or the next.
func (c *Change) other() {
	c.at = (c.at + 1) % len(c.proposals)
	c.text.ToTop()
	c.layOut()
}

func (c *Change) whyNoOther() string {
	return page.When(len(c.proposals) < 2, "There is no other change to show.")
}

// View implements Page.
func (c *Change) View() []string {
	return c.save.Under(c.text.View(c.env.Theme), c.text.Width, c.height)
}
