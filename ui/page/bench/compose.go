package bench

import (
	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/ui/page"
)

// compose opens the selected row's event in the compose page; where no row is
// selected, that asks first what to compose, and begins at the profile that is.
func (b *Page) compose() tea.Cmd {
	if row, ok := b.rowInFocus(); ok {
		return b.env.Open(page.ComposeEvent{Row: row})
	}
	profile := ""
	if b.focus == paneProfiles {
		profile = b.SelectedProfile()
	}
	return b.env.Open(page.ComposeEvent{Profile: profile})
}
