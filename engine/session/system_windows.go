package session

import (
	"errors"
	"math"
	"syscall"
)

// look returns a file's length. That it is deleted while it is open is
// something that this system does not let happen.
func look(f file) (size int64, deleted bool) {
	info, err := f.Stat()
	if err != nil {
		return math.MaxInt64, false // writing will say what is wrong
	}
	return info.Size(), false
}

// isFull says whether an error means that the disk is full.
func isFull(err error) bool {
	const handleDiskFull, diskFull = syscall.Errno(39), syscall.Errno(112)
	return errors.Is(err, handleDiskFull) || errors.Is(err, diskFull)
}
