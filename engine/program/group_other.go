//go:build !unix

package program

import "os/exec"

// ownGroup does nothing where there are no process groups: the command is ended
// by itself.
func ownGroup(*exec.Cmd) {}

func endGroup(*exec.Cmd) {}

func killGroup(cmd *exec.Cmd) { _ = cmd.Process.Kill() }
