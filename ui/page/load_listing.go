package page

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"caliper-playground/catalog"
)

// listFolder returns what may be loaded in a folder, folders first, each in
// the order of their names; of what is hidden, only where it is asked for.
func listFolder(folder string, hidden bool) (entries []item, others int, err error) {
	f, err := os.Open(folder)
	if err != nil {
		return nil, 0, plainFolderError(folder, err)
	}
	defer func() { _ = f.Close() }() // only read from: closing can lose nothing
	for {
		part, err := f.ReadDir(1000)
		for _, e := range part {
			switch {
			case strings.HasPrefix(e.Name(), ".") && !hidden:
			case isFolder(folder, e):
				entries = append(entries, item{e.Name(), true})
			case holdsDocuments(e.Name()):
				entries = append(entries, item{e.Name(), false})
			default:
				others++
			}
		}
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, 0, plainFolderError(folder, err)
		}
	}
	slices.SortFunc(entries, func(a, b item) int {
		if a.folder != b.folder {
			if a.folder {
				return -1
			}
			return 1
		}
		return strings.Compare(a.name, b.name)
	})
	return entries, others, nil
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

// withNearest names beside a path that is not there the one nearest to it: the
// name most like it in the last folder that is there, or that folder.
func withNearest(path string, err error) error {
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
	entries, _, listErr := listFolder(folder, true)
	if listErr != nil {
		return err
	}
	names := make([]string, len(entries))
	for i, e := range entries {
		names[i] = e.name
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

// holdsDocuments says by a file's name whether the list offers it. Any other
// file can be opened by its path.
func holdsDocuments(name string) bool {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".json", ".ndjson", ".jsonl":
		return true
	}
	return false
}

func plainFolderError(folder string, err error) error {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("%q: there is no such folder; check the name", folder)
	case errors.Is(err, fs.ErrPermission):
		return fmt.Errorf("%q: the folder may not be read; check its permissions", folder)
	}
	return fmt.Errorf("%q: the folder cannot be read: %w", folder, err)
}
