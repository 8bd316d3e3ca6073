package session

import (
	"bytes"
	"fmt"
	"io"
	"runtime"
)

// replayed is what reading a journal brought to light.
type replayed struct {
	damaged     int  // lines that are none of ours
	misnumbered bool // a line's number is not that of its place
	former      bool // a line is of before lines had kinds
}

// blockSize is how much of a journal is read at once, in bytes.
const blockSize = 1 << 20

// replay folds the journal's lines from j.end up to size into a state, and sets
// j.end behind the last whole one. Lines are decoded in parallel and applied in
// order.
func (j *journal) replay(st *state, size int64) (replayed, error) {
	var r replayed
	blocks := make(chan chan block, runtime.GOMAXPROCS(0))
	go j.readBlocks(j.end, size, blocks)
	var failed error
	for b := range blocks {
		b := <-b
		if b.err != nil {
			failed = b.err
			continue
		}
		for _, e := range b.effects {
			r.apply(st, e)
			j.end = e.end
		}
	}
	return r, failed
}

func (r *replayed) apply(st *state, e *effect) {
	seq := st.entries.len() + 1
	r.former = r.former || e.former
	switch {
	case e.Kind == KindDamaged:
		r.damaged++
		e.Note = "this line of the journal is damaged"
	case e.Seq == 0: // a request has no number
		st.apply(e)
		return
	case e.Seq != seq:
		r.misnumbered = true
	}
	e.Seq = seq
	st.apply(e)
}

// block is a run of whole lines.
type block struct {
	effects []*effect
	err     error
}

// readBlocks reads the journal and sends a promise for each run of lines, in
// order, which another goroutine keeps.
func (j *journal) readBlocks(from, size int64, promises chan<- chan block) {
	defer close(promises)
	reader := io.NewSectionReader(j.file, from, size-from)
	var rest []byte // the start of a line that goes on in the next block
	for {
		more := min(max(blockSize, int64(len(rest))), size-from-int64(len(rest)))
		b := make([]byte, int64(len(rest))+more)
		copy(b, rest)
		n, err := io.ReadFull(reader, b[len(rest):])
		b = b[:len(rest)+n]
		ended := err == io.EOF || err == io.ErrUnexpectedEOF || from+int64(len(b)) >= size
		promise := make(chan block, 1)
		if err != nil && err != io.EOF && err != io.ErrUnexpectedEOF {
			promise <- block{err: fmt.Errorf("the journal %s cannot be read: %w", j.path, reason(err))}
			promises <- promise
			return
		}
		whole := bytes.LastIndexByte(b, '\n') + 1
		go func(lines []byte, at int64) { promise <- block{effects: decodeLines(lines, at)} }(b[:whole], from)
		promises <- promise
		if ended {
			return
		}
		from += int64(whole)
		rest = b[whole:]
	}
}

// decodeLines decodes whole lines. One that cannot be read has no effect but to
// be damaged.
func decodeLines(lines []byte, at int64) []*effect {
	var effects []*effect
	for len(lines) > 0 {
		n := bytes.IndexByte(lines, '\n') + 1
		e, err := decodeEffect(lines[:n-1])
		if err != nil {
			e = &effect{Entry: Entry{Kind: KindDamaged}}
		}
		e.offset, e.end = at, at+int64(n)
		effects = append(effects, e)
		lines, at = lines[n:], e.end
	}
	return effects
}
