package page

import (
	"context"
	"hash/maphash"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/engine/conformance"
)

// watchPace is how long the files on disk are left alone between two looks.
// Where looking takes long it is more, so that it costs little.
const (
	watchPace  = time.Second
	watchShare = 20 // looking may take one part in so many
)

// smallFolder is up to how many documents a folder is read again by itself
// when its files come and go.
const smallFolder = 5000

// changedMsg says which files have changed on disk, with what is in them now.
type changedMsg struct {
	number int // of the watch
	files  []changedFile
	many   bool // too many to read here: the rest is left for a reading of all
	turned bool // what was a file, or was not there, is a folder now
	// folders are those in which files have come or gone, by their positions.
	folders []int
	stamps  []stamp // theirs
}

// fewFiles is up to how many files are read again one by one.
const fewFiles = 20

// changedFile is one file that was read again.
type changedFile struct {
	at      int // position among the stamps
	stamp   stamp
	entries []entry
}

// watch is what looks for changes needs.
type fileWatch struct {
	ctx            context.Context
	number         int
	files, folders []stamp
	judging        conformance.Options
	seed           maphash.Seed
	pause          time.Duration
}

// look returns a command that waits, then looks until something has changed.
// The stamps must stay as they are until it has answered.
func (w fileWatch) look() tea.Cmd {
	return func() tea.Msg {
		for {
			select {
			case <-w.ctx.Done():
				return nil
			case <-time.After(w.pause):
			}
			began := time.Now()
			msg := w.compare()
			w.pause = max(watchPace, watchShare*time.Since(began))
			if len(msg.files) > 0 || len(msg.folders) > 0 {
				return msg
			}
		}
	}
}

// compare looks at each file and folder once, and reads again what changed.
func (w fileWatch) compare() changedMsg {
	msg := changedMsg{number: w.number}
	var r *reader
	for i, old := range w.files {
		if w.ctx.Err() != nil {
			return changedMsg{}
		}
		now := stampOf(old.origin, old.path)
		if now == old {
			continue
		}
		if len(msg.files) == fewFiles {
			msg.many = true
			break
		}
		if r == nil {
			fresh := newReader(w.judging, w.seed)
			r = &fresh
		}
		changed := changedFile{at: i, stamp: now}
		for d := range old.origin.file(old.path) {
			if w.ctx.Err() != nil || len(changed.entries) == maxEntries {
				break
			}
			changed.entries = append(changed.entries, r.read(old.origin, d))
			msg.turned = msg.turned || d.Path != old.path
		}
		msg.files = append(msg.files, changed)
	}
	for i, old := range w.folders {
		if now := stampOf(old.origin, old.path); now != old {
			msg.folders = append(msg.folders, i)
			msg.stamps = append(msg.stamps, now)
		}
	}
	return msg
}
