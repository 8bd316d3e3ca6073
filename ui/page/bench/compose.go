package bench

import (
	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/ui/page"
)

// compose opens the selected row's event in the compose page; where no row is
// selected, that asks first what to compose.
func (b *Page) compose() tea.Cmd {
	if at, _ := b.profiles.selected(); b.onRow() {
		return b.env.Open(page.ComposeEvent{Row: b.profiles.scores[at.profile].Rows[at.row].Row})
	}
	return b.env.Open(page.ComposeEvent{})
}
