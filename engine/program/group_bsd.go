//go:build unix && !linux

package program

import "syscall"

// groupLeader has a command lead a group.
func groupLeader() *syscall.SysProcAttr { return &syscall.SysProcAttr{Setpgid: true} }
