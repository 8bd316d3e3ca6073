//go:build darwin || dragonfly || freebsd || linux || netbsd || openbsd

package file

import (
	"os"
	"syscall"
)

// Lock keeps other programs that ask for it from an open file of that path. The
// system lets go of it when the program ends, however that happens. The error is
// ErrLocked where another one has it.
func Lock(f *os.File, _ string) (unlock func() error, err error) {
	for {
		err = syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
		if err != syscall.EINTR {
			break
		}
	}
	if err == syscall.EWOULDBLOCK {
		return nil, ErrLocked
	}
	return func() error { return nil }, err // closing the file unlocks it
}
