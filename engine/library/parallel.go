package library

import (
	"context"
	"iter"
	"runtime"
)

// The documents that one core works on at a time: enough of them that handing
// them over costs nothing, few enough that memory stays flat.
const (
	jobDocuments = 64
	jobBytes     = 256 << 10
)

// job is some documents that one core works on, and what it made of them.
type job[Out any] struct {
	documents []Document
	bytes     int // of the documents
	results   []Out
	done      chan struct{} // closed once they are worked on
}

func newJob[Out any]() *job[Out] { return &job[Out]{done: make(chan struct{})} }

// full says whether it holds as much as one core works on at a time.
func (j *job[Out]) full() bool { return len(j.documents) == jobDocuments || j.bytes >= jobBytes }

// OnAllCores works on documents with so many cores, all of them for 0. What is
// made of the documents comes in their order, some at a time. Each core has a worker
// of its own. It ends with the context, whatever the workers are doing then, or when
// the caller wants no more.
func OnAllCores[Out any](ctx context.Context, cores int, documents func(context.Context) iter.Seq[Document], newWorker func() func(Document) Out) iter.Seq[[]Out] {
	if cores == 0 {
		cores = runtime.GOMAXPROCS(0)
	}
	return func(yield func([]Out) bool) {
		ctx, cancel := context.WithCancel(ctx)
		defer cancel()
		h := handing[Out]{jobs: make(chan *job[Out], 2*cores), inOrder: make(chan *job[Out], 2*cores)}
		go func() {
			defer close(h.jobs)
			defer close(h.inOrder)
			h.all(ctx, documents(ctx))
		}()
		for range cores {
			go func() {
				work := newWorker()
				for j := range h.jobs {
					for _, d := range j.documents {
						if ctx.Err() != nil {
							break
						}
						j.results = append(j.results, work(d))
					}
					close(j.done)
				}
			}()
		}
		for {
			select {
			case <-ctx.Done():
				return
			case j, more := <-h.inOrder:
				if !more {
					return
				}
				select {
				case <-ctx.Done():
					return
				case <-j.done:
				}
				if ctx.Err() != nil || !yield(j.results) {
					return
				}
			}
		}
	}
}

// handing is how documents get to the workers.
type handing[Out any] struct {
	jobs    chan *job[Out] // to whichever worker is free
	inOrder chan *job[Out] // to who takes what was made of them
}

// all hands over documents: few at a time while no worker has anything to do next,
// so that none waits for what may come late, and more where all are busy.
func (h *handing[Out]) all(ctx context.Context, documents iter.Seq[Document]) {
	next := newJob[Out]()
	for d := range documents {
		next.documents = append(next.documents, d)
		next.bytes += len(d.Data)
		if !next.full() && len(h.jobs) > 0 {
			continue
		}
		if !h.hand(ctx, next) {
			return
		}
		next = newJob[Out]()
	}
	if len(next.documents) > 0 {
		h.hand(ctx, next)
	}
}

// hand hands over one job; false where nobody wants it any more.
func (h *handing[Out]) hand(ctx context.Context, j *job[Out]) bool {
	for _, to := range []chan *job[Out]{h.inOrder, h.jobs} {
		select {
		case to <- j:
		case <-ctx.Done():
			return false
		}
	}
	return true
}
