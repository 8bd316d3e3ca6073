//go:build !(darwin || dragonfly || freebsd || linux || netbsd || openbsd || windows)

package session

import "os"

// lock does nothing where the system has no lock that ends with the program.
func lock(*os.File, string) (unlock func() error, err error) {
	return func() error { return nil }, nil
}

// gone is not known on such a system.
func gone(file) bool { return false }

// isFull is not known on such a system either.
func isFull(error) bool { return false }
