package load

import (
	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/ui/component"
)

// layout says where the list and the selected document are. Each
// rectangle is a part's content, its header line left out.
type layout struct {
	beside       bool // side by side; else one below the other
	list, detail component.Rect
}

// besideFrom is the width from which the document stands beside the list.
const besideFrom = 160

// layOut gives the list and the document their room; where one is zoomed, each the
// whole page, for one at a time.
func layOut(width, height int, zoomed bool) layout {
	if zoomed {
		whole := component.Rect{X: 0, Y: 1, Width: width, Height: max(0, height-1)}
		return layout{list: whole, detail: whole}
	}
	if width >= besideFrom {
		left := width * 11 / 20
		return layout{
			beside: true,
			list:   component.Rect{X: 0, Y: 1, Width: left, Height: max(0, height-1)},
			detail: component.Rect{X: left + 3, Y: 1, Width: width - left - 3, Height: max(0, height-1)},
		}
	}
	list := max(1, (height-3)*9/20)
	return layout{
		list:   component.Rect{X: 0, Y: 1, Width: width, Height: min(list, max(0, height-1))},
		detail: component.Rect{X: 0, Y: list + 3, Width: width, Height: max(0, height-list-3)},
	}
}

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
