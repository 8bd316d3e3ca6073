//go:build unix

package terminal

import (
	"os"
	"os/signal"
	"syscall"
	"time"
)

// stopping is how long the system may take to stop a program that it has told to,
// and to tell it that it goes on.
const stopping = 300 * time.Millisecond

// Run stops the program, and returns when it goes on. The error is
// ErrNotSuspended where it was never stopped: the system drops the signal then,
// and says so to nobody.
func (Suspension) Run() error {
	continued := make(chan os.Signal, 1)
	signal.Notify(continued, syscall.SIGCONT)
	defer signal.Stop(continued)
	if err := syscall.Kill(0, syscall.SIGTSTP); err != nil {
		return err
	}
	for range 2 { // the time may be up because it was stopped: its signal comes then
		select {
		case <-continued:
			return nil
		case <-time.After(stopping):
		}
	}
	return ErrNotSuspended
}
