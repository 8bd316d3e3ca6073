package page

import (
	"encoding/json"
	"iter"
	"strconv"
	"sync/atomic"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/engine/conformance"
	"caliper-playground/engine/rule"
	"caliper-playground/engine/sensor"
	"caliper-playground/fixtures"
)

// pick is a document that is to be sent. It is read again when its turn comes.
type pick struct {
	origin *origin
	file   string
	line   int
	id     int
}

// delivery is one sending of the page.
type delivery struct {
	run     int
	results *results
	gone    atomic.Int64 // documents that could not be read any more
	batch   *batch
}

// send sends the documents that are chosen.
func (l *Load) send() tea.Cmd {
	b := l.batch
	switch {
	case b.count.chosen == 0:
		k := l.env.Keys.Load
		return do(NoticeMsg{Warned, "No document is chosen: " + k.Toggle.Help().Key + " chooses one, " + k.All.Help().Key + " all."})
	case l.runs.bulk != nil:
		return do(NoticeMsg{Warned, "Still sending " + l.runs.bulk.what + ". " + l.env.Keys.Bench.Stop.Help().Key + " stops it."})
	case l.sending != nil:
		return do(NoticeMsg{Warned, "Still sending."})
	}
	d := &delivery{run: l.runs.last + 1, results: newResults(l.nextID), batch: b}
	picks := make([]pick, 0, b.count.chosen)
	for i := range b.entries {
		e := &b.entries[i]
		if !e.chosen {
			d.results.status[e.id].Store(int32(b.results.of(e.id)))
			continue
		}
		picks = append(picks, pick{e.origin, e.file, e.line, e.id})
		b.count.add(e, -1)
		e.changed = false
		b.count.add(e, 1)
	}
	b.results, l.sending = d.results, d
	judging := l.env.Engine.Judging()
	what, unit := b.title(), "document"
	if len(picks) == 1 {
		what = b.first(picks[0].id)
	}
	if b.count.parts != len(picks) {
		unit = "item"
	}
	return l.runs.stream(l.env, sending{
		what: what, unit: unit, total: b.count.parts, tells: true,
		payloads: d.payloads(picks, judging),
		each: func(p sensor.Progress) {
			for _, source := range p.Last.Sources {
				d.results.note(source, p.Last.Status)
			}
		},
	})
}

// first returns the name of a document by its number.
func (b *batch) first(id int) string {
	for i := range b.entries {
		if b.entries[i].id == id {
			return b.entries[i].name()
		}
	}
	return b.title()
}

// payloads reads the documents one after the other, each file once.
func (d *delivery) payloads(picks []pick, judging conformance.Options) iter.Seq[sensor.Payload] {
	return func(yield func(sensor.Payload) bool) {
		assessor := conformance.NewAssessor(judging)
		for len(picks) > 0 {
			n := 1
			for n < len(picks) && picks[n].origin == picks[0].origin && picks[n].file == picks[0].file {
				n++
			}
			if !d.file(picks[:n], assessor, yield) {
				return
			}
			picks = picks[n:]
		}
	}
}

// file hands over the documents that are wanted of one file, which stand in
// the order of their lines.
func (d *delivery) file(wanted []pick, assessor *conformance.Assessor, yield func(sensor.Payload) bool) bool {
	for doc := range wanted[0].origin.file(wanted[0].file) {
		for len(wanted) > 0 && wanted[0].line < doc.Line {
			d.lose(wanted[0])
			wanted = wanted[1:]
		}
		if len(wanted) == 0 {
			return true
		}
		if wanted[0].line != doc.Line || doc.Err != nil {
			continue
		}
		key := strconv.Itoa(wanted[0].id)
		wanted = wanted[1:]
		for _, p := range payloadsOf(key, doc, assessor) {
			if !yield(p) {
				return false
			}
		}
	}
	for _, p := range wanted {
		d.lose(p)
	}
	return true
}

func (d *delivery) lose(p pick) {
	d.gone.Add(1)
	d.results.note(strconv.Itoa(p.id), vanished)
}

// payloadsOf says what to send of a document: an event or entity by itself, of
// an array each element, and anything else as it stands, be it an envelope or
// something that is the endpoint's to refuse.
func payloadsOf(key string, doc fixtures.Document, assessor *conformance.Assessor) []sensor.Payload {
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

// sent ends a sending of the page. Where it was stopped, what got through is
// not chosen any more, so that sending again goes on with the rest.
func (l *Load) sent(msg sentMsg) tea.Cmd {
	d := l.sending
	if d == nil || d.run != msg.run {
		return nil
	}
	l.sending = nil
	if msg.err != nil {
		for i := range d.batch.entries {
			if e := &d.batch.entries[i]; e.chosen && d.results.of(e.id)/100 == 2 {
				d.batch.set(i, false)
			}
		}
	}
	if gone := int(d.gone.Load()); gone > 0 {
		return do(NoticeMsg{Warned, plural(gone, "document") + " could not be read any more and was not sent; the list says which."})
	}
	return nil
}
