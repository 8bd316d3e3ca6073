package page

import (
	"fmt"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/engine/text"
)

// load begins to read origins. What is loaded already stays until the first
// documents are there; with add it stays anyway.
func (l *Load) load(origins []*origin, add bool) tea.Cmd {
	if add && l.reading != nil {
		return do(NoticeMsg{Warned, "Still reading. Add more when all is there, or press " + l.env.Keys.Bench.Stop.Help().Key + " to stop."})
	}
	l.failure = ""
	purpose := readFresh
	if add {
		purpose = readMore
	}
	return l.startReading(origins, purpose)
}

func (l *Load) startReading(origins []*origin, purpose purpose) tea.Cmd {
	if l.reading != nil {
		l.reading.cancel()
	}
	l.readings++
	l.reading = startReading(l.env.Context, l.readings, origins, purpose)
	l.layOut()
	return l.reading.start(l.env.Engine.Judging(), l.seed)
}

// readAgain reads everything anew, and keeps what is chosen.
func (l *Load) readAgain() tea.Cmd {
	if l.reading != nil {
		return do(NoticeMsg{Told, "Still reading."})
	}
	l.batch.stale = false
	return l.startReading(l.batch.origins, readAgain)
}

// read takes in what was read.
func (l *Load) read(msg readMsg) tea.Cmd {
	r := l.reading
	if r == nil || msg.number != r.number {
		return nil
	}
	if msg.refused != nil && r.purpose != readAgain {
		return l.refuse(msg.refused)
	}
	var cmds []tea.Cmd
	switch r.purpose {
	case readFresh:
		l.begin(r)
	case readMore:
		r.purpose = readRest
		cmds = append(cmds, l.setFilter("")) // what comes is to be seen
		l.batch.origins = append(l.batch.origins[:len(l.batch.origins):len(l.batch.origins)], r.origins...)
		r.cursor = len(l.batch.entries) // the first of the new ones
	}
	if r.purpose == readAgain {
		r.kept.join(msg)
	} else {
		l.batch.add(msg.entries, &l.nextID)
		cmds = append(cmds, l.sift())
		l.batch.stamps = append(l.batch.stamps, msg.stamps...)
		l.batch.folders = append(l.batch.folders, msg.folders...)
		if r.cursor > 0 {
			l.batch.list.Select(r.cursor)
			r.cursor = 0
		}
	}
	if !msg.done {
		return tea.Batch(append(cmds, r.next(), l.pull())...)
	}
	return tea.Batch(append(cmds, l.finish(r, msg))...)
}

// begin puts a new batch in place of the one before.
func (l *Load) begin(r *reading) {
	r.purpose = readRest
	if l.batch != nil {
		l.batch.sieve.end()
	}
	l.batch = &batch{origins: r.origins}
	l.choosing, l.path.typing, l.inFocus, l.filtering = false, false, false, false
	l.filter.Value = ""
	l.path.input.Value = ""
	l.watches++ // what was watched is gone
	l.layOut()
}

// finish ends a reading that has come to its end.
func (l *Load) finish(r *reading, msg readMsg) tea.Cmd {
	if r.purpose == readAgain {
		l.batch.replace(0, len(l.batch.entries), r.kept.entries, &l.nextID)
		l.batch.stamps, l.batch.folders = r.kept.stamps, r.kept.folders
	}
	l.batch.capped = msg.capped
	l.batch.whole = true
	l.reading = nil
	r.cancel()
	l.relist("")
	cmds := []tea.Cmd{l.watch()}
	if r.purpose == readAgain {
		cmds = append(cmds, l.siftAgain())
	}
	cmds = append(cmds, l.pull())
	if msg.capped {
		cmds = append(cmds, do(NoticeMsg{Warned, fmt.Sprintf("There are more than %d documents; the list ends there. The command replay sends any number.", maxEntries)}))
	}
	return tea.Batch(cmds...)
}

// refuse tells why what was asked for cannot be loaded. All else stays.
func (l *Load) refuse(err error) tea.Cmd {
	l.reading.cancel()
	l.reading = nil
	l.failure = err.Error()
	l.layOut()
	if l.choosing {
		return nil
	}
	return do(NoticeMsg{Failed, l.failure})
}

// stopReading ends a reading where it is. What was read stays.
func (l *Load) stopReading() tea.Cmd {
	r := l.reading
	r.cancel()
	l.reading = nil
	l.layOut()
	if l.batch == nil || r.purpose != readRest {
		return do(NoticeMsg{Told, "Stopped reading."})
	}
	l.relist("")
	return do(NoticeMsg{Told, fmt.Sprintf("Stopped reading after %s.", text.Plural(len(l.batch.entries), "document"))})
}

// watch begins to look for changes on disk, where the page is open, all is
// read and there is something to look at.
func (l *Load) watch() tea.Cmd {
	l.watches++
	if l.batch == nil || !l.batch.whole || len(l.batch.stamps) == 0 || l.ctx == nil || l.ctx.Err() != nil {
		return nil
	}
	return fileWatch{
		ctx: l.ctx, number: l.watches, files: l.batch.stamps, folders: l.batch.folders,
		judging: l.env.Engine.Judging(), seed: l.seed, pause: watchPace,
	}.look()
}

// changed takes in what has changed on disk.
func (l *Load) changed(msg changedMsg) tea.Cmd {
	if msg.number != l.watches || l.batch == nil {
		return nil
	}
	b := l.batch
	for i, at := range msg.folders {
		b.folders[at] = msg.stamps[i]
	}
	if (len(msg.folders) > 0 || msg.many || msg.turned) && l.reading == nil {
		if len(b.entries) <= smallFolder {
			return l.startReading(b.origins, readAgain)
		}
		b.stale = true
	}
	for _, file := range msg.files {
		b.stamps[file.at] = file.stamp
		from, to := b.span(file.stamp.origin, file.stamp.path)
		b.replace(from, to, file.entries, &l.nextID)
	}
	return tea.Batch(l.siftAgain(), l.pull(), l.watch())
}
