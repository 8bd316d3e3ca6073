// Package misbehaviour is the page that has the endpoint misbehave on purpose, so
// that a sensor can be seen to cope.
package misbehaviour

import (
	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/engine/endpoint"
	"caliper-playground/ui/component"
	"caliper-playground/ui/page"
	"caliper-playground/ui/page/commands"
)

// Page shows what the endpoint may do to messages, and turns each on or off.
type Page struct {
	page.Plain
	env    *page.Env
	rows   []row
	width  int
	height int
	blocks component.Blocks
	typed  *component.Input // how the chosen one is written, while that is changed
}

// New returns the page for the endpoint as it is.
func New(env *page.Env) *Page {
	return &Page{env: env, rows: rowsOf(env.Engine.Misbehaviour())}
}

// Title implements Page.
func (m *Page) Title() string { return "misbehaviour" }

// SetSize implements Page.
func (m *Page) SetSize(width, height int) {
	m.width, m.height = width, height
	m.measure()
}

// measure gives the rows their room, which the line that is typed takes a part of.
func (m *Page) measure() {
	m.layOut()
	m.blocks.SetHeight(m.height - len(m.prompt()))
}

// Update implements Page. A click on what is selected turns it on or off.
func (m *Page) Update(msg tea.Msg) tea.Cmd {
	if msg, ok := msg.(tea.MouseMsg); ok && m.typed == nil && m.blocks.Mouse(msg) {
		m.toggle()
	}
	return nil
}

// Commands implements Page.
func (m *Page) Commands() []page.Command {
	const group = "Misbehave"
	k := m.env.Keys
	leave := page.Do(func() { m.env.Close(m) })
	all := append([]page.Command{
		{Key: k.Do.Tick, Group: group, Words: "turn it on, or off", Short: "on or off", Foot: 1, Do: page.Do(m.toggle)},
		{Key: k.Move.Enter, Group: group, Words: "the same", Do: page.Do(m.toggle)},
		{Key: k.Do.Edit, Group: group, Words: "write it otherwise: how often, for how long", Short: "how often", Foot: 3, Do: page.Do(m.edit)},
		commands.LookUp(m.env, group, m.subject),
		{Key: k.Session.Misbehaviour, Group: group, Words: "close the page", Do: leave},
		{Key: k.Global.Back, Foot: 2, Do: leave},
	}, commands.Choosing(k.Move, group, &m.blocks, 4)...)
	all = append(all,
		page.Command{Key: k.Prompt.Accept, Foot: 1, Typing: true, Do: page.Do(m.accept)},
		page.Command{Key: k.Prompt.Cancel, Foot: 2, Typing: true, Do: page.Do(m.cancel)},
	)
	for _, form := range [][2]string{
		{"every 5", "each fifth message"}, {"first 3", "the first three"}, {"10%", "a tenth of them, by chance"},
		{"for 1m", "no longer than a minute"}, {", retry-after 2s", "ask to wait: 429, 500, 503"},
	} {
		all = append(all, page.Note("Written behind it", form[0], form[1]))
	}
	return all
}

// subject is the status that the chosen one answers with, where it is about one.
func (m *Page) subject() []string {
	switch what := m.rows[m.blocks.Chosen].of.What; what {
	case endpoint.TooMany, endpoint.Fault, endpoint.Unavailable, endpoint.Redirect:
		return []string{string(what)}
	case endpoint.DropBefore, endpoint.DropAfter:
		return []string{"repeat"}
	}
	return []string{"misbehaviour"}
}

// toggle turns the chosen one on or off, and says from when that counts.
func (m *Page) toggle() {
	of := &m.rows[m.blocks.Chosen]
	of.on = !of.on
	m.apply()
}

// apply has the endpoint do what is on.
func (m *Page) apply() {
	var done []endpoint.Misbehaviour
	for _, r := range m.rows {
		if r.on {
			done = append(done, r.of)
		}
	}
	m.env.Engine.Misbehave(done)
	if len(done) == 0 {
		m.env.Say(page.Told, "From the next message on the endpoint behaves.")
		return
	}
	words := m.rows[m.blocks.Chosen].of.String() + " is off"
	if m.rows[m.blocks.Chosen].on {
		words = m.rows[m.blocks.Chosen].of.String() + " is on"
	}
	m.env.Say(page.Told, words+" from the next message on, which is counted as the first. The log says of each that it was on purpose.")
}

// View implements Page.
func (m *Page) View() []string {
	lines := m.layOut()
	from, to := m.blocks.Visible()
	return append(lines[from:to:to], m.prompt()...)
}

// layOut puts the lines together; they are few.
func (m *Page) layOut() []string {
	theme := m.env.Theme
	p := &component.Paper{Theme: theme, Width: m.width}
	p.Wrap(theme.Plain, 1, "What the endpoint does to messages on purpose, to see how their sender copes. It counts for all sessions of this endpoint; several go together.")
	p.Blank()
	heads := []int{}
	for i, r := range m.rows {
		heads = append(heads, len(p.Lines))
		p.Switch(i == m.blocks.Chosen, r.on, r.of.String(), 30)
		p.Wrap(theme.Dim, 7, meaning(r.of.What))
	}
	m.blocks.Lay(heads, len(p.Lines))
	return p.Lines
}

// Places lists what is in force together on the page.
func Places(env *page.Env) []page.Place {
	all := (&Page{env: env}).Commands()
	return []page.Place{{Name: "choosing how to misbehave", Commands: all}, {Name: "typing how to misbehave", Typing: true, Commands: all}}
}

// maxTyped is how many characters a misbehaviour may be written with.
const maxTyped = 200

// Typing implements Page.
func (m *Page) Typing() bool { return m.typed != nil }

// Type implements Typist.
func (m *Page) Type(press tea.KeyMsg) tea.Cmd {
	commands.Type(m.env, m.typed, press)
	return nil
}

// edit has the chosen one written otherwise.
func (m *Page) edit() {
	in := component.NewInput("do ", m.rows[m.blocks.Chosen].of.String(), maxTyped)
	m.typed = &in
	m.measure()
}

func (m *Page) cancel() {
	m.typed = nil
	m.measure()
}

// accept turns on what is written. What makes no sense stays, to be mended.
func (m *Page) accept() {
	of, err := endpoint.ParseMisbehaviour(m.typed.Value())
	if err != nil {
		m.env.Say(page.Failed, err.Error())
		return
	}
	m.rows[m.blocks.Chosen] = row{of, true}
	m.cancel()
	m.apply()
}

// prompt draws the line that is typed; nothing where none is.
func (m *Page) prompt() []string {
	if m.typed == nil {
		return nil
	}
	line := component.NewLine(m.width).Gap(1)
	m.typed.Draw(line, m.env.Theme)
	return []string{line.String()}
}
