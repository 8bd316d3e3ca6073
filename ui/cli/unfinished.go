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
	over  bool // the command was left behind
}

// begin begins a file that people have asked for. That may take for ever, where it is a
// pipe, and discard does not wait for it.
func (u *unfinished) begin(path string) (*file.Pending, error) {
	f, err := file.Begin(path, file.Public)
	if err != nil {
		return nil, err
	}
	u.mu.Lock()
	defer u.mu.Unlock()
	if u.over {
		f.Discard()
		return nil, errStopped
	}
	u.files = append(slices.DeleteFunc(u.files, (*file.Pending).Settled), f)
	return f, nil
}

// discard takes away what is not in its place, and what is begun from then on.
func (u *unfinished) discard() {
	u.mu.Lock()
	defer u.mu.Unlock()
	u.over = true
	for _, f := range u.files {
		f.Discard()
	}
}
