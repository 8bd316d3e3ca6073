package load

import (
	"strconv"
	"strings"
	"sync/atomic"
)

// results holds the status that each document got, by the document's number,
// and how many of its items were answered. It is written where the sending runs
// and read where it is drawn.
type results struct{ status, items []atomic.Int32 }

// vanished is the status of a document that was gone when it was to be sent.
const vanished = -1

func newResults(upTo int) *results {
	return &results{status: make([]atomic.Int32, upTo+1), items: make([]atomic.Int32, upTo+1)}
}

// keep takes over what another sending came to.
func (r *results) keep(before *results) {
	for id := range r.status {
		r.status[id].Store(int32(before.of(id)))
		r.items[id].Store(int32(before.answered(id)))
	}
}

// begin says that a document is sent, of which some items were answered before.
func (r *results) begin(id, answered int) {
	if r.items[id].Store(int32(answered)); answered == 0 {
		r.status[id].Store(0)
	}
}

// answered returns how many items of a document were answered.
func (r *results) answered(id int) int {
	if r == nil || id >= len(r.items) {
		return 0
	}
	return int(r.items[id].Load())
}

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
	if status == 0 { // no answer
		return
	}
	if status > 0 {
		r.items[id].Add(1)
	}
	if was := r.status[id].Load(); was == 0 || was/100 == 2 {
		r.status[id].Store(int32(status))
	}
}
