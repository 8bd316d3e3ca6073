package page

import (
	"iter"

	"caliper-playground/fixtures"
)

// pick is a document that is wanted. It is read again when its turn comes.
type pick struct {
	origin *origin
	file   string
	line   int
	id     int
	at     int // its place in the list, where that counts
	parts  int // how many items of it have been answered already
}

func (e *entry) pick(at int) pick {
	return pick{origin: e.origin, file: e.file, line: e.line, id: e.id, at: at}
}

// documentsOf reads the documents that are wanted, one after the other and each
// file once. What cannot be read any more comes with an error in it.
func documentsOf(picks []pick) iter.Seq2[pick, fixtures.Document] {
	return func(yield func(pick, fixtures.Document) bool) {
		for len(picks) > 0 {
			n := 1
			for n < len(picks) && picks[n].origin == picks[0].origin && picks[n].file == picks[0].file {
				n++
			}
			if !documentsOfFile(picks[:n], yield) {
				return
			}
			picks = picks[n:]
		}
	}
}

// documentsOfFile reads the documents that are wanted of one file, which stand
// in the order of their lines.
func documentsOfFile(wanted []pick, yield func(pick, fixtures.Document) bool) bool {
	gone := func(p pick) bool { return yield(p, fixtures.Document{Path: p.file, Line: p.line, Err: errGone}) }
	for doc := range wanted[0].origin.file(wanted[0].file) {
		for ; len(wanted) > 0 && wanted[0].line < doc.Line; wanted = wanted[1:] {
			if !gone(wanted[0]) {
				return false
			}
		}
		if len(wanted) == 0 {
			return true
		}
		if wanted[0].line != doc.Line || doc.Err != nil {
			continue
		}
		p := wanted[0]
		wanted = wanted[1:]
		if !yield(p, doc) {
			return false
		}
	}
	for _, p := range wanted {
		if !gone(p) {
			return false
		}
	}
	return true
}
