package library

import (
	"context"
	"io"
)

// interruptible is an input that stops when the context ends, even while
// nothing comes: a person who changes their mind has typed nothing. What is
// being read at that moment is lost with the program.
type interruptible struct {
	ctx  context.Context
	from io.Reader
}

// Read implements io.Reader.
func (r interruptible) Read(p []byte) (int, error) {
	type result struct {
		n   int
		err error
	}
	// The buffer is its own, since a read that was given up may still fill it.
	buffer := make([]byte, len(p))
	done := make(chan result, 1)
	go func() {
		n, err := r.from.Read(buffer)
		done <- result{n, err}
	}()
	select {
	case <-r.ctx.Done():
		return 0, r.ctx.Err()
	case got := <-done:
		return copy(p, buffer[:got.n]), got.err
	}
}
