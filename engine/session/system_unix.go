//go:build darwin || dragonfly || freebsd || linux || netbsd || openbsd

package session

import (
	"errors"
	"os"
	"syscall"
)

// lock keeps other programs from opening the same journal. The system lets go
// of it when the program ends, however that happens.
func lock(f *os.File, _ string) (unlock func() error, err error) {
	for {
		err = syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
		if err != syscall.EINTR {
			break
		}
	}
	if err == syscall.EWOULDBLOCK {
		return nil, errors.New("another program has its journal open")
	}
	return func() error { return nil }, err // closing the file unlocks it
}

// gone says whether the file was deleted while it was open.
func gone(f file) bool {
	if f, ok := f.(*os.File); ok { // asked for each write: this way nothing is allocated
		var stat syscall.Stat_t
		return syscall.Fstat(int(f.Fd()), &stat) == nil && stat.Nlink == 0
	}
	info, err := f.Stat()
	if err != nil {
		return false // writing will say what is wrong
	}
	stat, ok := info.Sys().(*syscall.Stat_t)
	return ok && stat.Nlink == 0
}

// isFull says whether an error means that the disk is full.
func isFull(err error) bool { return errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT) }
