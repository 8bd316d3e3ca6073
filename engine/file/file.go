// Package file writes files of the program's own that must never be found half
// written. It knows nothing of what stands in them.
package file

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// Replace puts a file in place that only its owner may read, as a whole or not
// at all: whoever reads the path meanwhile gets what stood there before. Its
// folder has to be there. What could not be put in place is taken away again.
func Replace(path string, content []byte) error {
	f, err := os.CreateTemp(filepath.Dir(path), filepath.Base(path)+".*") // 0600
	if err != nil {
		return err
	}
	_, err = f.Write(content)
	if err = errors.Join(err, f.Close()); err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		_ = os.Remove(f.Name()) // it is of no use
	}
	return err
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
