package session

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

const journalSuffix = ".ndjson"

// file is what a journal asks of *os.File.
type file interface {
	io.ReaderAt
	io.WriterAt
	io.Closer
	Truncate(size int64) error
	Sync() error
	Stat() (fs.FileInfo, error)
}

// journal is the file that a session is kept in. Lines are only ever added.
type journal struct {
	path   string
	file   file
	head   header
	unlock func() error
	start  int64 // of the first message's line
	end    int64 // of the last whole line
	torn   bool  // there may be half a line behind end
	closed bool

	readOnly bool // another program may be writing it
}

func journalPath(dir, id string) string { return filepath.Join(dir, id+journalSuffix) }

// MakeFolder makes the state folder, for its owner alone.
func MakeFolder(dir string) error {
	if dir == "" {
		return errors.New("a session needs a state folder to keep its journal in")
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return fmt.Errorf("the state folder %s cannot be made: %w; choose another with --state", dir, reason(err))
	}
	return nil
}

// createJournal makes the journal of a new session and locks it.
func createJournal(dir, id string, h header) (*journal, error) {
	path := journalPath(dir, id)
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return nil, fmt.Errorf("the journal %s cannot be made: %w; choose another state folder with --state", path, reason(err))
	}
	line, err := json.Marshal(h)
	if err != nil {
		return nil, errors.Join(err, f.Close())
	}
	j := &journal{path: path, file: f, head: h}
	if j.unlock, err = lock(f, path); err != nil {
		return nil, errors.Join(inUse(id, err), f.Close())
	}
	if err := j.append(append(line, '\n'), false); err != nil {
		return nil, errors.Join(err, j.close(), os.Remove(path))
	}
	j.start = j.end
	return j, nil
}

// openJournal opens a journal, checks its header and locks it.
func openJournal(dir, id string) (*journal, error) {
	f, err := openFile(dir, id, os.O_RDWR)
	if err != nil {
		return nil, err
	}
	path := journalPath(dir, id)
	j := &journal{path: path, file: f}
	if j.unlock, err = lock(f, path); err != nil {
		return nil, errors.Join(inUse(id, err), f.Close())
	}
	if err := j.readHeader(); err != nil {
		return nil, errors.Join(err, j.close())
	}
	return j, nil
}

// readJournal opens a journal for reading and checks its header. It takes no
// lock.
func readJournal(dir, id string) (*journal, error) {
	f, err := openFile(dir, id, os.O_RDONLY)
	if err != nil {
		return nil, err
	}
	j := &journal{path: journalPath(dir, id), file: f, readOnly: true, unlock: func() error { return nil }}
	if err := j.readHeader(); err != nil {
		return nil, errors.Join(err, j.close())
	}
	return j, nil
}

// openFile opens the file of a journal that is there.
func openFile(dir, id string, mode int) (*os.File, error) {
	path := journalPath(dir, id)
	info, err := os.Lstat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("there is no session %s in %s", id, dir)
	}
	if err == nil && !info.Mode().IsRegular() {
		return nil, fmt.Errorf("%s is no session's journal: it is no file", path) // a link is not followed, and opening a pipe would wait for ever
	}
	f, err := os.OpenFile(path, mode, 0)
	if err != nil {
		return nil, fmt.Errorf("the journal %s cannot be opened: %w", path, reason(err))
	}
	return f, nil
}

// readHeader reads the first line of a journal.
func (j *journal) readHeader() error {
	line, err := bufio.NewReader(io.NewSectionReader(j.file, 0, maxHeader)).ReadBytes('\n')
	if err != nil {
		return fmt.Errorf("%s is no session's journal: its first line is not whole", j.path)
	}
	if j.head, err = parseHeader(line); err != nil {
		return fmt.Errorf("%s %w", j.path, err)
	}
	j.start = int64(len(line))
	j.end = j.start
	return nil
}

// maxHeader is more than any header needs.
const maxHeader = 4096

func parseHeader(line []byte) (header, error) {
	var h header
	if err := json.Unmarshal(line, &h); err != nil || h.Journal != journalKind {
		return h, errors.New("is no session's journal: its first line does not say so")
	}
	if h.Format != journalFormat {
		return h, fmt.Errorf("has journal format %d, and this program knows format %d alone; open it with the version that wrote it", h.Format, journalFormat)
	}
	return h, nil
}

// append adds lines by one write, and forces them to the medium where that is asked
// for. When it returns an error the journal is as it was, or will be before anything
// else is added.
func (j *journal) append(lines []byte, sync bool) error {
	if j.closed {
		return errors.New("the session is closed")
	}
	if j.readOnly {
		return errors.New("the session was opened to be read; resume it to go on with it")
	}
	if err := j.intact(); err != nil {
		return err
	}
	if err := j.mend(); err != nil {
		return err
	}
	j.torn = true // until all is there: of what fails nobody knows what has reached the medium
	_, err := j.file.WriteAt(lines, j.end)
	if err != nil {
		err = fmt.Errorf("the journal %s cannot be written: %w", j.path, reason(err))
	} else if sync {
		if err = j.file.Sync(); err != nil {
			err = fmt.Errorf("the journal %s cannot be forced to the medium: %w", j.path, reason(err))
		}
	}
	if err != nil {
		return errors.Join(err, j.mend())
	}
	j.torn = false
	j.end += int64(len(lines))
	return nil
}

// intact says what somebody else did to the file: what is written behind lines
// that are not there any more could not be read back.
func (j *journal) intact() error {
	size, deleted := look(j.file)
	switch {
	case deleted:
		return fmt.Errorf("the journal %s was deleted; start a fresh session", j.path)
	case size < j.end:
		return fmt.Errorf("the journal %s was cut short by another program, to %d of %d bytes; put it back, or start a fresh session", j.path, size, j.end)
	}
	return nil
}

// mend cuts half a line off that a failed write left.
func (j *journal) mend() error {
	if !j.torn {
		return nil
	}
	if err := j.file.Truncate(j.end); err != nil {
		return fmt.Errorf("half a line at the end of the journal %s cannot be cut off: %w", j.path, reason(err))
	}
	j.torn = false
	return nil
}

// read returns the first line in a range of the journal, without its line end.
func (j *journal) read(from, to int64) ([]byte, error) {
	if to <= from {
		return nil, errTorn
	}
	b := make([]byte, to-from)
	if n, err := j.file.ReadAt(b, from); err != nil && n < len(b) {
		return nil, reason(err)
	}
	line, _, ok := bytes.Cut(b, []byte{'\n'})
	if !ok {
		return nil, errTorn
	}
	return line, nil
}

// size returns how long the file is, in bytes.
func (j *journal) size() (int64, error) {
	info, err := j.file.Stat()
	if err != nil {
		return 0, fmt.Errorf("the journal %s cannot be read: %w", j.path, reason(err))
	}
	return info.Size(), nil
}

// close gives the journal up. Reading it back fails from then on.
func (j *journal) close() error {
	if j.closed {
		return nil
	}
	j.closed = true
	return errors.Join(j.unlock(), j.file.Close())
}

// reason strips the operation and the path off a file error, since ours name
// the path, and says what a full disk means.
func reason(err error) error {
	if isFull(err) {
		return errors.New("no space left on the disk; free some, then try again")
	}
	var path *fs.PathError
	if errors.As(err, &path) {
		return path.Err
	}
	return err
}

func inUse(id string, err error) error {
	return fmt.Errorf("session %s is in use: %w; end the other program, or choose another session", id, err)
}
