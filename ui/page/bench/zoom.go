package bench

import tea "github.com/charmbracelet/bubbletea"

// zoom gives the pane in focus the whole page, or the other panes their room again.
func (b *Page) zoom() tea.Cmd {
	b.zoomed = !b.zoomed
	b.SetSize(b.width, b.height)
	if b.zoomed {
		b.profiles.list.Select(b.profiles.list.Cursor) // which stays in view
	}
	return b.pull()
}

// Fills implements page.Filler: a pane that is zoomed takes the lines of the header too.
func (b *Page) Fills() bool { return b.zoomed }

// zoomWords says what the key of zoom does now.
func (b *Page) zoomWords() string {
	if b.zoomed {
		return "all panes"
	}
	return "zoom"
}

// zoomFoot is where the foot names it: near the front while a pane is zoomed, for
// there is nothing else to see of the others.
func (b *Page) zoomFoot() int {
	if b.zoomed {
		return 4
	}
	return 34
}
