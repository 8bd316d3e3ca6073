package session

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"caliper-playground/engine/text"
)

// ReadFile opens a journal by its path, wherever it is, to look at it alone. Where
// it ends in half a line, as a crash or a copy of a journal in use leaves it, Notice
// says how much was left out. Nothing on disk is changed.
func ReadFile(path string) (*Session, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, fmt.Errorf("the journal %s cannot be opened: %w", path, reason(err))
	}
	if !info.Mode().IsRegular() {
		return nil, fmt.Errorf("%s is no session's journal: it is no file", path) // opening a pipe would wait for ever
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("the journal %s cannot be opened: %w", path, reason(err))
	}
	j := &journal{path: path, file: f, readOnly: true, unlock: func() error { return nil }}
	s, err := readWhole(j)
	if err != nil {
		return nil, errors.Join(err, j.close())
	}
	return s, nil
}

func readWhole(j *journal) (*Session, error) {
	if err := j.readHeader(); err != nil {
		return nil, err
	}
	id := j.head.Session
	if CheckID(id) != nil {
		id = strings.TrimSuffix(filepath.Base(j.path), journalSuffix)
	}
	s, err := resume(Options{ID: id}, j)
	if err != nil {
		return nil, err
	}
	size, err := j.size()
	if err != nil {
		return nil, err
	}
	if torn := size - j.end; torn > 0 {
		s.notice = strings.TrimPrefix(s.notice+"; ", "; ") + fmt.Sprintf("the journal ends in half a line of %s, which was left out", text.Plural(int(torn), "byte"))
	}
	return s, nil
}
