package file

import (
	"errors"
	"fmt"
	"io"
	"os"
)

// Spool holds what is written until it is wanted: in memory as long as it is
// little, else in a file of the system's temporary folder. The zero value is
// ready for use. Close lets go of it, and has to be called.
type Spool struct {
	memory []byte
	file   *os.File // nil while all is in memory
	size   int64
}

// spoolMemory is how much a spool keeps in memory, in bytes.
const spoolMemory = 256 << 10

// Write implements io.Writer.
func (s *Spool) Write(b []byte) (int, error) { return put(s, b) }

// WriteString implements io.StringWriter.
func (s *Spool) WriteString(of string) (int, error) { return put(s, of) }

func put[T string | []byte](s *Spool, b T) (int, error) {
	if len(s.memory)+len(b) > spoolMemory {
		if err := s.flush(); err != nil {
			return 0, err
		}
	}
	s.memory = append(s.memory, b...)
	s.size += int64(len(b))
	return len(b), nil
}

// flush moves what is in memory to the file.
func (s *Spool) flush() error {
	if s.file == nil {
		f, err := os.CreateTemp("", "caliper-report-*")
		if err != nil {
			return spoolError(err)
		}
		s.file = f
		// A file that has no name any more goes with the program, however that
		// ends. Where the system keeps the name of an open file, Close removes it.
		_ = os.Remove(f.Name())
	}
	if _, err := s.file.Write(s.memory); err != nil {
		return spoolError(err)
	}
	s.memory = s.memory[:0]
	return nil
}

func spoolError(err error) error {
	return fmt.Errorf("the temporary folder %s cannot be written: %w; TMPDIR names another one", os.TempDir(), Reason(err))
}

// Size is how much was written, in bytes.
func (s *Spool) Size() int64 { return s.size }

// Copy writes the bytes from one offset up to another one.
func (s *Spool) Copy(w io.Writer, from, to int64) error {
	inFile := s.size - int64(len(s.memory))
	if from < inFile {
		end := min(to, inFile)
		if _, err := io.Copy(w, io.NewSectionReader(s.file, from, end-from)); err != nil {
			return err
		}
		from = end
	}
	if from >= to {
		return nil
	}
	_, err := w.Write(s.memory[from-inFile : to-inFile])
	return err
}

// Close lets go of what was written.
func (s *Spool) Close() error {
	s.memory, s.size = nil, 0
	if s.file == nil {
		return nil
	}
	f := s.file
	s.file = nil
	err := f.Close()
	if gone := os.Remove(f.Name()); gone != nil && !errors.Is(gone, os.ErrNotExist) {
		err = errors.Join(err, gone)
	}
	return err
}
