// Package program runs a command of the user's, such as a sensor under test, and ends
// what it started when it ends: on Unix all of its process group. Linux ends the command
// also where this program is killed.
package program

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"syscall"
	"time"
)

// Command is a command line of the user's, which is run once.
type Command struct {
	path  string
	words []string // the command as it was given
	out   io.Writer
	cmd   *exec.Cmd // once it is started
	hurry func()    // ends the listening for a second signal
}

// grace is how long a command may take to end once it was asked to.
const grace = 3 * time.Second

// Find looks a command up. Its arguments are passed on as they are, without a shell in
// between; what it writes goes to out.
func Find(words []string, out io.Writer) (*Command, error) {
	path, err := exec.LookPath(words[0])
	if err != nil {
		return nil, cannotStart(words[0], err)
	}
	return &Command{path: path, words: words, out: out}, nil
}

// cannotStart words what keeps a command from being started.
func cannotStart(name string, err error) error {
	var lookup *exec.Error
	if errors.As(err, &lookup) {
		err = lookup.Err
	}
	if errors.Is(err, exec.ErrNotFound) {
		err = errors.New("there is no such program on the PATH")
	}
	var path *os.PathError
	if errors.As(err, &path) {
		err = path.Err
	}
	return fmt.Errorf("the command %q cannot be started: %w; behind -- stand a program and its arguments, as no shell reads them", name, err)
}

// Start starts the command with these variables in its environment, beside those
// of this program. It is asked to end when the context does.
func (c *Command) Start(ctx context.Context, variables ...string) error {
	c.cmd = exec.CommandContext(ctx, c.path, c.words[1:]...)
	c.cmd.Args[0] = c.words[0]
	c.cmd.Stdout, c.cmd.Stderr = c.out, c.out
	c.cmd.Env = append(os.Environ(), variables...)
	c.cmd.WaitDelay = grace
	ownGroup(c.cmd)
	if err := c.cmd.Start(); err != nil {
		return cannotStart(c.words[0], err)
	}
	c.hurry = onSecondSignal(func() { killGroup(c.cmd) })
	return nil
}

// onSecondSignal does something where a second signal says that nobody waits for an
// end in good order, until what it returns is called. A second signal would otherwise
// end this program alone, and leave behind what its command started.
func onSecondSignal(do func()) (end func()) {
	signals, done := make(chan os.Signal, 2), make(chan struct{})
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM)
	go func() {
		for range 2 {
			select {
			case <-signals:
			case <-done:
				return
			}
		}
		do()
	}()
	return func() { signal.Stop(signals); close(done) }
}

// Wait waits for the command's end, and then ends what is left of the processes
// that it started. The error says how it failed.
func (c *Command) Wait() error {
	defer c.hurry()
	err := c.cmd.Wait()
	endGroup(c.cmd)
	var exit *exec.ExitError
	switch {
	case err == nil:
		return nil
	case errors.As(err, &exit) && exit.ExitCode() >= 0:
		return fmt.Errorf("the command %q ended with status %d", c.words[0], exit.ExitCode())
	case errors.As(err, &exit):
		return fmt.Errorf("the command %q was ended by %s", c.words[0], exit)
	}
	return fmt.Errorf("the command %q: %w", c.words[0], err)
}

// HungUp ends a context also where the terminal goes away, unless that is to be
// ignored, as behind nohup.
func HungUp(ctx context.Context) (context.Context, context.CancelFunc) {
	if signal.Ignored(syscall.SIGHUP) {
		return context.WithCancel(ctx)
	}
	return signal.NotifyContext(ctx, syscall.SIGHUP)
}
