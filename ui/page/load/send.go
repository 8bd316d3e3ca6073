package load

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"strconv"
	"strings"
	"sync/atomic"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/engine/conformance"
	"caliper-playground/engine/library"
	"caliper-playground/engine/rule"
	"caliper-playground/engine/sensor"
	"caliper-playground/engine/text"
	"caliper-playground/ui/page"
	"caliper-playground/ui/page/sending"
)

// delivery is one sending of the page.
type delivery struct {
	results *results
	gone    atomic.Int64 // documents that could not be read any more
	batch   *batch
	picks   []pick
	whole   atomic.Bool // all of it was handed over to be sent
}

// askedFrom is how many documents are not sent without a question: what was loaded is
// chosen, and one key would fill the log with it.
const askedFrom = 50

// send sends the documents that are chosen, of those that are listed, and asks before
// it sends many.
func (l *Page) send() tea.Cmd {
	if n := l.batch.hits.chosen; n >= askedFrom {
		l.env.Ask("Send "+text.Plural(n, "document")+" of "+l.batch.title()+"?", l.deliver)
		return nil
	}
	return l.deliver()
}

// deliver sends them. What was sent in part before goes on with the rest.
func (l *Page) deliver() tea.Cmd {
	if why := l.whyNotSend(); why != "" { // things have changed since it was asked
		l.env.Say(page.Warned, why)
		return nil
	}
	b := l.batch
	d := &delivery{results: newResults(l.nextID), batch: b, picks: make([]pick, 0, b.hits.chosen)}
	d.results.keep(b.results)
	total := 0
	for row := range b.rows() {
		e := &b.entries[b.at(row)]
		if !e.chosen {
			continue
		}
		p := e.pick(b.at(row))
		if answered := b.results.answered(e.id); answered < e.Parts {
			p.parts = answered
		}
		d.results.begin(e.id, p.parts)
		d.picks = append(d.picks, p)
		total += e.Parts - p.parts
		b.count.add(e, -1)
		e.changed = false
		b.count.add(e, 1)
	}
	b.recount()
	b.results, l.sending = d.results, d
	what, unit := b.title(), "document"
	if len(d.picks) == 1 {
		what = b.entries[d.picks[0].At].Name()
	} else if b.sieve != nil {
		what += " /" + l.filter.Value()
	}
	if total != len(d.picks) {
		unit = "item"
	}
	return l.runs.Stream(sending.Sending{
		What: what, Unit: unit, Total: total, Tells: true,
		Payloads: d.payloads(l.env.Context, d.picks, l.env.Engine.Judging()),
		Each: func(p sensor.Progress) {
			for _, source := range p.Last.Sources {
				d.results.note(source, p.Last.Status)
			}
		},
		Then: func(came sending.Came) tea.Cmd { return l.sent(d, came) },
	})
}

// payloads reads the documents one after the other, each file once.
func (d *delivery) payloads(ctx context.Context, picks []pick, judging conformance.Options) iter.Seq[sensor.Payload] {
	return func(yield func(sensor.Payload) bool) {
		assessor := conformance.NewAssessor(judging)
		wanted := make([]library.Wanted, len(picks))
		for i := range picks {
			wanted[i] = picks[i].Wanted
			wanted[i].At = i
		}
		for w, doc := range library.Pick(ctx, wanted) {
			p := picks[w.At]
			if doc.Err != nil {
				d.gone.Add(1)
				d.results.note(strconv.Itoa(p.id), vanished)
				continue
			}
			payloads := payloadsOf(strconv.Itoa(p.id), doc, assessor)
			for _, payload := range payloads[min(p.parts, len(payloads)):] {
				if !yield(payload) {
					return
				}
			}
		}
		d.whole.Store(true)
	}
}

// payloadsOf says what to send of a document: an event or entity by itself, of
// an array each element, and anything else as it stands, be it an envelope or
// something that is the endpoint's to refuse.
func payloadsOf(key string, doc library.Document, assessor *conformance.Assessor) []sensor.Payload {
	switch assessor.Judge(doc.Data, nil).Result.Shape {
	case rule.ShapeEvent, rule.ShapeEntity:
		return []sensor.Payload{{Source: key, Data: doc.Data}}
	case rule.ShapeArray:
		var elements []json.RawMessage
		if json.Unmarshal(doc.Data, &elements) == nil && len(elements) > 0 {
			payloads := make([]sensor.Payload, len(elements))
			for i, element := range elements {
				payloads[i] = sensor.Payload{Source: key, Data: element}
			}
			return payloads
		}
	}
	return []sensor.Payload{{Source: key, Raw: doc.Data}}
}

// sent ends a sending of the page. Where not all of it was answered, what was
// is not chosen any more, so that sending again goes on with the rest.
func (l *Page) sent(d *delivery, came sending.Came) tea.Cmd {
	if l.sending != d {
		return nil
	}
	l.sending = nil
	left := 0
	if !d.whole.Load() || came.Err != nil || came.Report.Failed > 0 {
		left = d.leave()
	}
	sift := tea.Cmd(nil)
	if l.batch != nil && l.batch.sieve != nil && l.batch.sieve.query.AsksAnswer() {
		sift = tea.Batch(l.siftAgain(), l.pull())
	}
	words := ""
	if left > 0 && came.Report.Failed == 0 && (came.Err == nil || errors.Is(came.Err, context.Canceled)) {
		words = fmt.Sprintf("Stopped after %d of %d. What was sent stays in the log; the rest is still chosen, and sending it goes on there.", len(d.picks)-left, len(d.picks))
	}
	if gone := int(d.gone.Load()); gone > 0 {
		words = strings.TrimSpace(words + " " + text.Plural(gone, "document") + " could not be read any more and was not sent; the list says which.")
	}
	if words != "" {
		l.env.Say(page.Warned, words)
	}
	return sift
}

// leave says how many documents were not answered as a whole; where there are
// any, those that were are chosen no longer.
func (d *delivery) leave() (left int) {
	answered := make(map[int]bool, len(d.picks))
	wanted := make(map[int]bool, len(d.picks))
	for _, p := range d.picks {
		wanted[p.id] = true
	}
	for i := range d.batch.entries {
		e := &d.batch.entries[i]
		switch {
		case !wanted[e.id] || d.results.of(e.id) == vanished:
		case d.results.answered(e.id) < e.Parts:
			left++
		default:
			answered[i] = true
		}
	}
	if left == 0 {
		return 0
	}
	for i := range answered {
		d.batch.set(i, false)
	}
	d.batch.recount()
	return left
}
