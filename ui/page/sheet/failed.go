package sheet

import (
	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/ui/component"
	"caliper-playground/ui/page"
	"caliper-playground/ui/page/commands"
)

// Failed stands in for a page that failed and cannot be left out. It holds
// nothing that could fail in its turn.
type Failed struct {
	page.Plain
	env           *page.Env
	again         func() tea.Cmd
	width, height int
}

// NewFailed returns what stands in for the bench; again opens another.
func NewFailed(env *page.Env, again func() tea.Cmd) *Failed { return &Failed{env: env, again: again} }

// Title implements Page.
func (*Failed) Title() string { return "closed" }

// SetSize implements Page.
func (f *Failed) SetSize(width, height int) { f.width, f.height = width, height }

// Update implements Page.
func (*Failed) Update(tea.Msg) tea.Cmd { return nil }

// Commands implements Page.
func (f *Failed) Commands() []page.Command {
	return []page.Command{{Key: f.env.Keys.Move.Enter, Group: commands.ReadGroup, Words: "open it again", Short: "open it again", Foot: 2, Do: f.again}}
}

// View implements Page.
func (f *Failed) View() []string {
	p := &component.Paper{Theme: f.env.Theme, Width: f.width}
	p.Blank()
	p.Wrap(p.Theme.Strong, 1, "This page failed and was closed.")
	p.Blank()
	p.Wrap(p.Theme.Plain, 1, "The endpoint goes on, and whatever arrives is kept as before. "+f.env.Keys.Move.Enter.Help().Key+" opens the page again.")
	return p.Lines[:min(len(p.Lines), f.height)]
}

// FailedPlaces lists what is in force together where it stands in.
func FailedPlaces(env *page.Env) []page.Place {
	return []page.Place{{Name: "in the place of a page that failed", Commands: NewFailed(env, func() tea.Cmd { return nil }).Commands()}}
}
