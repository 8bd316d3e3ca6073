package cli

import (
	"context"
	"errors"
	"slices"
	"time"

	"github.com/spf13/cobra"
)

// The grace is how long a command that was told to stop may take to say what it has,
// and to end a session in good order: so many steps. A machine that stands still for
// seconds takes one step of it, and leaves the command the others; a busy one needs
// most of them. Who does not want to wait gives a second signal.
const (
	graceSteps = 20
	graceStep  = 100 * time.Millisecond
)

// execute runs the command line. A command is left where it is if it does not end
// within the grace after it was told to, whatever it is doing: writing to somebody
// who does not read, opening a pipe that nobody writes to, or reading a journal of
// a million messages. The files that it was writing are whole or not there, nothing
// is left beside them, and a journal has all that was acknowledged. Those that hold
// a terminal, or run a command of their own, end in good order by themselves.
func (a *app) execute(ctx context.Context, root *cobra.Command, args []string) error {
	command, rest, err := root.Find(args)
	serves := topmost(command).Name() == "serve"
	if err != nil || !topmost(command).HasParent() || serves && slices.Contains(rest, "--") {
		return root.ExecuteContext(ctx)
	}
	done := make(chan error, 1)
	go func() { done <- root.ExecuteContext(ctx) }()
	select {
	case err := <-done:
		return err
	case <-ctx.Done():
	}
	for range graceSteps {
		select {
		case err := <-done:
			return err
		case <-time.After(graceStep):
		}
	}
	a.unfinished.discard()
	if serves { // a signal is how it ends
		return nil
	}
	return cannotRun(errStopped)
}

// errStopped says that a command was told to stop.
var errStopped = errors.New("stopped before the end")

// topmost returns the command that stands directly below the program's name.
func topmost(command *cobra.Command) *cobra.Command {
	for command.HasParent() && command.Parent().HasParent() {
		command = command.Parent()
	}
	return command
}
