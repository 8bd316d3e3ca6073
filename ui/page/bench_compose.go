package page

import tea "github.com/charmbracelet/bubbletea"

// compose opens the selected row's event in the compose page; where no row is
// selected, that asks first what to compose.
func (b *Bench) compose() tea.Cmd {
	if at, ok := b.profiles.selected(); ok && at.row >= 0 && b.focus == paneProfiles {
		return b.env.Open(ComposeEvent{Row: b.profiles.scores[at.profile].Rows[at.row].Row})
	}
	return b.env.Open(ComposeEvent{})
}
