package cli

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"syscall"

	"caliper-playground/engine/text"
)

// steady is a standard output that does not end the program where it cannot be
// written, as on a full disk: messages go on being taken in, and are in the
// journal. It loses whole lines, and says when that begins and ends. Where the
// reader of the output is gone, that is an error still.
type steady struct {
	w    io.Writer
	tell func(error)
	on   bool // until then, errors are those of w

	inside bool // the last thing that came was no whole line
	skip   bool // the rest of the line that is coming is left out
	torn   bool // there is half a line at the end of the output
	lost   int  // lines
}

// Write implements io.Writer.
func (s *steady) Write(b []byte) (int, error) {
	if !s.on {
		return s.w.Write(b)
	}
	for rest := b; len(rest) > 0; {
		end := bytes.IndexByte(rest, '\n') + 1
		if end == 0 {
			end = len(rest)
		}
		if err := s.part(rest[:end]); err != nil {
			return 0, err
		}
		rest = rest[end:]
	}
	return len(b), nil
}

// part writes a line, or a part of one.
func (s *steady) part(b []byte) error {
	whole := b[len(b)-1] == '\n'
	begins := !s.inside
	s.inside = !whole
	if s.skip {
		s.skip = !whole
		return nil
	}
	written := b
	if s.torn && begins {
		written = append([]byte("\n"), b...)
	}
	n, err := s.w.Write(written)
	switch {
	case err == nil:
		if s.lost > 0 && whole {
			s.tell(fmt.Errorf("standard output is written again; %s %s missing there (the journal has all)", text.Plural(s.lost, "line"), text.Are(s.lost)))
			s.lost = 0
		}
		s.torn = false
		return nil
	case errors.Is(err, syscall.EPIPE), errors.Is(err, io.ErrClosedPipe):
		return err
	}
	if s.lost == 0 {
		s.tell(fmt.Errorf("standard output cannot be written: %w; messages go on being taken in, and are in the journal", err))
	}
	s.lost++
	s.torn = s.torn || n > 0 || !begins
	s.skip = !whole
	return nil
}
