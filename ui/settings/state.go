package settings

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"sync"

	"caliper-playground/engine/file"
)

// StateFile is the name of the screen's file in the program's state folder.
const StateFile = "screen.json"

// format tells the file from whatever else may have its name, and its form
// from those that later programs write.
const format = "caliper-playground screen 1"

// Remembered is what the screen goes on with the next time.
type Remembered struct {
	Welcomed bool     `json:"welcomed"` // the welcome was shown
	Theme    string   `json:"theme"`    // "" for what the terminal says
	MouseOff bool     `json:"mouse_off"`
	Unfolded []string `json:"unfolded"` // profiles, by their terms
	// What follows belongs to one session and comes back with it alone: in
	// another one a filter would hide what arrives.
	Session string `json:"session"`
	Filter  string `json:"filter"` // of the log
	Page    string `json:"page"`   // the page on top of the bench, or ""
	// Story is how far a story was told, as its page says it; nil for none.
	Story json.RawMessage `json:"story,omitempty"`
}

// stored is what is remembered as it stands in the file.
type stored struct {
	Format string `json:"format"`
	Remembered
}

// Keeper reads and writes the screen's file. Several programs may have one for
// the same file: each writes it whole, and the last one counts.
type Keeper struct {
	path string

	mu      sync.Mutex
	number  int        // of the last Save that was heeded
	written Remembered // what the file is known to hold
	aside   bool       // what is there must be moved away before the first write
}

// OpenKeeper reads the file. What is broken, or is not this program's, is told
// in notice and changes nothing; it is kept under another name when the file is
// written.
func OpenKeeper(path string) (k *Keeper, s Remembered, notice string) {
	k = &Keeper{path: path}
	b, err := file.Read(path, maxFile)
	if errors.Is(err, fs.ErrNotExist) {
		return k, s, ""
	}
	if err == nil {
		s, err = parseState(b)
	}
	if err != nil {
		k.aside = !errors.Is(err, file.ErrNotRegular)
		return k, Remembered{}, fmt.Sprintf("The screen starts as new, for %s cannot be used: %v", path, file.Reason(err))
	}
	k.written = s
	return k, s, ""
}

func parseState(b []byte) (Remembered, error) {
	var read stored
	if err := json.Unmarshal(b, &read); err != nil {
		return Remembered{}, fmt.Errorf("it is broken (%w)", err)
	}
	if read.Format != format {
		return Remembered{}, errors.New("it is of another program, or of another version of this one")
	}
	return read.Remembered, nil
}

// Save writes the state, whole or not at all. Of several calls at the same time
// the one with the highest number counts, in whatever order they come.
func (k *Keeper) Save(number int, s Remembered) error {
	k.mu.Lock()
	defer k.mu.Unlock()
	if number < k.number {
		return nil
	}
	k.number = number
	if reflect.DeepEqual(s, k.written) {
		return nil
	}
	if err := k.write(s); err != nil {
		return fmt.Errorf("the state of the screen cannot be kept in %s: %w", k.path, file.Reason(err))
	}
	k.written = s
	return nil
}

func (k *Keeper) write(s Remembered) error {
	b, err := json.MarshalIndent(stored{Format: format, Remembered: s}, "", "  ")
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(k.path), 0o700); err != nil {
		return err
	}
	if k.aside {
		if err := os.Rename(k.path, k.path+".old"); err != nil && !errors.Is(err, os.ErrNotExist) {
			return err
		}
		k.aside = false
	}
	return file.Replace(k.path, append(b, '\n'))
}
