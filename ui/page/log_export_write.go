package page

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync/atomic"
	"time"

	"caliper-playground/engine/document"
	"caliper-playground/engine/text"
)

// exportTime is how long one command goes on saving.
const exportTime = 100 * time.Millisecond

// exportJob saves messages, some in each step. Its steps run one after the
// other; only done is read meanwhile.
type exportJob struct {
	session   Session
	from      savable
	path      string
	lines     bool // one file of lines, else a folder of files
	overwrite bool

	next    int
	done    atomic.Int64
	saved   int
	noBody  int // messages without a body
	notJSON int // bodies that a line cannot hold

	file *os.File // of lines
	out  *bufio.Writer
}

// existsError says that something is there already.
type existsError struct{ path string }

// Error implements error.
func (e *existsError) Error() string { return e.path + " is there already." }

// step saves for a moment and says whether all is saved. What has begun and
// failed leaves no half file of lines.
func (j *exportJob) step(ctx context.Context) (done bool, err error) {
	defer func() {
		if err != nil && j.file != nil {
			err = errors.Join(err, j.file.Close(), os.Remove(j.file.Name()))
		}
	}()
	if err := j.open(); err != nil {
		return false, err
	}
	for until := time.Now().Add(exportTime); j.next < j.from.n; {
		if err := ctx.Err(); err != nil {
			return false, errors.New("stopped; nothing was left half written")
		}
		if err := j.save(j.from.seq(j.next)); err != nil {
			return false, err
		}
		j.next++
		j.done.Store(int64(j.next))
		if time.Now().After(until) {
			break
		}
	}
	if j.next < j.from.n {
		return false, nil
	}
	return true, j.close()
}

// open makes the folder, or the file for the lines beside its place.
func (j *exportJob) open() error {
	switch {
	case j.file != nil || j.next > 0:
		return nil
	case !j.lines:
		return os.MkdirAll(j.path, 0o700)
	}
	if _, err := os.Lstat(j.path); err == nil && !j.overwrite {
		return &existsError{j.path}
	}
	if err := os.MkdirAll(filepath.Dir(j.path), 0o700); err != nil {
		return err
	}
	file, err := os.CreateTemp(filepath.Dir(j.path), ".messages-*")
	if err != nil {
		return err
	}
	j.file, j.out = file, bufio.NewWriter(file)
	return nil
}

func (j *exportJob) save(seq int) error {
	m, err := j.session.Message(seq)
	if err != nil {
		return err
	}
	body := m.Exchange.Body
	switch {
	case len(body) == 0:
		j.noBody++
		return nil
	case !j.lines:
		return j.saveFile(seq, body)
	}
	if _, err := document.NewParser(nil).Parse(body); err != nil {
		j.notJSON++
		return nil
	}
	// Line breaks within JSON stand between its parts alone.
	line := append([]byte(nil), body...)
	for i, c := range line {
		if c == '\n' || c == '\r' {
			line[i] = ' '
		}
	}
	j.saved++
	_, err = j.out.Write(append(line, '\n'))
	return err
}

// saveFile writes one body, over none that is there unless that is wanted.
func (j *exportJob) saveFile(seq int, body []byte) error {
	path := filepath.Join(j.path, fmt.Sprintf("message-%06d.json", seq))
	flags := os.O_WRONLY | os.O_CREATE | os.O_EXCL
	if j.overwrite {
		flags = os.O_WRONLY | os.O_CREATE | os.O_TRUNC
	}
	file, err := os.OpenFile(path, flags, 0o600)
	if errors.Is(err, fs.ErrExist) {
		return &existsError{path}
	}
	if err != nil {
		return err
	}
	_, err = file.Write(body)
	j.saved++
	return errors.Join(err, file.Close())
}

// close puts the file of lines in its place.
func (j *exportJob) close() error {
	if j.file == nil {
		return nil
	}
	if err := errors.Join(j.out.Flush(), j.file.Sync(), j.file.Close()); err != nil {
		return errors.Join(err, os.Remove(j.file.Name()))
	}
	name := j.file.Name()
	j.file = nil
	var err error
	if j.overwrite {
		err = os.Rename(name, j.path)
	} else if err = os.Link(name, j.path); err == nil || errors.Is(err, fs.ErrExist) {
		// A link is made only where nothing has come to be meanwhile.
		if remove := os.Remove(name); err == nil {
			err = remove
		}
		if errors.Is(err, fs.ErrExist) {
			err = &existsError{j.path}
		}
	} else { // a file system without links
		err = os.Rename(name, j.path)
	}
	return err
}

// words says what was saved.
func (j *exportJob) words() string {
	words := "Saved " + text.Plural(j.saved, "message") + " in " + j.path
	if j.noBody > 0 {
		words += "; " + text.Plural(j.noBody, "message") + " had no body"
	}
	if j.notJSON > 0 {
		words += fmt.Sprintf("; %d left out, being no JSON: a folder of files takes them as they came", j.notJSON)
	}
	return words + "."
}
