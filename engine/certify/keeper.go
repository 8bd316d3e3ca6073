package certify

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"sync"
	"time"

	"caliper-playground/catalog"
	"caliper-playground/engine/file"
)

const (
	fileKind   = "caliper-playground practice certification"
	fileFormat = 1
)

// maxFile is more than any state needs, in bytes.
const maxFile = 16 << 20

// stored is the form of a state on disk.
type stored struct {
	Kind    string    `json:"certification"` // fileKind
	Format  int       `json:"format"`
	Session string    `json:"session"`
	Created time.Time `json:"created"` // of the session that the state belongs to
	State   State     `json:"state"`
}

// Owner is the session that a state belongs to.
type Owner struct {
	Session string
	Spec    catalog.Version
	Created time.Time
	Len     int // how many messages it has
	// Form is the path of the file that remembers the form for the sessions that
	// follow; "" for none.
	Form string
}

// Keeper keeps a session's state in memory and on disk. Put and
// Change only remember, so that they can be called where nothing may wait; Flush
// writes. Its methods may be
// called by any number of goroutines.
type Keeper struct {
	path   string
	owner  Owner
	notice string

	writing sync.Mutex // held while the file is written
	mu      sync.Mutex // guards what is below
	state   State
	version int // of state
	written int // the version that is on disk

	remembered Product // the form that was written for the sessions that follow
	closed     bool
}

// OpenKeeper reads the state of a session from a file, which may be missing.
// With an empty path the state is kept in memory alone. A file that cannot be
// read or belongs to another session is moved aside, never lost; Notice says so.
func OpenKeeper(path string, owner Owner) *Keeper {
	k := &Keeper{path: path, owner: owner, state: NewState(owner.Spec)}
	if path == "" {
		return k
	}
	state, err := load(path, owner)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		k.state.Product = recall(owner.Form, owner.Spec)
	case err != nil:
		k.notice = err.Error() + k.setAside()
	default:
		k.state = state
		k.notice = k.state.Fit(owner.Len)
	}
	return k
}

// State returns the state as it was put last.
func (k *Keeper) State() State {
	k.mu.Lock()
	defer k.mu.Unlock()
	return k.state
}

// Notice returns what reading the state had to say, or "".
func (k *Keeper) Notice() string { return k.notice }

// Put remembers a state. It does no I/O.
func (k *Keeper) Put(s State) {
	_ = k.Change(func(state *State) error { *state = s; return nil })
}

// Change remembers what a step makes of the state, unless the step fails: then
// the state stays as it was, and the step's error is returned. It does no I/O.
func (k *Keeper) Change(step func(*State) error) error {
	k.mu.Lock()
	defer k.mu.Unlock()
	state := k.state
	if err := step(&state); err != nil {
		return err
	}
	k.state = state
	k.version++
	return nil
}

// Flush writes the state that was put last, unless it is on disk already. The
// file is replaced as a whole, so that no end of the program leaves half of one.
func (k *Keeper) Flush() error {
	k.writing.Lock()
	defer k.writing.Unlock()
	k.mu.Lock()
	state, version, done := k.state, k.version, k.closed || k.version == k.written
	k.mu.Unlock()
	if k.path == "" || done {
		return nil
	}
	if err := file.ReplaceJSON(k.path, stored{fileKind, fileFormat, k.owner.Session, k.owner.Created, state}); err != nil {
		return fmt.Errorf("the state of the practice certification cannot be kept in %s: %w", k.path, file.Reason(err))
	}
	k.mu.Lock()
	k.written = version
	k.mu.Unlock()
	return k.remember(state.Product)
}

// Close writes what is not on disk yet; nothing is written afterwards, since the
// file may be another session's from then on.
func (k *Keeper) Close() error {
	err := k.Flush()
	k.mu.Lock()
	defer k.mu.Unlock()
	k.closed = true
	return err
}

// setAside moves a file that is of no use here, and says where to.
func (k *Keeper) setAside() string {
	kept := k.path + ".unread"
	if err := os.Rename(k.path, kept); err != nil {
		return "; a new one will take its place"
	}
	return "; it is kept as " + kept
}

// Read reads the state of a session from a file and changes nothing there. The
// error is fs.ErrNotExist where there is no file.
func Read(path string, owner Owner) (State, error) {
	state, err := load(path, owner)
	if err == nil {
		state.Fit(owner.Len)
	}
	return state, err
}

func load(path string, owner Owner) (State, error) {
	content, err := file.Read(path, maxFile)
	if errors.Is(err, fs.ErrNotExist) {
		return State{}, err
	}
	if err != nil {
		return State{}, fmt.Errorf("the state of the practice certification cannot be read from %s: %w", path, file.Reason(err))
	}
	var f stored
	if err := json.Unmarshal(content, &f); err != nil || f.Kind != fileKind || !slices.Contains(Steps(), f.State.Step) {
		return State{}, fmt.Errorf("%s is damaged, or no state of a practice certification", path)
	}
	switch {
	case f.Format != fileFormat:
		return State{}, fmt.Errorf("%s has format %d, and this program knows format %d alone", path, f.Format, fileFormat)
	case !f.Created.Equal(owner.Created): // the name may have changed: see session.New
		return State{}, fmt.Errorf("%s belongs to another session", path)
	case f.State.Run.Since < 0 || f.State.Run.UpTo < 0 || f.State.Running() && f.State.Run.Number < 1:
		return State{}, fmt.Errorf("%s is damaged: its numbers cannot be", path)
	}
	return f.State, nil
}
