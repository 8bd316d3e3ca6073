package load

import (
	"caliper-playground/engine/library"
	"caliper-playground/engine/rule"
	"caliper-playground/engine/text"
	"caliper-playground/ui/component"
)

// batch is the documents that were loaded, and which of them are chosen.
type batch struct {
	origins []*library.Origin
	entries []entry
	stamps  []library.Stamp
	folders []library.Stamp
	list    component.List

	longestName, longestTells int  // cells; of all that were ever in it
	whole                     bool // all was read
	count                     tally
	sieve                     *sieve   // the filter; nil where all is listed
	hits                      tally    // of what the filter lists, or of all
	results                   *results // of the last sending; nil before the first
	stale                     bool     // the folder has changed and is too large to be read again by itself
}

// tally counts the documents of a batch.
type tally struct {
	rule.Counts
	chosen, changed int
}

// add counts a document, or takes it out again with -1.
func (t *tally) add(e *entry, by int) {
	t.Add(e.Verdict, by)
	if e.chosen {
		t.chosen += by
	}
	if e.changed {
		t.changed += by
	}
}

// title says where the documents came from.
func (b *batch) title() string {
	if len(b.origins) == 1 {
		return b.origins[0].Title
	}
	return text.Plural(len(b.origins), "place")
}

// add takes documents in, at the end.
func (b *batch) add(entries []entry, nextID *int) {
	for _, e := range entries {
		*nextID++
		e.id = *nextID
		b.entries = append(b.entries, e)
		b.admit(&e)
	}
	b.measure()
}

// admit takes a document into account.
func (b *batch) admit(e *entry) {
	b.count.add(e, 1)
	b.longestName, b.longestTells = max(b.longestName, e.nameCells), max(b.longestTells, e.tellsCells)
}

// rows returns how many documents are listed, and at where one of them stands.
func (b *batch) rows() int {
	if b.sieve != nil {
		return len(b.sieve.shown)
	}
	return len(b.entries)
}

func (b *batch) at(row int) int {
	if b.sieve != nil {
		return b.sieve.shown[row]
	}
	return row
}

// measure brings the list in line with what is listed, with the cursor on the
// document that the filter began at, if it is there.
func (b *batch) measure() {
	b.list.SetLen(b.rows())
	b.recount()
	if b.sieve != nil && b.sieve.near != (place{}) {
		b.goTo(b.sieve.near, b.sieve.row)
	}
}

// recount counts what the filter lists.
func (b *batch) recount() {
	if b.hits = b.count; b.sieve == nil {
		return
	}
	b.hits = tally{}
	for _, at := range b.sieve.shown {
		b.hits.add(&b.entries[at], 1)
	}
}

// moved says that the cursor was moved on purpose.
func (b *batch) moved() {
	if b.sieve != nil {
		b.sieve.near = place{}
	}
}

// selected returns the document under the cursor, or nil.
func (b *batch) selected() *entry {
	if b.rows() == 0 {
		return nil
	}
	return &b.entries[b.at(b.list.Cursor)]
}

// cursorPlace returns the document under the cursor, and the line of the window
// that it stands on.
func (b *batch) cursorPlace() (p place, row int) {
	if e := b.selected(); e != nil {
		p = e.place()
	}
	return p, b.list.Cursor - b.list.Offset
}

// choose chooses of the documents that are listed those that a condition holds
// for, and no others. What cannot be read cannot be chosen.
func (b *batch) choose(which func(*entry) bool) {
	for row := range b.rows() {
		b.set(b.at(row), which(&b.entries[b.at(row)]))
	}
	b.recount()
}

// isChosen says whether just those are chosen already that choose would.
func (b *batch) isChosen(which func(*entry) bool) bool {
	for row := range b.rows() {
		if e := &b.entries[b.at(row)]; e.chosen != (which(e) && e.Sendable()) {
			return false
		}
	}
	return true
}

// set chooses a document, or not. Whoever calls it counts anew what is listed.
func (b *batch) set(i int, chosen bool) {
	e := &b.entries[i]
	b.count.add(e, -1)
	e.chosen = chosen && e.Sendable()
	b.count.add(e, 1)
}

// nextTrouble puts the cursor on the next document that failed, was warned
// about or refused, and says whether there is one.
func (b *batch) nextTrouble() bool {
	for step := 1; step <= b.rows(); step++ {
		row := (b.list.Cursor + step) % b.rows()
		if b.isTrouble(&b.entries[b.at(row)]) {
			b.list.Select(row)
			return true
		}
	}
	return false
}

// otherTrouble says whether there is one besides the one under the cursor.
func (b *batch) otherTrouble() bool {
	for row := range b.rows() {
		if row != b.list.Cursor && b.isTrouble(&b.entries[b.at(row)]) {
			return true
		}
	}
	return false
}

func (b *batch) isTrouble(e *entry) bool {
	status := b.results.of(e.id)
	return e.Verdict != rule.Pass || status != 0 && status/100 != 2
}

// replace puts documents in the place of those from one up to another. What
// was there before under the same name keeps its choice, and its number too
// where its content is the same. Where there is a filter, it must be set anew;
// what it listed before its change stays listed.
func (b *batch) replace(from, to int, entries []entry, nextID *int) {
	before := make(map[place]int, to-from)
	for i := from; i < to; i++ {
		before[b.entries[i].place()] = i
		b.count.add(&b.entries[i], -1)
	}
	cursor, row := b.cursorPlace()
	fresh := make([]entry, 0, len(b.entries)-(to-from)+len(entries))
	fresh = append(fresh, b.entries[:from]...)
	for _, e := range entries {
		at, known := before[e.place()]
		var old *entry
		if known {
			old = &b.entries[at]
		}
		switch {
		case known && old.Sum == e.Sum && old.Problem == e.Problem:
			e.id, e.chosen, e.changed = old.id, old.chosen, old.changed
		case known:
			e.chosen, e.changed = e.Sendable() && (old.chosen || !old.Sendable()), true
			if b.sieve != nil && b.sieve.holds(at) {
				b.sieve.keep(e.place())
			}
		default:
			e.changed = true
		}
		if e.id == 0 {
			*nextID++
			e.id = *nextID
		}
		b.admit(&e)
		fresh = append(fresh, e)
	}
	b.entries = append(fresh, b.entries[to:]...)
	if b.sieve != nil {
		if b.sieve.near == (place{}) {
			b.sieve.near, b.sieve.row = cursor, row
		}
		return
	}
	b.measure()
	b.goTo(cursor, row)
}

// goTo puts the cursor on the document of that name, if it is listed, and that
// on a line of the window.
func (b *batch) goTo(p place, row int) {
	at := b.list.Cursor
	if e := b.selected(); e == nil || e.place() != p {
		at = b.rowOf(p)
	}
	if at < 0 {
		return
	}
	b.list.Select(at)
	b.list.Scroll(at - row - b.list.Offset)
	b.list.Select(at)
}

// rowOf returns where a document is listed, or -1.
func (b *batch) rowOf(p place) int {
	for row := range b.rows() {
		if b.entries[b.at(row)].place() == p {
			return row
		}
	}
	return -1
}

// span returns where the documents of a file stand.
func (b *batch) span(o *library.Origin, file string) (from, to int) {
	for from < len(b.entries) && (b.entries[from].Origin != o || b.entries[from].Path != file) {
		from++
	}
	to = from
	for to < len(b.entries) && b.entries[to].Origin == o && b.entries[to].Path == file {
		to++
	}
	return from, to
}
