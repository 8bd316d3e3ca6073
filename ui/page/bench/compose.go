package bench

import (
	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/ui/page"
)

// compose opens the selected row's event in the compose page; where no row is
// selected, that asks first what to compose.
func (b *Page) compose() tea.Cmd {
	row, _ := b.rowInFocus()
	return b.env.Open(page.ComposeEvent{Row: row})
}
