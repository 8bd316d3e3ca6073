//go:build darwin || dragonfly || freebsd || linux || netbsd || openbsd

package session

import (
	"errors"
	"math"
	"os"
	"syscall"
)

// look returns an open file's length, and whether it was deleted.
func look(f file) (size int64, deleted bool) {
	if f, ok := f.(*os.File); ok { // asked for each write: this way nothing is allocated
		var stat syscall.Stat_t
		if syscall.Fstat(int(f.Fd()), &stat) != nil {
			return math.MaxInt64, false // writing will say what is wrong
		}
		return stat.Size, stat.Nlink == 0
	}
	info, err := f.Stat()
	if err != nil {
		return math.MaxInt64, false
	}
	stat, ok := info.Sys().(*syscall.Stat_t)
	return info.Size(), ok && stat.Nlink == 0
}

// isFull says whether an error means that there is no room: on the disk, within
// a user's share of it, or for so long a file.
func isFull(err error) bool {
	return errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT) || errors.Is(err, syscall.EFBIG)
}
