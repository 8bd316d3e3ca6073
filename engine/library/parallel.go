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
	results   []Out
	done      chan struct{}
}

// OnAllCores works on documents with so many cores, all of them for 0. What is
// made of the documents comes in their order, some at a time. Each core has a
// worker of its own. It ends with the context, whatever the workers are doing
// then, or when the caller wants no more.
func OnAllCores[Out any](ctx context.Context, cores int, documents func(context.Context) iter.Seq[Document], newWorker func() func(Document) Out) iter.Seq[[]Out] {
	if cores == 0 {
		cores = runtime.GOMAXPROCS(0)
	}
	return func(yield func([]Out) bool) {
		ctx, cancel := context.WithCancel(ctx)
		defer cancel()
		jobs := make(chan *job[Out])
		inOrder := make(chan *job[Out], 2*cores)
		go func() {
			defer close(jobs)
			defer close(inOrder)
			hand(ctx, documents(ctx), jobs, inOrder)
		}()
		for range cores {
			go func() {
				work := newWorker()
				for j := range jobs {
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
			case j, more := <-inOrder:
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

// hand hands documents to the workers: few at a time while one of them waits,
// more where all are busy.
func hand[Out any](ctx context.Context, documents iter.Seq[Document], jobs, inOrder chan<- *job[Out]) {
	next, bytes := &job[Out]{done: make(chan struct{})}, 0
	send := func() bool {
		select {
		case inOrder <- next:
			next, bytes = &job[Out]{done: make(chan struct{})}, 0
			return true
		case <-ctx.Done():
			return false
		}
	}
	for d := range documents {
		next.documents = append(next.documents, d)
		bytes += len(d.Data)
		if len(next.documents) < jobDocuments && bytes < jobBytes {
			select {
			case jobs <- next:
				if !send() {
					return
				}
			default:
			}
			continue
		}
		select {
		case jobs <- next:
			if !send() {
				return
			}
		case <-ctx.Done():
			return
		}
	}
	if len(next.documents) > 0 {
		select {
		case jobs <- next:
			send()
		case <-ctx.Done():
		}
	}
}
