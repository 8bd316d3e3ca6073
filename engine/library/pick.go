package library

import (
	"context"
	"errors"
	"iter"
)

// ErrGone says that a document is not where it was.
var ErrGone = errors.New("the document is not there any more; the list says so as soon as it has looked")

// Wanted is a document that is wanted again.
type Wanted struct {
	Origin *Origin
	Place
	At int // whatever the caller knows it by
}

// Pick reads the documents that are wanted, one after the other and each file
// once. They must be wanted in the order in which their files hold them. What
// cannot be read any more comes with an error in it.
func Pick(ctx context.Context, all []Wanted) iter.Seq2[Wanted, Document] {
	return func(yield func(Wanted, Document) bool) {
		for len(all) > 0 {
			n := 1
			for n < len(all) && all[n].Origin == all[0].Origin && all[n].Path == all[0].Path {
				n++
			}
			if !pickOfFile(ctx, all[:n], yield) {
				return
			}
			all = all[n:]
		}
	}
}

// pickOfFile reads the documents that are wanted of one file.
func pickOfFile(ctx context.Context, wanted []Wanted, yield func(Wanted, Document) bool) bool {
	at := make(map[Place]int, len(wanted)) // where each stands among those that are wanted
	for i, w := range wanted {
		at[w.Place] = i
	}
	next := 0
	goneUpTo := func(end int) bool {
		for ; next < end; next++ {
			if !yield(wanted[next], Document{Place: wanted[next].Place, Err: ErrGone}) {
				return false
			}
		}
		return true
	}
	for d := range wanted[0].Origin.File(ctx, wanted[0].Path) {
		i, isWanted := at[d.Place]
		if !isWanted || i < next || d.Err != nil {
			continue
		}
		if !goneUpTo(i) {
			return false
		}
		if next++; !yield(wanted[i], d) {
			return false
		}
		if next == len(wanted) {
			return true
		}
	}
	return goneUpTo(len(wanted))
}
