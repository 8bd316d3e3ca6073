package cli

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"syscall"
	"testing"
)

// bounded is a disk with so much room.
type bounded struct {
	bytes.Buffer
	room int
	err  error
}

func (b *bounded) Write(p []byte) (int, error) {
	if len(p) <= b.room {
		b.room -= len(p)
		return b.Buffer.Write(p)
	}
	n, _ := b.Buffer.Write(p[:b.room])
	b.room = 0
	return n, b.err
}

func TestOutputThatCannotBeWrittenLosesWholeLines(t *testing.T) {
	disk := &bounded{room: 1000, err: syscall.ENOSPC}
	var said []string
	s := &steady{w: disk, on: true, tell: func(err error) { said = append(said, err.Error()) }}
	line := func(n int, parts ...string) {
		t.Helper()
		for _, part := range append([]string{fmt.Sprint("line ", n)}, append(parts, "\n")...) {
			if written, err := io.WriteString(s, part); err != nil || written != len(part) {
				t.Fatalf("line %d: %d, %v", n, written, err)
			}
		}
	}
	line(1)
	disk.room = 3 // half of what begins line 2
	line(2, " and more")
	line(3)
	disk.room = 1000
	line(4)
	disk.room = 6 // all of what begins line 5
	line(5, " and more", " and more")
	disk.room = 1000
	line(6)
	disk.room = 0
	line(7)
	disk.room = 1000
	line(8)
	if got, want := disk.String(), "line 1\nlin\nline 4\nline 5\nline 6\nline 8\n"; got != want {
		t.Errorf("written is %q, want %q", got, want)
	}
	if len(said) != 6 {
		t.Errorf("said %q", said)
	}
	if want := "standard output is written again; 2 lines are missing there (the journal has all)"; len(said) > 1 && said[1] != want {
		t.Errorf("said %q, want %q", said[1], want)
	}
}

func TestOutputWhoseReaderIsGoneIsAnError(t *testing.T) {
	for _, gone := range []error{syscall.EPIPE, io.ErrClosedPipe} {
		s := &steady{w: &bounded{err: gone}, on: true, tell: func(err error) { t.Errorf("said %v", err) }}
		if _, err := io.WriteString(s, "line\n"); !errors.Is(err, gone) {
			t.Errorf("%v is returned as %v", gone, err)
		}
	}
	s := &steady{w: &bounded{err: syscall.ENOSPC}, tell: func(err error) { t.Errorf("said %v", err) }}
	if _, err := io.WriteString(s, "line\n"); !errors.Is(err, syscall.ENOSPC) {
		t.Errorf("before it is on, the error is %v", err)
	}
}
