package load

import (
	"context"
	"fmt"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/engine/library"
	"caliper-playground/engine/text"
	"caliper-playground/ui/page"
)

// load begins to read origins. What is loaded already stays until the first
// documents are there; with add it stays anyway.
func (l *Page) load(origins []*library.Origin, add bool) tea.Cmd {
	if add && l.reading != nil {
		l.env.Say(page.Warned, "Still reading. Add more when all is there, or press "+l.env.Keys.Do.Stop.Help().Key+" to stop.")
		return nil
	}
	l.failure = ""
	purpose := readFresh
	if add {
		purpose = readMore
	}
	return l.startReading(origins, purpose)
}

func (l *Page) startReading(origins []*library.Origin, purpose purpose) tea.Cmd {
	if l.reading != nil {
		l.reading.Stop()
	}
	l.reading = &reading{Reading: library.NewReading(l.env.Context, origins, l.env.Engine.Judging(), l.seed), purpose: purpose}
	l.layOut()
	return l.readMore(l.reading)
}

// readAgain reads everything anew, and keeps what is chosen.
func (l *Page) readAgain() tea.Cmd {
	l.batch.stale = false
	return l.startReading(l.batch.origins, readAgain)
}

// read takes in what was read.
func (l *Page) read(r *reading, msg library.Found) tea.Cmd {
	if msg.Refused != nil && r.purpose != readAgain {
		l.refuse(msg.Refused)
		return nil
	}
	var cmds []tea.Cmd
	switch r.purpose {
	case readFresh:
		l.begin(r)
	case readMore:
		r.purpose = readRest
		cmds = append(cmds, l.setFilter("")) // what comes is to be seen
		l.batch.origins = append(l.batch.origins[:len(l.batch.origins):len(l.batch.origins)], r.Origins...)
		r.cursor = len(l.batch.entries) // the first of the new ones
	}
	if r.purpose == readAgain {
		r.kept.Join(msg)
	} else {
		l.batch.add(newEntries(msg.Entries), &l.nextID)
		cmds = append(cmds, l.sift())
		l.batch.stamps = append(l.batch.stamps, msg.Files...)
		l.batch.folders = append(l.batch.folders, msg.Folders...)
		if r.cursor > 0 {
			l.batch.list.Select(r.cursor)
			r.cursor = 0
		}
	}
	if !msg.Done {
		return tea.Batch(append(cmds, l.readMore(r), l.pull())...)
	}
	return tea.Batch(append(cmds, l.finish(r, msg))...)
}

// begin puts a new batch in place of the one before.
func (l *Page) begin(r *reading) {
	r.purpose = readRest
	if l.batch != nil {
		l.batch.sieve.end()
	}
	l.batch = &batch{origins: r.Origins}
	l.choosing, l.path.typing, l.inFocus, l.filtering = false, false, false, false
	l.filter.SetValue("")
	l.path.input.SetValue("")
	l.unwatch() // what was watched is gone
	l.layOut()
}

// finish ends a reading that has come to its end.
func (l *Page) finish(r *reading, msg library.Found) tea.Cmd {
	if r.purpose == readAgain {
		l.batch.replace(0, len(l.batch.entries), newEntries(r.kept.Entries), &l.nextID)
		l.batch.stamps, l.batch.folders = r.kept.Files, r.kept.Folders
	}
	l.batch.whole = true
	l.reading = nil
	r.Stop()
	l.relist("")
	cmds := []tea.Cmd{l.watch()}
	if r.purpose == readAgain {
		cmds = append(cmds, l.siftAgain())
	}
	cmds = append(cmds, l.pull())
	if msg.Capped {
		l.env.Say(page.Warned, fmt.Sprintf("There are more than %d documents; the list ends there. The command replay sends any number.", library.MaxEntries))
	}
	return tea.Batch(cmds...)
}

// refuse tells why what was asked for cannot be loaded. All else stays.
func (l *Page) refuse(err error) {
	l.reading.Stop()
	l.reading = nil
	l.failure = err.Error()
	l.layOut()
	if !l.choosing {
		l.env.Say(page.Failed, l.failure)
	}
}

// stopReading ends a reading where it is. What was read stays.
func (l *Page) stopReading() tea.Cmd {
	r := l.reading
	r.Stop()
	l.reading = nil
	l.layOut()
	if l.batch == nil || r.purpose != readRest {
		l.env.Say(page.Told, "Stopped reading.")
		return nil
	}
	l.relist("")
	l.env.Say(page.Told, fmt.Sprintf("Stopped reading after %s.", text.Plural(len(l.batch.entries), "document")))
	return nil
}

// watch begins to look for changes on disk, where the page is open, all is
// read and there is something to look at.
func (l *Page) watch() tea.Cmd {
	l.unwatch()
	if l.batch == nil || !l.batch.whole || len(l.batch.stamps) == 0 || l.ctx == nil || l.ctx.Err() != nil {
		return nil
	}
	number := l.watches
	ctx, end := context.WithCancel(l.ctx)
	l.endWatch = end
	w := &library.Watch{
		Files: l.batch.stamps, Folders: l.batch.folders, Judging: l.env.Engine.Judging(), Seed: l.seed,
	}
	watch := l.env.Watch
	if watch == nil {
		watch = func(ctx context.Context, w *library.Watch) (library.Changes, bool) { return w.Wait(ctx) }
	}
	wait := func() (library.Changes, bool) { return watch(ctx, w) }
	return page.AfterTwo(wait, func(seen library.Changes, more bool) tea.Cmd {
		if !more || number != l.watches || l.batch == nil { // it has ended
			return nil
		}
		return l.changed(seen)
	})
}

// unwatch ends the watching that goes on, if any; what it has seen is dropped.
func (l *Page) unwatch() {
	l.watches++
	if l.endWatch != nil {
		l.endWatch()
		l.endWatch = nil
	}
}

// changed takes in what has changed on disk.
func (l *Page) changed(msg library.Changes) tea.Cmd {
	b := l.batch
	for i, at := range msg.Folders {
		b.folders[at] = msg.Stamps[i]
	}
	if (len(msg.Folders) > 0 || msg.Many || msg.Turned) && l.reading == nil {
		if len(b.entries) <= smallFolder {
			return l.startReading(b.origins, readAgain)
		}
		b.stale = true
	}
	for _, file := range msg.Files {
		b.stamps[file.At] = file.Stamp
		from, to := b.span(file.Stamp.Origin, file.Stamp.Path)
		b.replace(from, to, newEntries(file.Entries), &l.nextID)
	}
	return tea.Batch(l.siftAgain(), l.pull(), l.watch())
}

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
