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
)

// listFolder returns what may be loaded in a folder, folders first, each in
// the order of their names. What is hidden is left out.
func listFolder(folder string) (entries []item, others int, err error) {
	f, err := os.Open(folder)
	if err != nil {
		return nil, 0, plainFolderError(folder, err)
	}
	defer func() { _ = f.Close() }() // only read from: closing can lose nothing
	for {
		part, err := f.ReadDir(1000)
		for _, e := range part {
			switch {
			case strings.HasPrefix(e.Name(), "."):
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

// isFolder follows a symbolic link, and asks the disk for nothing else.
func isFolder(folder string, e fs.DirEntry) bool {
	if e.Type()&fs.ModeSymlink == 0 {
		return e.IsDir()
	}
	info, err := os.Stat(filepath.Join(folder, e.Name()))
	return err == nil && info.IsDir()
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
