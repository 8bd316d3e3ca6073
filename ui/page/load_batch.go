package page

import (
	"strconv"
	"strings"
	"sync/atomic"

	"caliper-playground/engine/rule"
	"caliper-playground/ui/component"
)

// batch is the documents that were loaded, and which of them are chosen.
type batch struct {
	origins []*origin
	entries []entry
	stamps  []stamp
	folders []stamp
	list    component.List
	whole   bool // all was read
	capped  bool // there are more than the list holds
	count   tally
	results *results // of the last sending; nil before the first
	stale   bool     // the folder has changed and is too large to be read again by itself
}

// tally counts the documents of a batch.
type tally struct{ pass, warn, fail, chosen, changed, parts int }

// add counts a document, or takes it out again with -1.
func (t *tally) add(e *entry, by int) {
	switch e.verdict {
	case rule.Pass:
		t.pass += by
	case rule.Warn:
		t.warn += by
	default:
		t.fail += by
	}
	if e.chosen {
		t.chosen += by
		t.parts += by * e.parts
	}
	if e.changed {
		t.changed += by
	}
}

// title says where the documents came from.
func (b *batch) title() string {
	if len(b.origins) == 1 {
		return b.origins[0].title
	}
	return plural(len(b.origins), "place")
}

// add takes documents in, at the end.
func (b *batch) add(entries []entry, nextID *int) {
	for _, e := range entries {
		*nextID++
		e.id = *nextID
		b.entries = append(b.entries, e)
		b.count.add(&e, 1)
	}
	b.list.SetLen(len(b.entries))
}

// selected returns the document under the cursor, or nil.
func (b *batch) selected() *entry {
	if len(b.entries) == 0 {
		return nil
	}
	return &b.entries[b.list.Cursor]
}

// choose chooses the documents that a condition holds for, and no others.
// What cannot be read cannot be chosen.
func (b *batch) choose(which func(*entry) bool) {
	for i := range b.entries {
		b.set(i, which(&b.entries[i]))
	}
}

// set chooses a document, or not.
func (b *batch) set(i int, chosen bool) {
	e := &b.entries[i]
	b.count.add(e, -1)
	e.chosen = chosen && e.sendable()
	b.count.add(e, 1)
}

// nextTrouble puts the cursor on the next document that failed, was warned
// about or refused, and says whether there is one.
func (b *batch) nextTrouble() bool {
	for step := 1; step <= len(b.entries); step++ {
		at := (b.list.Cursor + step) % len(b.entries)
		e := &b.entries[at]
		if status := b.results.of(e.id); e.verdict != rule.Pass || status != 0 && status/100 != 2 {
			b.list.Select(at)
			return true
		}
	}
	return false
}

// replace puts documents in the place of those from one up to another. What
// was there before under the same name keeps its choice, and its number too
// where its content is the same.
func (b *batch) replace(from, to int, entries []entry, nextID *int) {
	before := make(map[place]*entry, to-from)
	for i := from; i < to; i++ {
		before[b.entries[i].place()] = &b.entries[i]
		b.count.add(&b.entries[i], -1)
	}
	cursor := place{}
	if e := b.selected(); e != nil {
		cursor = e.place()
	}
	fresh := make([]entry, 0, len(b.entries)-(to-from)+len(entries))
	fresh = append(fresh, b.entries[:from]...)
	for _, e := range entries {
		old, known := before[e.place()]
		switch {
		case known && old.sum == e.sum && old.problem == e.problem:
			e.id, e.chosen, e.changed = old.id, old.chosen, old.changed
		case known:
			e.chosen, e.changed = e.sendable() && (old.chosen || !old.sendable()), true
		default:
			e.changed = true
		}
		if e.id == 0 {
			*nextID++
			e.id = *nextID
		}
		b.count.add(&e, 1)
		fresh = append(fresh, e)
	}
	b.entries = append(fresh, b.entries[to:]...)
	b.list.SetLen(len(b.entries))
	b.goTo(cursor)
}

// goTo puts the cursor on the document of that name, if it is still there.
func (b *batch) goTo(p place) {
	if e := b.selected(); e == nil || e.place() == p {
		return
	}
	for i := range b.entries {
		if b.entries[i].place() == p {
			b.list.Select(i)
			return
		}
	}
}

// span returns where the documents of a file stand.
func (b *batch) span(o *origin, file string) (from, to int) {
	for from < len(b.entries) && (b.entries[from].origin != o || b.entries[from].file != file) {
		from++
	}
	to = from
	for to < len(b.entries) && b.entries[to].origin == o && b.entries[to].file == file {
		to++
	}
	return from, to
}

// results holds the status that each document got, by the document's number.
// It is written where the sending runs and read where it is drawn.
type results struct{ status []atomic.Int32 }

// vanished is the status of a document that was gone when it was to be sent.
const vanished = -1

func newResults(upTo int) *results { return &results{status: make([]atomic.Int32, upTo+1)} }

// of returns a document's status; 0 where there is none.
func (r *results) of(id int) int {
	if r == nil || id >= len(r.status) {
		return 0
	}
	return int(r.status[id].Load())
}

// note keeps the worst status that the parts of a document got.
func (r *results) note(source string, status int) {
	id, err := strconv.Atoi(strings.TrimSpace(source))
	if err != nil || id < 0 || id >= len(r.status) {
		return
	}
	if was := r.status[id].Load(); was == 0 || was/100 == 2 {
		r.status[id].Store(int32(status))
	}
}
