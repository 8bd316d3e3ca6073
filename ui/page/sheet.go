package page

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/engine/text"
	"caliper-playground/ui/component"
)

// Sheet is a page of text that scrolls. Its text is put together for the width.
type Sheet struct {
	Plain
	env   *Env
	title string
	make  func(width int) []string
	lines []string
	list  component.List
}

const helpTitle = "help"

// NewHelp returns a page with what keys do on another one, and everywhere.
func NewHelp(env *Env, of Page, everywhere []Command) *Sheet {
	groups := HelpOf(append(of.Commands(), everywhere...))
	return &Sheet{env: env, title: helpTitle, make: func(width int) []string {
		lines := component.FullHelp(env.Theme, groups, width)
		if env.KeysFile == "" {
			return lines
		}
		p := &component.Paper{Theme: env.Theme, Width: width, Lines: lines}
		p.Wrap(env.Theme.Dim, 1, "Other keys go into "+env.KeysFile+`, as {"do.filter": "ctrl+g"}; `+
			env.Keys.Global.Palette.Help().Key+" lists the names of all commands.")
		for _, problem := range env.Problems {
			p.Wrap(env.Theme.Caution, 1, "! "+problem)
		}
		return p.Lines
	}}
}

// IsHelp says whether a page is one with bindings.
func IsHelp(p Page) bool {
	s, ok := p.(*Sheet)
	return ok && s.title == helpTitle
}

// Title implements Page.
func (s *Sheet) Title() string { return s.title }

// SetSize implements Page.
func (s *Sheet) SetSize(width, height int) {
	s.lines = s.make(width)
	s.list.SetLen(len(s.lines))
	s.list.SetHeight(height)
}

// Update implements Page.
func (s *Sheet) Update(msg tea.Msg) tea.Cmd {
	if msg, ok := msg.(tea.MouseMsg); ok {
		component.ScrollByWheel(&s.list, msg)
	}
	return nil
}

// Commands implements Page.
func (s *Sheet) Commands() []Command {
	k := s.env.Keys
	leave := Do(func() { s.env.Close(s) })
	return append([]Command{
		{Key: k.Global.Back, Group: readGroup, Foot: 1, Do: leave},
		{Key: k.Move.Enter, Do: leave},
	}, Reading(k.Move, &s.list, 2)...)
}

// View implements Page.
func (s *Sheet) View() []string {
	from, to := s.list.Visible()
	return s.lines[from:to]
}

// Status implements Page: how much there is still to read.
func (s *Sheet) Status(width int) string {
	_, to := s.list.Visible()
	below := s.list.Len - to
	if below <= 0 {
		return ""
	}
	theme, words := s.env.Theme, " ↓ "+text.Plural(below, "line")+" below "
	line := component.NewLine(width)
	line.Add(theme.Dim, strings.Repeat("─", max(0, width-text.Width(words)-2)))
	return line.Add(theme.Accent, words).Add(theme.Dim, "──").String()
}
