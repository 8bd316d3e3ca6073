package file

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"sync"
)

// Pending is a file that is being written beside its place. Whoever reads the
// place meanwhile finds what stood there before, and so it stays where the
// program is killed or the disk is full. Somebody else than who writes it may
// discard it at any time.
type Pending struct {
	path string

	mu      sync.Mutex
	file    *os.File
	settled bool // it is in its place, or gone
}

// Begin begins a file. What cannot take its place is refused at once: the place
// is a link, a folder or a special file, or it cannot be written beside it.
func Begin(path string, mode fs.FileMode) (*Pending, error) {
	if err := vacant(path); err != nil {
		return nil, err
	}
	for {
		beside := filepath.Join(filepath.Dir(path), fmt.Sprintf(".%s.%08x.tmp", short(filepath.Base(path)), rand.Uint32()))
		f, err := os.OpenFile(beside, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
		switch {
		case err == nil:
			return &Pending{path: path, file: f}, nil
		case !errors.Is(err, fs.ErrExist):
			return nil, &fs.PathError{Op: "write", Path: path, Err: Reason(err)}
		}
	}
}

// maxBeside is how much of a name, in bytes, the file beside it keeps: names
// have a limit.
const maxBeside = 200

func short(name string) string {
	return strings.ToValidUTF8(name[:min(len(name), maxBeside)], "")
}

// vacant says why a file cannot take a place, if it cannot. A regular file that
// stands there can be replaced.
func vacant(path string) error {
	info, err := os.Lstat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	switch {
	case err != nil:
		return err
	case info.Mode()&fs.ModeSymlink != 0:
		err = ErrLink
	case info.IsDir():
		err = ErrFolder
	case !info.Mode().IsRegular():
		err = ErrSpecial
	}
	if err != nil {
		return &fs.PathError{Op: "write", Path: path, Err: err}
	}
	return nil
}

// What may stand in a file's place, so that it is not written.
var (
	ErrLink    = errors.New("a link stands there, and is not followed; name another file")
	ErrFolder  = errors.New("it is a folder; name a file")
	ErrSpecial = errors.New("it is no regular file; name another one")
	ErrExist   = fs.ErrExist // a file, which is not to be written over
)

// Occupied says whether something other than a file stands in a file's place; the error
// then says what to name instead.
func Occupied(err error) bool {
	return errors.Is(err, ErrLink) || errors.Is(err, ErrFolder) || errors.Is(err, ErrSpecial)
}

// ErrNotExist is why nothing can be put in a folder that is not there.
var ErrNotExist = fs.ErrNotExist

// Write implements io.Writer.
func (p *Pending) Write(b []byte) (int, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	n, err := p.file.Write(b)
	return n, p.named(err)
}

// Put puts the file in its place: over one that is there, or else with the error
// fs.ErrExist where that has other content. What could not be put is discarded.
func (p *Pending) Put(over bool) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	defer p.discard()
	if err := p.file.Close(); err != nil {
		return p.named(err)
	}
	if err := vacant(p.path); err != nil { // something may have come to be meanwhile
		return err
	}
	if over {
		return p.settle(os.Rename(p.file.Name(), p.path))
	}
	// A hard link is made only where nothing is.
	switch err := os.Link(p.file.Name(), p.path); {
	case err == nil:
		return nil // and the other name of the file goes
	case errors.Is(err, fs.ErrExist):
		return p.exists()
	}
	if _, err := os.Lstat(p.path); err == nil { // no hard links here
		return p.exists()
	}
	return p.settle(os.Rename(p.file.Name(), p.path))
}

// exists is the error for a place that is taken, unless by the same content.
func (p *Pending) exists() error {
	if same(p.file.Name(), p.path) {
		return nil
	}
	return p.named(fs.ErrExist)
}

// same says whether two files hold the same.
func same(a, b string) bool {
	one, err := os.Open(a)
	if err != nil {
		return false
	}
	defer func() { _ = one.Close() }() // only read from: closing can lose nothing
	other, err := os.Open(b)
	if err != nil {
		return false
	}
	defer func() { _ = other.Close() }()
	var left, right [32 << 10]byte
	for {
		n, errOne := io.ReadFull(one, left[:])
		m, errOther := io.ReadFull(other, right[:])
		switch {
		case !bytes.Equal(left[:n], right[:m]):
			return false
		case errOne != nil || errOther != nil:
			return errOne == errOther && errOne != nil
		}
	}
}

// settle notes that the file has moved to its place.
func (p *Pending) settle(err error) error {
	p.settled = err == nil
	return p.named(err)
}

// Discard takes away what was written, unless it is in its place.
func (p *Pending) Discard() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.discard()
}

// Settled says whether the file is in its place, or gone.
func (p *Pending) Settled() bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.settled
}

// discard is Discard for who holds mu.
func (p *Pending) discard() {
	if p.settled {
		return
	}
	p.settled = true
	_ = p.file.Close()           // it may be closed already
	_ = os.Remove(p.file.Name()) // it is of no use
}

// named gives an error the path that people know.
func (p *Pending) named(err error) error {
	if err == nil {
		return nil
	}
	return &fs.PathError{Op: "write", Path: p.path, Err: Reason(err)}
}
