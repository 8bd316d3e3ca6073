package mend

import (
	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/engine/rule"
	"caliper-playground/ui/component"
	"caliper-playground/ui/page"
	"caliper-playground/ui/page/commands"
)

// Choice is the page that lists the ways to mend a finding where the message does
// not say which of several was meant. The one that is chosen is sent.
type Choice struct {
	page.Plain
	env       *page.Env
	of        Subject
	finding   rule.Finding
	proposals []proposal // one for each of the finding's choices
	width     int
	head      []string // above the list
	list      component.List
}

// newChoice returns the page for a finding, with what its choices come to.
func newChoice(of Subject, f rule.Finding, proposals []proposal) *Choice {
	c := &Choice{env: of.Env, of: of, finding: f, proposals: proposals}
	c.list.SetLen(len(proposals))
	return c
}

// Title implements Page.
func (c *Choice) Title() string { return "ways to mend " + c.of.Name }

// SetSize implements Page. Where there is little room, the list gets it.
func (c *Choice) SetSize(width, height int) {
	theme := c.env.Theme
	c.width = width
	p := &component.Paper{Theme: theme, Width: width}
	p.Add(p.Line().Gap(1).Add(theme.Strong, "Ways to mend "+c.finding.Rule+" at "+c.finding.Place()))
	p.Wrap(theme.Plain, 1, c.finding.Message)
	p.Blank()
	c.head = p.Lines
	if height < len(c.head)+min(len(c.proposals), 3) {
		c.head = nil
	}
	c.list.SetHeight(height - len(c.head))
	c.list.Select(c.list.Cursor)
}

// Commands implements Page.
func (c *Choice) Commands() []page.Command {
	const group = "Ways to mend it"
	k := c.env.Keys
	why := func() string { return c.proposals[c.list.Cursor].why }
	mends := "mend it so, and send"
	if c.of.Sent {
		mends = "mend it so, and resend"
	}
	return append([]page.Command{
		{Key: k.Move.Enter, Group: group, Words: mends, Short: mends, Foot: 1, Do: c.apply, Why: why, Sends: true},
		{Key: k.Do.MendAndSend, Group: group, Words: "the same", Do: c.apply, Why: why, Sends: true},
		{Key: k.Do.Mend, Group: group, Words: "show the change", Short: "show the change", Foot: 2, Do: c.show},
		commands.LookUp(c.env, group, func() []string { return []string{c.finding.Rule} }),
		{Key: k.Global.Back, Group: group, Words: "back; nothing is sent", Short: "back", Foot: 3, Do: page.Do(func() { c.env.Close(c) })},
	}, commands.Cursor(k.Move, &c.list, 4)...)
}

// apply sends the message as the choice mends it.
func (c *Choice) apply() tea.Cmd {
	c.env.Close(c)
	return c.of.Send(c.proposals[c.list.Cursor].body)
}

// show shows what the choice changes, and the others from there.
func (c *Choice) show() tea.Cmd {
	return c.env.Push(newChange(c.of, c.proposals, c.list.Cursor, c))
}

// Update implements Page: a click selects, a click on what is selected sends it.
func (c *Choice) Update(msg tea.Msg) tea.Cmd {
	if msg, ok := msg.(tea.MouseMsg); ok && c.list.Mouse(msg, len(c.head)) {
		return page.Run(c.env, page.Named(c.Commands(), c.env.Keys.Move.Enter))
	}
	return nil
}

// View implements Page.
func (c *Choice) View() []string {
	lines := append([]string{}, c.head...)
	return append(lines, c.list.Drawn(c.viewWay)...)
}

// viewWay draws a way to mend it, with what the message then comes to where there
// is room.
func (c *Choice) viewWay(i int, selected bool) string {
	theme, p := c.env.Theme, c.proposals[i]
	line := component.NewLine(c.width).Cursor(theme, selected, true).Gap(1)
	line.Add(component.TitleStyle(theme, selected), p.title)
	outcome := component.NewLine(max(0, line.Left()-3))
	if p.body == nil {
		outcome.Add(theme.Caution, "does not go with the message")
	} else {
		outcome.Add(outcomeStyle(theme, p.after), p.after.words())
	}
	if outcome.Used() < line.Left()-3 {
		line.To(c.width - outcome.Used() - 1).Join(outcome)
	}
	return line.String()
}
