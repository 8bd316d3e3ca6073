// Package file writes files that must never be found half written: each is
// written whole beside its place and then put there. All of the program's rooms
// write through it, but for the journals of sessions, which grow line by line. It
// also tells what is wrong with a file that people write, and on which line; what
// is to stand in one it does not know.
package file

import (
	"encoding/json"
	"errors"
	"io/fs"
	"os"
)

// The permissions that files get: those of the program's own state, and those
// that people asked for, of which the system's mask takes its part.
const (
	Private fs.FileMode = 0o600
	Public  fs.FileMode = 0o644
)

// Replace puts a private file of the program's own in place, over one that is
// there. Its folder has to be there.
func Replace(path string, content []byte) error { return write(path, content, Private, true) }

// ReplaceJSON is Replace for a value as JSON that people may read.
func ReplaceJSON(path string, value any) error {
	content, err := json.MarshalIndent(value, "", "  ")
	if err != nil {
		return err
	}
	return Replace(path, append(content, '\n'))
}

// Write puts a file in place that people have asked for, over one that is there.
func Write(path string, content []byte) error { return write(path, content, Public, true) }

// NewPrivate puts a private file in place. The error is fs.ErrExist where one
// with other content is there, which is left as it is.
func NewPrivate(path string, content []byte) error { return write(path, content, Private, false) }

// New puts a file in place that people have asked for. The error is
// fs.ErrExist where one with other content is there, which is left as it is.
func New(path string, content []byte) error { return write(path, content, Public, false) }

func write(path string, content []byte, mode fs.FileMode, over bool) error {
	p, err := Begin(path, mode)
	if err != nil {
		return err
	}
	defer p.Discard()
	if _, err := p.Write(content); err != nil {
		return err
	}
	return p.Put(over)
}

// Reason strips the operation and the paths off an error of the file system,
// for messages that name the path themselves.
func Reason(err error) error {
	var path *fs.PathError
	var link *os.LinkError // of a rename; it names the temporary file
	switch {
	case errors.As(err, &path):
		return path.Err
	case errors.As(err, &link):
		return link.Err
	}
	return err
}
