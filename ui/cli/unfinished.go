package cli

import (
	"slices"
	"sync"

	"caliper-playground/engine/file"
)

// unfinished are the files of a run that are written beside their places while it
// goes on. A command that is left behind takes none of them away by itself.
type unfinished struct {
	mu    sync.Mutex
	files []*file.Pending
}

// begin begins a file that people have asked for.
func (u *unfinished) begin(path string) (*file.Pending, error) {
	f, err := file.Begin(path, file.Public)
	if err != nil {
		return nil, err
	}
	u.mu.Lock()
	defer u.mu.Unlock()
	u.files = append(slices.DeleteFunc(u.files, (*file.Pending).Settled), f)
	return f, nil
}

// discard takes away what is not in its place.
func (u *unfinished) discard() {
	u.mu.Lock()
	defer u.mu.Unlock()
	for _, f := range u.files {
		f.Discard()
	}
}
