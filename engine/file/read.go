package file

import (
	"errors"
	"io/fs"
	"os"
)

// ErrNotRegular says that a folder, a link, a pipe or a device stands where a file
// should be.
var ErrNotRegular = errors.New("it is no regular file")

// Read reads a file of the program's own state. What is no regular file is not
// read, and no link is followed: opening a pipe would wait for ever. The error is
// fs.ErrNotExist where nothing is there.
func Read(path string) ([]byte, error) {
	info, err := os.Lstat(path)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, &fs.PathError{Op: "read", Path: path, Err: ErrNotRegular}
	}
	return os.ReadFile(path)
}
