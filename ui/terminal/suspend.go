package terminal

import (
	"errors"
	"io"
)

// ErrNotSuspended says that the system did not stop the program. It stops none
// that nobody could continue: one that leads its session, as where a container or
// a window runs nothing else, or whose parents all have left it.
var ErrNotSuspended = errors.New("nobody here could bring it back")

// Suspension stops the program and whatever was started with it, until somebody
// continues it. It is run like a program that takes the terminal meanwhile.
type Suspension struct{}

// SetStdin does nothing: nothing is read.
func (Suspension) SetStdin(io.Reader) {}

// SetStdout does nothing: nothing is written.
func (Suspension) SetStdout(io.Writer) {}

// SetStderr does nothing: nothing is written.
func (Suspension) SetStderr(io.Writer) {}
