package load

import (
	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/engine/library"
	"caliper-playground/ui/page"
)

// reading is one pass over origins.
type reading struct {
	*library.Reading
	purpose purpose
	kept    library.Found // all that was read, for readAgain
	cursor  int           // where to put the cursor, for readMore
}

// purpose says what becomes of the documents that are read.
type purpose int

const (
	readFresh purpose = iota // they replace the list, once the first is there
	readMore                 // they go below the list
	readRest                 // the list has begun to take them
	readAgain                // the same origins as before: the list stays until all is read
)

// readMore returns a command that takes in what was read, as it comes.
func (l *Page) readMore(r *reading) tea.Cmd {
	return page.AfterTwo(r.Next, func(found library.Found, more bool) tea.Cmd {
		if !more || r != l.reading { // it was stopped
			return nil
		}
		return l.read(r, found)
	})
}

// smallFolder is up to how many documents a folder is read again by itself
// when its files come and go.
const smallFolder = 5000
