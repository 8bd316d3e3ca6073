package session

import (
	"fmt"
	"os"
	"path/filepath"
	"time"
)

// young is how long a folder may lie there before it is taken for one that a crash has
// left behind.
const young = time.Minute

// passingPrefix begins the names of folders for sessions that are not kept.
const passingPrefix = "passing-"

// Passing makes a folder for sessions that are not kept: below the state folder, or
// among temporary files where that cannot be written, as in a container whose user has
// no home. Whoever asks for it takes it away in the end.
func Passing(state string) (dir string, err error) {
	dir, err = passingBelow(state)
	if err != nil {
		if elsewhere, failed := os.MkdirTemp("", "caliper-playground-"+passingPrefix); failed == nil {
			return elsewhere, nil
		}
	}
	return dir, err
}

// passingBelow makes such a folder below the state folder. What a crash left behind of
// earlier ones is taken away here; one that a program still uses is not, nor one that
// is so young that a program may be making it.
func passingBelow(state string) (dir string, err error) {
	if err := MakeFolder(state); err != nil {
		return "", err
	}
	left, _ := filepath.Glob(filepath.Join(state, passingPrefix+"*")) // the pattern is right
	for _, dir := range left {
		if info, err := os.Stat(dir); err != nil || time.Since(info.ModTime()) < young {
			continue
		}
		sessions, err := List(dir)
		for _, s := range sessions {
			if err == nil {
				err = Delete(dir, s.ID) // which leaves alone what is in use
			}
		}
		if err == nil && len(sessions) > 0 {
			_ = os.Remove(dir) // where something else is in it, it stays
		}
	}
	if dir, err = os.MkdirTemp(state, passingPrefix); err != nil {
		return "", fmt.Errorf("the state folder %s cannot be written: %w; choose another with --state", state, reason(err))
	}
	return dir, nil
}
