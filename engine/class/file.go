package class

import (
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"caliper-playground/engine/file"
	"caliper-playground/engine/session"
)

const (
	fileSuffix = ".class.json"
	lockSuffix = ".class"
	fileKind   = "caliper-playground class"
	fileFormat = 1
	maxFile    = 4 << 20 // bytes: more than any class needs
)

// stored is what is on disk of a class, beside the journals of its sessions:
// neither the secret nor a token.
type stored struct {
	Kind     string    `json:"kind"` // fileKind
	Format   int       `json:"format"`
	Class    string    `json:"class"` // the name that it was begun under
	Created  time.Time `json:"created"`
	Salt     string    `json:"salt"`  // hexadecimal
	Check    string    `json:"check"` // what the secret is recognised by
	Address  Address   `json:"address"`
	Numbered int       `json:"numbered"` // the last number that a session was given
	Learners []Learner `json:"learners"`
}

func path(dir, name string) string { return filepath.Join(dir, name+fileSuffix) }

// lockClass keeps other programs from a class.
func lockClass(dir, name string) (release func() error, err error) {
	release, err = session.Lock(filepath.Join(dir, name+lockSuffix))
	if err != nil {
		return nil, fmt.Errorf("the class %s is in use: %w; end that program, or give this class another name with --session", name, err)
	}
	return release, nil
}

// load reads the file of a class. The error is fs.ErrNotExist where there is none.
func load(dir, name string) (stored, error) {
	var c stored
	if err := session.CheckID(name); err != nil {
		return c, err
	}
	at := path(dir, name)
	content, err := file.Read(at, maxFile)
	switch large := (*file.TooLargeError)(nil); {
	case errors.Is(err, fs.ErrNotExist):
		return c, err
	case errors.Is(err, file.ErrNotRegular), errors.As(err, &large):
		return c, fmt.Errorf("%s is no class: it is no file, or too large", at)
	case err != nil:
		return c, fmt.Errorf("the class %s cannot be read: %w", at, file.Reason(err))
	}
	if err := json.Unmarshal(content, &c); err != nil || c.Kind != fileKind {
		return c, fmt.Errorf("%s is damaged, or no class; put it back, or begin the class anew under another name", at)
	}
	if c.Format != fileFormat {
		return c, fmt.Errorf("%s has format %d, and this program knows format %d alone", at, c.Format, fileFormat)
	}
	return c, c.check(at)
}

// check says what cannot be in what was read.
func (c *stored) check(at string) error {
	if salt, err := hex.DecodeString(c.Salt); err != nil || len(salt) != saltSize {
		return fmt.Errorf("%s is damaged: its salt is none", at)
	}
	seen := map[string]bool{}
	for _, l := range c.Learners {
		err := errors.Join(session.CheckID(l.Session), CheckName(l.Name))
		if err != nil || l.Generation < 1 || seen[l.Session] {
			return fmt.Errorf("%s is damaged at the session %q", at, l.Session)
		}
		seen[l.Session] = true
	}
	return session.CheckID(c.Class)
}

// save puts the file of a class in its place.
func (c *stored) save(dir, name string) error {
	if err := file.ReplaceJSON(path(dir, name), c); err != nil {
		return fmt.Errorf("the class cannot be kept in %s: %w", path(dir, name), file.Reason(err))
	}
	return nil
}

// served returns the learners that are served.
func (c *stored) served() []Learner {
	return slices.DeleteFunc(slices.Clone(c.Learners), func(l Learner) bool { return l.Removed })
}

// find returns the learner of a session, or nil.
func (c *stored) find(of string) *Learner {
	at := slices.IndexFunc(c.Learners, func(l Learner) bool { return l.Session == of })
	if at < 0 {
		return nil
	}
	return &c.Learners[at]
}

// Exists says whether there is a class of that name.
func Exists(dir, name string) bool {
	_, err := load(dir, name)
	return session.CheckID(name) == nil && !errors.Is(err, fs.ErrNotExist)
}

// Info is what can be said about a recorded class without opening it.
type Info struct {
	Name     string
	SetAside bool // it was set aside under this name
	Learners []Learner
	Problem  string // why it cannot be opened; empty where it can
}

// List returns the classes in a folder, by their names.
func List(dir string) ([]Info, error) {
	files, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("the state folder %s cannot be read: %w", dir, file.Reason(err))
	}
	var all []Info
	for _, f := range files {
		name, ok := strings.CutSuffix(f.Name(), fileSuffix)
		if !ok || session.CheckID(name) != nil {
			continue
		}
		info := Info{Name: name}
		c, err := load(dir, name)
		if err != nil {
			info.Problem = err.Error()
		}
		info.SetAside = c.Class != name && err == nil
		for _, l := range c.served() {
			if l.KeptAs != "" {
				l.Session = l.KeptAs
			}
			info.Learners = append(info.Learners, l)
		}
		all = append(all, info)
	}
	return all, nil
}

// Of returns the name of the class that a recorded session belongs to, and its
// learner; "" where it belongs to none, or was taken out of one.
func Of(dir, id string) (name string, l Learner) {
	all, err := List(dir)
	if err != nil {
		return "", Learner{}
	}
	for _, c := range all {
		for _, l := range c.Learners { // under the name that it has now
			if l.Session == id {
				return c.Name, l
			}
		}
	}
	return "", Learner{}
}
