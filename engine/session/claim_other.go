//go:build !(darwin || dragonfly || freebsd || linux || netbsd || openbsd)

package session

import (
	"path/filepath"
	"time"
)

// claim keeps other programs from starting a session in a state folder for the
// moment in which an earlier one is set aside and the new one is made, where the
// system has locks.
func claim(dir string) (release func(), err error) {
	const patience = 5 * time.Second
	for until := time.Now().Add(patience); ; time.Sleep(10 * time.Millisecond) {
		unlock, err := lock(nil, filepath.Join(dir, "start"))
		if err == nil {
			return func() { _ = unlock() }, nil // closing its handle can fail for nobody's benefit
		}
		if time.Now().After(until) {
			return nil, inUse("start", err)
		}
	}
}
