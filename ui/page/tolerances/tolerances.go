// Package tolerances is the page that turns the session's leniencies on and off.
package tolerances

import (
	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/engine/rule"
	"caliper-playground/ui/component"
	"caliper-playground/ui/page"
	"caliper-playground/ui/page/commands"
)

// Page shows which leniencies the session grants, and turns each on or
// off.
type Page struct {
	page.Plain
	env    *page.Env
	names  []string
	width  int
	blocks component.Blocks
}

// New returns the page for the environment's session.
func New(env *page.Env) *Page {
	return &Page{env: env, names: rule.ToleranceNames()}
}

// Title implements Page.
func (t *Page) Title() string { return "tolerances" }

// SetSize implements Page.
func (t *Page) SetSize(width, height int) {
	t.width = width
	t.layOut()
	t.blocks.SetHeight(height)
}

// Update implements Page. A click on what is selected turns it on or off.
func (t *Page) Update(msg tea.Msg) tea.Cmd {
	if msg, ok := msg.(tea.MouseMsg); ok && t.blocks.Mouse(msg) {
		return t.toggle()
	}
	return nil
}

// Commands implements Page.
func (t *Page) Commands() []page.Command {
	const group = "Tolerances"
	k := t.env.Keys
	leave := page.Do(func() { t.env.Close(t) })
	return append([]page.Command{
		{Key: k.Do.Tick, Group: group, Words: "turn it on, or off", Short: "on or off", Foot: 1, Do: t.toggle},
		{Key: k.Move.Enter, Group: group, Words: "the same", Do: t.toggle},
		commands.LookUp(t.env, group, func() []string { return []string{t.names[t.blocks.Chosen], "tolerance"} }),
		{Key: k.Session.Tolerances, Group: group, Words: "close the page", Do: leave},
		{Key: k.Global.Back, Foot: 2, Do: leave},
	}, commands.Choosing(k.Move, group, &t.blocks, 3)...)
}

// toggle turns the chosen tolerance on or off, and says from when that counts.
func (t *Page) toggle() tea.Cmd {
	name := t.names[t.blocks.Chosen]
	now := t.env.Engine.Judging().Tolerances.Switched(name)
	t.env.Engine.Tolerate(now)
	words := name + " is off from the next message on."
	if now.Has(name) {
		words = name + " is on from the next message on. Each message that needs it says so."
	}
	t.env.Say(page.Told, words)
	return page.After(t.env.Engine.KeepJudging, func(err error) tea.Cmd {
		if err != nil {
			t.env.Say(page.Warned, err.Error())
		}
		return nil
	})
}

// View implements Page.
func (t *Page) View() []string {
	lines := t.layOut()
	from, to := t.blocks.Visible()
	return lines[from:to]
}

// layOut puts the lines together; they are few.
func (t *Page) layOut() []string {
	theme, on := t.env.Theme, t.env.Engine.Judging().Tolerances
	p := &component.Paper{Theme: theme, Width: t.width}
	p.Wrap(theme.Plain, 1, "What this session lets pass that the specification does not. A change counts from the next message on; what was judged before stays as it is.")
	p.Blank()
	heads := []int{}
	for i, name := range t.names {
		heads = append(heads, len(p.Lines))
		p.Switch(i == t.blocks.Chosen, on.Has(name), name, 16)
		p.Wrap(theme.Dim, 7, rule.ToleranceMeaning(name))
		p.Blank()
	}
	lines := p.Lines[:len(p.Lines)-1]
	t.blocks.Lay(heads, len(lines))
	return lines
}

// Places lists what is in force together on the page.
func Places(env *page.Env) []page.Place {
	return []page.Place{{Name: "choosing tolerances", Commands: (&Page{env: env}).Commands()}}
}
