package program

import "syscall"

// groupLeader has a command lead a group, and end where this program is killed
// without having been asked.
func groupLeader() *syscall.SysProcAttr {
	return &syscall.SysProcAttr{Setpgid: true, Pdeathsig: syscall.SIGKILL}
}
