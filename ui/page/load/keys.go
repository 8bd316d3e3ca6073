package load

import (
	"path/filepath"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/engine/library"
)

// openMarked opens what is marked, or what is under the cursor.
func (l *Page) openMarked() tea.Cmd {
	var origins []*library.Origin
	for _, path := range l.browser.markedPaths() {
		origins = append(origins, library.PathOrigin(path))
	}
	if len(origins) > 0 {
		return l.load(origins, false)
	}
	return l.open(l.browser.selected(), false)
}

// open opens one line of the chooser; a folder as a whole, or to look into it.
func (l *Page) open(c choice, whole bool) tea.Cmd {
	b := &l.browser
	switch c.kind {
	case choiceLoaded:
		l.choosing = false
		l.layOut()
		return l.pull()
	case choiceSet, choicePasted:
		return l.load([]*library.Origin{c.origin}, false)
	case choiceEverything:
		return l.load([]*library.Origin{library.PathOrigin(b.folder)}, false)
	case choiceParent:
		return l.goUp()
	case choiceFolder:
		if !whole {
			return l.list(b.path(c), "")
		}
		return l.load([]*library.Origin{library.PathOrigin(b.path(c))}, false)
	case choiceFile:
		return l.load([]*library.Origin{library.PathOrigin(b.path(c))}, false)
	}
	return nil
}

// goUp shows the folder above, with the cursor on the one that was shown.
func (l *Page) goUp() tea.Cmd {
	b := &l.browser
	above := filepath.Dir(b.folder)
	if above == b.folder {
		return nil
	}
	return l.list(above, filepath.Base(b.folder))
}

// choose goes back to where it is chosen what to load.
func (l *Page) choose() tea.Cmd {
	l.choosing = true
	l.relist("")
	return l.list(l.browser.folder, "")
}
