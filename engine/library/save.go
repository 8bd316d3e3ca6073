package library

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"caliper-playground/engine/file"
)

// messageFile is what the file of a message is called.
func messageFile(seq int) string { return fmt.Sprintf("message-%06d.json", seq) }

// saveFile writes a file, over none that is there unless that is wanted, and makes its
// folder.
func saveFile(path string, content []byte, overwrite bool) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	put := file.NewPrivate
	if overwrite {
		put = file.Replace
	}
	return exists(path, put(path, content))
}

// linesFile is a file of lines that is being written.
type linesFile struct {
	*file.Pending
	out  *bufio.Writer
	path string // where it will be
}

// beginLines begins one, and makes its folder.
func beginLines(path string) (*linesFile, error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return nil, err
	}
	pending, err := file.Begin(path, file.Private)
	if err != nil {
		return nil, err
	}
	return &linesFile{pending, bufio.NewWriter(pending), path}, nil
}

// add writes JSON on a line: line breaks stand between its parts alone.
func (l *linesFile) add(raw []byte) error {
	line := append(bytes.Clone(raw), '\n')
	for i, c := range line[:len(raw)] {
		if c == '\n' || c == '\r' {
			line[i] = ' '
		}
	}
	_, err := l.out.Write(line)
	return err
}

// put puts the file in its place, over none that is there unless that is wanted.
func (l *linesFile) put(overwrite bool) error {
	if err := l.out.Flush(); err != nil {
		return err
	}
	return exists(l.path, l.Put(overwrite))
}

func exists(path string, err error) error {
	if errors.Is(err, fs.ErrExist) {
		return &ExistsError{path}
	}
	return err
}
