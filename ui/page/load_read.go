package page

import (
	"context"
	"hash/maphash"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/engine/conformance"
	"caliper-playground/engine/library"
)

// reading is one pass over origins, in a command of its own.
type reading struct {
	*library.Reading
	number  int
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

// readMsg brings documents that were read and judged.
type readMsg struct {
	number int
	library.Found
}

// start returns the commands that read, and that wait for what was read.
func (r *reading) start(judging conformance.Options, seed maphash.Seed) tea.Cmd {
	read := func() tea.Msg {
		r.Run(judging, seed)
		return nil
	}
	return tea.Batch(read, r.next())
}

// next returns a command that ends with the next documents.
func (r *reading) next() tea.Cmd {
	return func() tea.Msg {
		found, ok := r.Next()
		if !ok {
			return nil // it was stopped
		}
		return readMsg{r.number, found}
	}
}

// smallFolder is up to how many documents a folder is read again by itself
// when its files come and go.
const smallFolder = 5000

// changedMsg says which files have changed on disk, with what is in them now.
type changedMsg struct {
	number int // of the watch
	library.Changes
}

// look returns a command that waits until something has changed on disk.
func look(ctx context.Context, number int, w library.Watch) tea.Cmd {
	return func() tea.Msg {
		changes, ok := w.Wait(ctx)
		if !ok {
			return nil
		}
		return changedMsg{number, changes}
	}
}
