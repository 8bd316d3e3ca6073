package sheet

import (
	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/ui/component"
	"caliper-playground/ui/page"
	"caliper-playground/ui/page/commands"
)

// StandIn is a page in the place of another. It holds nothing that could fail in its
// turn.
type StandIn struct {
	page.Plain
	Opening       bool // for a page that is on its way
	title         string
	write         func(*component.Paper)
	own           []page.Command
	env           *page.Env
	width, height int
}

// NewOpening returns what stands in for the page of that title, which is on its way, so
// that there is something to see from the first frame on. The words say what is done
// meanwhile. It takes no key: keys wait for the page.
func NewOpening(env *page.Env, title, words string) *StandIn {
	return &StandIn{env: env, Opening: true, title: title, write: func(p *component.Paper) {
		p.Add(p.Line().Gap(1).Add(p.Theme.Dim, words))
	}}
}

// NewFailed returns what stands in for the bench, which failed and cannot be left out;
// again opens another.
func NewFailed(env *page.Env, again func() tea.Cmd) *StandIn {
	enter := env.Keys.Move.Enter
	reopen := page.Command{Key: enter, Group: commands.ReadGroup, Words: "open it again", Short: "open it again", Foot: 2, Do: again}
	return &StandIn{env: env, title: "closed", own: []page.Command{reopen}, write: func(p *component.Paper) {
		p.Blank()
		p.Wrap(p.Theme.Strong, 1, "This page failed and was closed.")
		p.Blank()
		p.Wrap(p.Theme.Plain, 1, "The endpoint goes on, and whatever arrives is kept as before. "+enter.Help().Key+" opens the page again.")
	}}
}

// Title implements Page.
func (s *StandIn) Title() string { return s.title }

// SetSize implements Page.
func (s *StandIn) SetSize(width, height int) { s.width, s.height = width, height }

// Update implements Page.
func (*StandIn) Update(tea.Msg) tea.Cmd { return nil }

// Commands implements Page.
func (s *StandIn) Commands() []page.Command { return s.own }

// View implements Page.
func (s *StandIn) View() []string {
	p := &component.Paper{Theme: s.env.Theme, Width: s.width}
	s.write(p)
	return p.Lines[:min(len(p.Lines), s.height)]
}

// FailedPlaces lists what is in force together where a page failed.
func FailedPlaces(env *page.Env) []page.Place {
	return []page.Place{{Name: "in the place of a page that failed", Commands: NewFailed(env, func() tea.Cmd { return nil }).Commands()}}
}
