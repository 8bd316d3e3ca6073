package load

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/engine/conformance"
	"caliper-playground/engine/library"
	"caliper-playground/engine/sensor"
	"caliper-playground/engine/session"
	"caliper-playground/ui/component/source"
	"caliper-playground/ui/page"
	"caliper-playground/ui/page/message"
)

// maxShown is the size in bytes up to which a document is shown.
const maxShown = 32 << 20

// preview is the document under the cursor: what was found in it, and its JSON.
type preview struct {
	message message.Pane
	shown   int  // the number of the one that is shown
	busy    bool // one is being read
	compose int  // the number of the one to open in compose once it is there
	cancel  context.CancelFunc
}

// pull brings what is shown in line with what is selected. One document is
// read at a time; on the way to another it is given up.
func (l *Page) pull() tea.Cmd {
	d := &l.detail
	var e *entry
	if l.batch != nil {
		e = l.batch.selected()
	}
	if e == nil {
		d.shown = 0
		d.message.Clear()
		return nil
	}
	if d.message.Wanted == e.id && (d.busy || d.shown == e.id) {
		return nil
	}
	if d.message.Wanted != e.id && d.busy {
		d.cancel()
	}
	d.message.Wanted = e.id
	if d.busy {
		return nil
	}
	d.busy = true
	ctx, cancel := context.WithCancel(l.env.Context)
	d.cancel = cancel
	wanted, judging := *e, l.env.Engine.Judging()
	return page.After(func() message.Opened {
		defer cancel()
		return readDocument(ctx, wanted, judging)
	}, func(read message.Opened) tea.Cmd { return l.previewed(wanted.id, read) })
}

// readDocument reads and judges one document.
func readDocument(ctx context.Context, e entry, judging conformance.Options) message.Opened {
	if e.Problem != "" {
		return message.Opened{Err: errors.New(e.Problem)}
	}
	for d := range e.Origin.File(ctx, e.Path) {
		switch {
		case ctx.Err() != nil:
			return message.Opened{Err: ctx.Err()}
		case d.Place != e.Place:
			continue
		case d.Err != nil:
			return message.Opened{Err: d.Err}
		case len(d.Data) > maxShown:
			return message.Opened{Err: fmt.Errorf("the document has %d MiB, too much to show; it can be sent, and the command check lists its findings", len(d.Data)>>20)}
		}
		a := conformance.NewAssessor(judging).Assess(d.Data, nil)
		m := session.Message{Entry: session.Entry{Status: 200, Judged: true, Verdict: a.Verdict, Errors: e.Errors, Warnings: e.Warnings}, Assessment: a}
		m.Exchange.Body = d.Data
		return message.Opened{Message: m, Source: source.OfFile(d.Data, d.Line)}
	}
	return message.Opened{Err: library.ErrGone}
}

// previewed takes the document in, if it is still the one that is selected.
func (l *Page) previewed(id int, read message.Opened) tea.Cmd {
	d := &l.detail
	d.busy = false
	if id != d.message.Wanted {
		d.message.Wanted = 0
		return l.pull()
	}
	again := d.shown != 0 && d.message.Detail != nil
	offset := d.message.List.Offset
	d.shown = id
	d.message.Show(read)
	if e := l.batch.selected(); again && e != nil && e.changed {
		d.message.List.Scroll(offset) // whoever edits looks at the same place again
	}
	opens := d.compose == id
	d.compose = 0 // whoever has moved on wants something else
	if opens {
		return l.compose()
	}
	return nil
}

// Body implements page.Bodied: the selected document as it stands. As a curl line it is
// sent as the page sends it, in an envelope where it is none. It is false where none is
// shown.
func (l *Page) Body() (page.Copyable, bool) {
	e, d := l.selected(), l.detail.message.Detail
	if e == nil || l.choosing || l.detail.shown != e.id || d == nil || d.Err != nil {
		return page.Copyable{}, false
	}
	body := d.Message.Exchange.Body
	assessor := conformance.NewAssessor(l.env.Engine.Judging())
	var items [][]byte
	for _, payload := range payloadsOf("", library.Document{Data: body}, assessor) {
		if payload.Data != nil {
			items = append(items, payload.Data)
		}
	}
	c := page.Copyable{What: "the document " + filepath.Base(e.Name()), Text: string(body)}
	if len(items) > 0 {
		c.Sent = string(sensor.Envelope(sensor.DefaultSensorID, l.env.Now(), d.Message.Assessment.Spec, items...))
	}
	return c, true
}

// selected is the document under the cursor; nil where there is none.
func (l *Page) selected() *entry {
	if l.batch == nil {
		return nil
	}
	return l.batch.selected()
}
