package load

import tea "github.com/charmbracelet/bubbletea"

// zoom gives the list, or the document where that has the keys, the whole page, or the
// other one its room again.
func (l *Page) zoom() tea.Cmd {
	l.zoomed = !l.zoomed
	l.layOut()
	if l.batch != nil {
		l.batch.list.Select(l.batch.list.Cursor) // which stays in view
	}
	return l.pull()
}

// Fills implements page.Filler: what is zoomed takes the lines of the header too.
func (l *Page) Fills() bool { return l.zoomed && !l.choosing && l.batch != nil }

// zoomWords says what the key of zoom does now.
func (l *Page) zoomWords() string {
	if l.zoomed {
		return "list and document"
	}
	return "zoom"
}
