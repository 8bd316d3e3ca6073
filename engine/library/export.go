package library

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"time"

	"caliper-playground/engine/document"
)

// stepTime is how long one step of an export goes on.
const stepTime = 100 * time.Millisecond

// Export saves the bodies of messages, as the library reads them again: one file of lines for a path that ends
// in .ndjson, else a folder of files. Its steps run one after the other; only
// Done may be asked meanwhile.
type Export struct {
	Messages  int                                           // how many are to be saved
	Message   func(i int) (seq int, body []byte, err error) // reads the i-th of them
	Path      string
	Overwrite bool

	next    int
	done    atomic.Int64
	Saved   int // bodies that were saved
	NoBody  int // messages without a body
	NotJSON int // bodies that a line cannot hold

	lines *linesFile // nil for a folder of files
}

// ExportPath resolves a typed path, of which a leading "~" is the home folder.
func ExportPath(typed string) (string, error) {
	path := strings.TrimSpace(typed)
	rest, ok := strings.CutPrefix(path, "~")
	if !ok || rest != "" && rest[0] != '/' {
		return path, nil
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return "", err
	}
	return filepath.Join(home, rest), nil
}

// Lines says whether a path names one file of lines, and no folder.
func Lines(path string) bool {
	return strings.EqualFold(filepath.Ext(strings.TrimSpace(path)), ".ndjson")
}

// ExistsError says that something is there already.
type ExistsError struct{ Path string }

// Error implements error.
func (e *ExistsError) Error() string { return e.Path + " is there already." }

// Done says how many messages have been looked at.
func (x *Export) Done() int { return int(x.done.Load()) }

// Step saves for a moment and says whether all is saved. What has begun and
// failed leaves no half file. Where something is there already that is not to
// be written over, the error is an *ExistsError.
func (x *Export) Step(ctx context.Context) (done bool, err error) {
	defer func() {
		if err != nil && x.lines != nil {
			x.lines.Discard()
		}
	}()
	if err := x.open(); err != nil {
		return false, err
	}
	for until := time.Now().Add(stepTime); x.next < x.Messages; {
		if ctx.Err() != nil {
			return false, errors.New("stopped; nothing was left half written")
		}
		if err := x.save(); err != nil {
			return false, err
		}
		x.next++
		x.done.Store(int64(x.next))
		if time.Now().After(until) {
			break
		}
	}
	if x.next < x.Messages {
		return false, nil
	}
	return true, x.close()
}

// open makes the folder, or begins the file of lines.
func (x *Export) open() (err error) {
	switch {
	case x.lines != nil || x.next > 0:
		return nil
	case !Lines(x.Path):
		return os.MkdirAll(x.Path, 0o700)
	}
	if _, err := os.Lstat(x.Path); err == nil && !x.Overwrite {
		return &ExistsError{x.Path}
	}
	x.lines, err = beginLines(x.Path)
	return err
}

func (x *Export) save() error {
	seq, body, err := x.Message(x.next)
	switch {
	case err != nil:
		return err
	case len(body) == 0:
		x.NoBody++
		return nil
	case x.lines == nil:
		if err := saveFile(filepath.Join(x.Path, messageFile(seq)), body, x.Overwrite); err != nil {
			return err
		}
		x.Saved++
		return nil
	}
	if _, err := document.NewParser(nil).Parse(body); err != nil {
		x.NotJSON++
		return nil
	}
	x.Saved++
	return x.lines.add(body)
}

// close puts the file of lines in its place.
func (x *Export) close() error {
	if x.lines == nil {
		return nil
	}
	return x.lines.put(x.Overwrite)
}
