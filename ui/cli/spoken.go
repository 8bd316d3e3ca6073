package cli

import (
	"fmt"
	"io"
)

// spoken is a standard output for what the library of the command line says by
// itself: help, the version, scripts for shells. The library does not look whether
// that was written.
type spoken struct {
	w   io.Writer
	err error // the first there was
}

// Write implements io.Writer.
func (s *spoken) Write(b []byte) (int, error) {
	n, err := s.w.Write(b)
	if err != nil && s.err == nil {
		s.err = fmt.Errorf("standard output cannot be written: %w", err)
	}
	return n, err
}
