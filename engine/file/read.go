package file

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
)

// ErrNotRegular says that a folder, a link, a pipe or a device stands where a file
// should be.
var ErrNotRegular = errors.New("it is no regular file")

// TooLargeError says that a file has more bytes than are read.
type TooLargeError struct{ Most int64 }

// Error says how many bytes are read.
func (e *TooLargeError) Error() string {
	return fmt.Sprintf("it is too large; no more than %d kB are read", e.Most>>10)
}

// Read reads a file that nobody named, such as one of the program's own state, if it
// has no more than so many bytes. What is no regular file is not read, and no link is
// followed: opening a pipe would wait for ever, and a device has no end. The error is
// fs.ErrNotExist where nothing is there.
func Read(path string, most int64) ([]byte, error) { return read(path, most, os.Lstat) }

// ReadNamed is Read for a file that somebody named, who may have named a link to it.
func ReadNamed(path string, most int64) ([]byte, error) { return read(path, most, os.Stat) }

func read(path string, most int64, stat func(string) (fs.FileInfo, error)) ([]byte, error) {
	info, err := stat(path)
	switch {
	case err != nil:
		return nil, err
	case !info.Mode().IsRegular():
		return nil, &fs.PathError{Op: "read", Path: path, Err: ErrNotRegular}
	case info.Size() > most:
		return nil, &fs.PathError{Op: "read", Path: path, Err: &TooLargeError{most}}
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	content, err := io.ReadAll(io.LimitReader(f, most+1))
	if err == nil && int64(len(content)) > most { // it is still being written
		return nil, &fs.PathError{Op: "read", Path: path, Err: &TooLargeError{most}}
	}
	return content, err
}
