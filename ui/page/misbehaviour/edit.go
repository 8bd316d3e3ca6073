package misbehaviour

import (
	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/engine/endpoint"
	"caliper-playground/ui/component"
	"caliper-playground/ui/page"
	"caliper-playground/ui/page/commands"
)

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
