//go:build unix

package program

import (
	"os/exec"
	"syscall"
	"time"
)

// ownGroup gives a command a process group of its own, so that whatever it starts
// ends with it.
func ownGroup(cmd *exec.Cmd) {
	cmd.SysProcAttr = groupLeader()
	cmd.Cancel = func() error { return syscall.Kill(-cmd.Process.Pid, syscall.SIGTERM) }
}

// endGroup ends what is left of a command's group once the command has ended: it
// asks, and after a while does not ask any more.
func endGroup(cmd *exec.Cmd) {
	group := -cmd.Process.Pid
	if syscall.Kill(group, syscall.SIGTERM) != nil {
		return // nothing is left
	}
	const pause, pauses = 20 * time.Millisecond, 50
	for range pauses {
		time.Sleep(pause)
		if syscall.Kill(group, 0) != nil {
			return
		}
	}
	killGroup(cmd)
}

// killGroup ends what is left of a command's group without asking.
func killGroup(cmd *exec.Cmd) { _ = syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) }
