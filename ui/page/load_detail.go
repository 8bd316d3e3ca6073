package page

import (
	"context"
	"errors"
	"fmt"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/engine/conformance"
	"caliper-playground/engine/library"
	"caliper-playground/engine/session"
	"caliper-playground/ui/component/source"
)

// maxShown is the size in bytes up to which a document is shown.
const maxShown = 32 << 20

// preview is the document under the cursor: what was found in it, and its JSON.
type preview struct {
	message message
	wanted  int  // the number of the document that is selected; 0 for none
	shown   int  // the number of the one that is shown
	busy    bool // one is being read
	compose int  // the number of the one to open in compose once it is there
	cancel  context.CancelFunc
}

// pull brings what is shown in line with what is selected. One document is
// read at a time; on the way to another it is given up.
func (l *Load) pull() tea.Cmd {
	d := &l.detail
	var e *entry
	if l.batch != nil {
		e = l.batch.selected()
	}
	if e == nil {
		d.wanted, d.shown = 0, 0
		d.message.clear()
		return nil
	}
	if d.wanted == e.id && (d.busy || d.shown == e.id) {
		return nil
	}
	if d.wanted != e.id && d.busy {
		d.cancel()
	}
	d.wanted = e.id
	d.message.wanted = e.id
	if d.busy {
		return nil
	}
	d.busy = true
	ctx, cancel := context.WithCancel(l.env.Context)
	d.cancel = cancel
	wanted, judging := *e, l.env.Engine.Judging()
	return After(func() opened {
		defer cancel()
		return readDocument(ctx, wanted, judging)
	}, func(read opened) tea.Cmd { return l.previewed(wanted.id, read) })
}

// readDocument reads and judges one document.
func readDocument(ctx context.Context, e entry, judging conformance.Options) opened {
	if e.Problem != "" {
		return opened{err: errors.New(e.Problem)}
	}
	for d := range e.Origin.File(ctx, e.Path) {
		switch {
		case ctx.Err() != nil:
			return opened{err: ctx.Err()}
		case d.Place != e.Place:
			continue
		case d.Err != nil:
			return opened{err: d.Err}
		case len(d.Data) > maxShown:
			return opened{err: fmt.Errorf("the document has %d MiB, too much to show; it can be sent, and the command check lists its findings", len(d.Data)>>20)}
		}
		a := conformance.NewAssessor(judging).Assess(d.Data, nil)
		m := session.Message{Entry: session.Entry{Status: 200, Judged: true, Verdict: a.Verdict, Errors: e.Errors, Warnings: e.Warnings}, Assessment: a}
		m.Exchange.Body = d.Data
		return opened{message: m, source: source.OfFile(d.Data, d.Line)}
	}
	return opened{err: library.ErrGone}
}

// previewed takes the document in, if it is still the one that is selected.
func (l *Load) previewed(id int, read opened) tea.Cmd {
	d := &l.detail
	d.busy = false
	if id != d.wanted {
		d.wanted = 0
		return l.pull()
	}
	again := d.shown != 0 && d.message.detail != nil
	offset := d.message.list.Offset
	d.shown = id
	d.message.show(l.env.Theme, l.env.Zone, read)
	if e := l.batch.selected(); again && e != nil && e.changed {
		d.message.list.Scroll(offset) // whoever edits looks at the same place again
	}
	opens := d.compose == id
	d.compose = 0 // whoever has moved on wants something else
	if opens {
		return l.compose()
	}
	return nil
}
