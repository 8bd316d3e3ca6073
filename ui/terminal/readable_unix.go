//go:build unix

package terminal

import (
	"os"

	"golang.org/x/sys/unix"
)

// readable says whether there is something in a file that can be read at once.
func readable(f *os.File) (ready bool) {
	conn, err := f.SyscallConn()
	if err != nil {
		return false
	}
	err = conn.Control(func(fd uintptr) {
		n, err := unix.Poll([]unix.PollFd{{Fd: int32(fd), Events: unix.POLLIN}}, 0)
		ready = err == nil && n > 0
	})
	return ready && err == nil
}
