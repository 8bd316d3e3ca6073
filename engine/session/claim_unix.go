//go:build darwin || dragonfly || freebsd || linux || netbsd || openbsd

package session

import (
	"fmt"
	"os"
	"syscall"
)

// claim keeps other programs from starting a session in a state folder for the
// moment in which an earlier one is set aside and the new one is made: of two
// that start one of the same name, the other one then finds it in use. The system
// lets go of it when the program ends, however that happens.
func claim(dir string) (release func(), err error) {
	f, err := os.Open(dir)
	if err != nil {
		return nil, fmt.Errorf("the state folder %s cannot be opened: %w", dir, reason(err))
	}
	for syscall.Flock(int(f.Fd()), syscall.LOCK_EX) == syscall.EINTR {
	}
	// On a file system without locks nothing is kept from anybody. Closing the
	// folder unlocks it.
	return func() { _ = f.Close() }, nil
}
