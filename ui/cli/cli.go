// Package cli is the program without its screen: every command but the
// playground itself, which is handed in. It reads flags, wires the engine's
// rooms together and chooses the exit status; what is judged, sent, kept and
// reported is the engine's business, and nothing here looks at a document.
package cli

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/mattn/go-isatty"

	"caliper-playground/engine/report"
	"caliper-playground/engine/text"
)

// Name is the program's name.
const Name = "caliper-playground"

// IO is what a run reads and writes.
type IO struct {
	In       io.Reader
	Out, Err io.Writer
	Getenv   func(string) string
}

// Playground is the screen, which this package knows nothing else of.
type Playground struct {
	Run    func(context.Context, Setup) error // returns when the screen is closed
	Themes []string                           // what --theme takes
	// KeysFile is the name of the file with key bindings in the folder of the
	// user's configuration.
	KeysFile string
}

// The exit statuses of the program.
const (
	statusOK           = 0 // all is well, warnings included
	statusNotConformed = 1 // something does not conform, or a file in a folder could not be read
	statusUsage        = 2 // the command line is wrong
	statusCannotRun    = 3 // a named path is missing, a port is taken, ...
)

// exitError ends the run with a status. Where err is nil, all was said already.
type exitError struct {
	status int
	err    error
}

func (e exitError) Error() string {
	if e.err == nil {
		return fmt.Sprintf("exit status %d", e.status)
	}
	return e.err.Error()
}

func (e exitError) Unwrap() error { return e.err }

// usage is an error of the command line.
func usage(format string, args ...any) error {
	return exitError{statusUsage, fmt.Errorf(format, args...)}
}

// cannotRun wraps an error that keeps the program from doing what it was asked
// to; it returns nil for nil.
func cannotRun(err error) error {
	if err == nil {
		return nil
	}
	return exitError{statusCannotRun, err}
}

// Main runs the command line and returns the exit status. Results go to
// stream.Out and errors, one line each, to stream.Err.
func Main(ctx context.Context, stream IO, args []string, playground Playground) int {
	a := &app{IO: stream, playground: playground, unfinished: &unfinished{}}
	said := &spoken{w: a.Out}
	root := a.root(said)
	root.SetArgs(args)
	err := a.execute(ctx, root, args)
	if said.err != nil {
		err = cannotRun(said.err)
	}
	if err == nil {
		return statusOK
	}
	var exit exitError
	if !errors.As(err, &exit) {
		// What is left comes from reading the command line itself.
		exit = exitError{statusUsage, err}
	}
	if exit.err != nil {
		a.complain(exit.err)
	}
	return exit.status
}

// app is one run of the program.
type app struct {
	IO
	playground Playground
	noColour   bool
	unfinished *unfinished
}

// complain writes an error as one line, and errors that were joined as a line each.
func (a *app) complain(err error) {
	if joined, ok := err.(interface{ Unwrap() []error }); ok {
		for _, err := range joined.Unwrap() {
			a.complain(err)
		}
		return
	}
	// Where standard error cannot be written there is nobody to tell.
	_, _ = fmt.Fprintf(a.Err, "%s: %s\n", Name, text.Clean(err.Error()))
}

// print writes to standard output what was put together.
func (a *app) print(b *bytes.Buffer) error {
	_, err := a.Out.Write(b.Bytes())
	return cannotRun(err)
}

// say writes a line to standard output.
func (a *app) say(format string, args ...any) error {
	_, err := io.WriteString(a.Out, text.Clean(fmt.Sprintf(format, args...))+"\n")
	return cannotRun(err)
}

// printAll prints values as JSON where that is asked for, else what was put together
// for people.
func printAll[T any](a *app, f report.Format, words *bytes.Buffer, values []T) error {
	if f == report.JSON {
		words.Reset()
		if err := writeJSONArray(words, values); err != nil {
			return err
		}
	}
	return a.print(words)
}

// writeJSON writes a value on a line of its own.
func writeJSON(b *bytes.Buffer, v any) error {
	line, err := report.Marshal(v)
	b.Write(line)
	b.WriteByte('\n')
	return cannotRun(err)
}

// writeJSONArray writes a value on each line.
func writeJSONArray[T any](b *bytes.Buffer, values []T) error {
	b.WriteString("[")
	for i, v := range values {
		if i > 0 {
			b.WriteString(",")
		}
		line, err := report.Marshal(v)
		if err != nil {
			return cannotRun(err)
		}
		b.WriteString("\n")
		b.Write(line)
	}
	b.WriteString("]\n")
	return nil
}

// outcome collects what decides the exit status of a run that goes on after a
// problem: the gravest one counts.
type outcome struct {
	app    *app
	status int
}

func (o *outcome) worsen(status int) { o.status = max(o.status, status) }

// cannot reports a problem and goes on.
func (o *outcome) cannot(err error) {
	o.app.complain(err)
	o.worsen(statusCannotRun)
}

// err is what the command returns in the end.
func (o *outcome) err() error {
	if o.status == statusOK {
		return nil
	}
	return exitError{status: o.status}
}

// colour says whether text on standard output may be coloured.
func (a *app) colour() bool {
	return !a.noColour && a.Getenv("NO_COLOR") == "" && a.Getenv("TERM") != "dumb" && isTerminal(a.Out)
}

// isTerminal says whether a stream is a terminal that somebody sits at.
func isTerminal(stream any) bool {
	file, ok := stream.(*os.File)
	return ok && isatty.IsTerminal(file.Fd())
}
