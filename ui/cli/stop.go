package cli

import (
	"context"
	"errors"
	"slices"
	"time"

	"github.com/spf13/cobra"
)

// grace is how long a command that was told to stop may take to say what it has.
const grace = 300 * time.Millisecond

// execute runs the command line. A command that holds nothing but what it has read
// is left where it is if it does not end within the grace after it was told to,
// whatever it is doing: writing to somebody who does not read, or reading a
// journal of a million messages. The files that it was writing are whole or not
// there. Those that hold a session or a terminal end in good order by themselves.
func (a *app) execute(ctx context.Context, root *cobra.Command, args []string) error {
	command, _, err := root.Find(args)
	if err != nil || !slices.Contains([]string{"catalog", "check", "explain", "fixtures", "report", "sessions"}, topmost(command).Name()) {
		return root.ExecuteContext(ctx)
	}
	done := make(chan error, 1)
	go func() { done <- root.ExecuteContext(ctx) }()
	select {
	case err := <-done:
		return err
	case <-ctx.Done():
	}
	select {
	case err := <-done:
		return err
	case <-time.After(grace):
		return cannotRun(errors.New("stopped before the end"))
	}
}

// topmost returns the command that stands directly below the program's name.
func topmost(command *cobra.Command) *cobra.Command {
	for command.HasParent() && command.Parent().HasParent() {
		command = command.Parent()
	}
	return command
}
