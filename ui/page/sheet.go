package page

import (
	"strings"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/engine/text"
	"caliper-playground/ui/component"
	"caliper-playground/ui/keys"
)

// Sheet is a page of text that scrolls. Its text is put together for the width.
type Sheet struct {
	env   *Env
	title string
	make  func(width int) []string
	lines []string
	list  component.List
}

const helpTitle = "help"

// NewHelp returns a page with the bindings of another one, made from the key
// map in force.
func NewHelp(env *Env, of Page) *Sheet {
	groups := append(of.Help(), everywhereOn(env.Keys, of))
	return &Sheet{env: env, title: helpTitle, make: func(width int) []string {
		lines := component.FullHelp(env.Theme, groups, width)
		if env.KeysFile == "" {
			return lines
		}
		p := &component.Paper{Theme: env.Theme, Width: width, Lines: lines}
		p.Wrap(env.Theme.Dim, 1, "Other keys go into "+env.KeysFile+`, as {"bench.filter": "ctrl+g"}; `+
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

// Init implements Page.
func (s *Sheet) Init() tea.Cmd { return nil }

// SetSize implements Page.
func (s *Sheet) SetSize(width, height int) {
	s.lines = s.make(width)
	s.list.SetLen(len(s.lines))
	s.list.SetHeight(height)
}

// Update implements Page.
func (s *Sheet) Update(msg tea.Msg) tea.Cmd {
	k := s.env.Keys
	switch msg := msg.(type) {
	case tea.KeyMsg:
		switch press := msg.String(); {
		case keys.Matches(press, k.Global.Back), keys.Matches(press, k.Move.Enter), keys.Matches(press, k.Global.Quit):
			s.env.Close(s)
			return nil
		default:
			component.MoveText(&s.list, press, k.Move)
		}
	case tea.MouseMsg:
		component.ScrollByWheel(&s.list, msg)
	}
	return nil
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

// ShortHelp implements Page.
func (s *Sheet) ShortHelp() []key.Binding {
	k := s.env.Keys
	return []key.Binding{k.Global.Back, k.Move.Down, k.Move.Up, k.Move.PageDown, k.Move.PageUp, k.Global.Copy}
}

// Help implements Page.
func (s *Sheet) Help() []keys.Group {
	k := s.env.Keys
	return []keys.Group{{Title: "Read", Bindings: []key.Binding{k.Global.Back, k.Move.Up, k.Move.Down, k.Move.PageUp, k.Move.PageDown}}}
}

// Typing implements Page.
func (s *Sheet) Typing() bool { return false }
