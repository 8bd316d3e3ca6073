package cli

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
)

// writeCopy writes a file that is new, the same as before, or with force any.
func writeCopy(path string, data []byte, force bool) error {
	err := writeFile(path, data, force)
	if !errors.Is(err, fs.ErrExist) {
		return err
	}
	if there, readErr := os.ReadFile(path); readErr == nil && bytes.Equal(there, data) {
		return nil
	}
	return err
}

// writeFile writes a new file, or with force any.
func writeFile(path string, data []byte, force bool) error {
	mode := os.O_WRONLY | os.O_CREATE | os.O_EXCL
	if force {
		mode = os.O_WRONLY | os.O_CREATE | os.O_TRUNC
	}
	f, err := os.OpenFile(path, mode, 0o644)
	if err != nil {
		return err
	}
	if _, err := f.Write(data); err != nil {
		return errors.Join(err, f.Close())
	}
	return f.Close()
}
