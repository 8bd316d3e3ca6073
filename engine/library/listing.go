package library

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"caliper-playground/catalog"
)

// Name is the name of a folder, or of a file that may hold documents.
type Name struct {
	Name   string
	Folder bool
}

// Listing is what a folder offers to be loaded.
type Listing struct {
	Folder string // its path
	Home   string // the home folder, which "~" stands for; "" for none
	Names  []Name
	Others int   // files there that hold no documents
	Err    error // why it cannot be listed
}

// Open lists a folder; "" is the one that the program was started in.
func Open(folder string) Listing {
	l := Listing{Folder: folder}
	l.Home, _ = os.UserHomeDir() // without one, "~" is a name like others
	if folder == "" {
		if l.Folder, l.Err = os.Getwd(); l.Err != nil {
			l.Folder = l.Home
		}
	}
	l.Names, l.Others, l.Err = List(l.Folder, false)
	return l
}

// List returns what may be loaded in a folder, folders first, each in the
// order of their names; of what is hidden, only where it is asked for. Others is
// how many other files there are.
func List(folder string, hidden bool) (names []Name, others int, err error) {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return nil, 0, folderError(folder, err)
	}
	var files []Name
	for _, e := range entries {
		switch {
		case strings.HasPrefix(e.Name(), ".") && !hidden:
		case isFolder(folder, e):
			names = append(names, Name{e.Name(), true})
		case mayHold(e.Name()):
			files = append(files, Name{e.Name(), false})
		default:
			others++
		}
	}
	return append(names, files...), others, nil
}

// missingPath is a path that is not there, with the one nearest to it that is.
type missingPath struct {
	missing error
	nearest string
}

// Error implements error.
func (m *missingPath) Error() string {
	return fmt.Sprintf("%s; the nearest is %q", m.missing, m.nearest)
}

// Unwrap returns what is wrong with the path.
func (m *missingPath) Unwrap() error { return m.missing }

// WithNearest names beside a path that is not there the one nearest to it: the
// name most like it in the last folder that is there, or that folder.
func WithNearest(path string, err error) error {
	if _, statErr := os.Stat(path); !errors.Is(statErr, fs.ErrNotExist) {
		return err
	}
	folder, name := filepath.Dir(path), filepath.Base(path)
	for !isFolderAt(folder) {
		above := filepath.Dir(folder)
		if above == folder {
			return err
		}
		folder, name = above, filepath.Base(folder)
	}
	entries, _, listErr := List(folder, true)
	if listErr != nil {
		return err
	}
	names := make([]string, len(entries))
	for i, e := range entries {
		names[i] = e.Name
	}
	if found := catalog.Nearest(name, names); found != "" {
		return &missingPath{err, filepath.Join(folder, found)}
	}
	if folder == filepath.Dir(path) {
		return err
	}
	return &missingPath{err, folder}
}

func isFolderAt(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

// isFolder follows a symbolic link, and asks the disk for nothing else.
func isFolder(folder string, e fs.DirEntry) bool {
	if e.Type()&fs.ModeSymlink == 0 {
		return e.IsDir()
	}
	return isFolderAt(filepath.Join(folder, e.Name()))
}

func folderError(folder string, err error) error {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("%q: there is no such folder; check the name", folder)
	case errors.Is(err, fs.ErrPermission):
		return fmt.Errorf("%q: the folder may not be read; check its permissions", folder)
	}
	return fmt.Errorf("%q: the folder cannot be read: %w", folder, err)
}
