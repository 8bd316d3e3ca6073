package exercise

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"time"

	"caliper-playground/engine/file"
	"caliper-playground/engine/session"
)

// ProgressFile is the name of the file of the state folder that holds how far
// somebody has come.
const ProgressFile = "exercises.json"

// Standing is how far somebody has come with one exercise.
type Standing struct {
	Solved  time.Time `json:"solved,omitzero"` // in UTC; zero where it is not solved
	Skipped bool      `json:"skipped,omitzero"`
	Hints   int       `json:"hints,omitzero"` // how many hints were looked at
	Answer  string    `json:"answer,omitzero"`
}

// Done says whether the exercise is solved.
func (s Standing) Done() bool { return !s.Solved.IsZero() }

// Progress is how far somebody has come. Its methods may be called by any number
// of goroutines.
type Progress struct {
	path     string
	changing sync.Mutex // one change at a time, which may wait for the disk and for other programs

	mu  sync.Mutex // held for moments alone: a screen asks
	all map[string]Standing
}

// kept is the form of the file.
type kept struct {
	Format    int                 `json:"exercises"`
	Standings map[string]Standing `json:"standings"`
}

const progressFormat = 1

// maxProgress is more than any progress needs, in bytes.
const maxProgress = 16 << 20

// OpenProgress reads the progress in a state folder. Where there is none yet, it
// begins. A file that is none is left as it is, with an error.
func OpenProgress(state string) (*Progress, error) {
	p := &Progress{path: filepath.Join(state, ProgressFile)}
	all, err := p.onDisk()
	p.all = all
	return p, err
}

func (p *Progress) onDisk() (map[string]Standing, error) {
	content, err := file.Read(p.path, maxProgress)
	if errors.Is(err, fs.ErrNotExist) {
		return map[string]Standing{}, nil
	}
	if err != nil {
		return nil, fmt.Errorf("how far the exercises have come cannot be read from %s: %w", p.path, file.Reason(err))
	}
	var k kept
	if err := json.Unmarshal(content, &k); err != nil || k.Format != progressFormat {
		return nil, fmt.Errorf("%s is not what the exercises wrote there; move it away, and they begin anew", p.path)
	}
	if k.Standings == nil {
		k.Standings = map[string]Standing{}
	}
	return k.Standings, nil
}

// Of returns how far an exercise has come.
func (p *Progress) Of(name string) Standing {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.all[name]
}

// Change changes how far an exercise has come, and writes that down. What another
// program writes at the same time stays. It does I/O.
func (p *Progress) Change(name string, change func(*Standing)) (err error) {
	p.changing.Lock()
	defer p.changing.Unlock()
	if err := session.MakeFolder(filepath.Dir(p.path)); err != nil {
		return err
	}
	unlock, err := p.lock()
	if err != nil {
		return err
	}
	defer unlock()
	all, err := p.onDisk()
	if err != nil {
		return err
	}
	s := all[name]
	change(&s)
	if s == (Standing{}) {
		delete(all, name)
	} else {
		all[name] = s
	}
	content, err := json.MarshalIndent(kept{progressFormat, all}, "", " ")
	if err != nil {
		return err
	}
	if err := file.Replace(p.path, append(content, '\n')); err != nil {
		return fmt.Errorf("how far the exercises have come cannot be written to %s: %w", p.path, file.Reason(err))
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.all = all
	return nil
}

// How often is looked whether another program is done that changes the same file, and
// how long is waited between one look and the next. They are counted, and no clock is
// asked: the machine may stand still meanwhile, and the other program with it.
const (
	lockLooks = 1000
	lockPause = 2 * time.Millisecond
)

// lock keeps other programs from changing the file until unlock is called. It is a file
// beside, since the file itself is another one each time.
func (p *Progress) lock() (unlock func(), err error) {
	path := p.path + ".lock"
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, file.Private)
	if err != nil {
		return nil, fmt.Errorf("how far the exercises have come cannot be written beside %s: %w", p.path, file.Reason(err))
	}
	for look := 1; ; look++ {
		release, err := file.Lock(f, path)
		if !errors.Is(err, file.ErrLocked) {
			// Where files cannot be locked at all, it goes on without.
			return func() {
				if err == nil {
					_ = release()
				}
				_ = f.Close()
			}, nil
		}
		if look == lockLooks {
			_ = f.Close()
			return nil, fmt.Errorf("another program is writing %s; try again when it has ended", p.path)
		}
		time.Sleep(lockPause)
	}
}

// Solve writes down that an exercise is solved by an answer, or by several messages
// where that is ""; the first time stays.
func (p *Progress) Solve(name, answer string, at time.Time) error {
	return p.Change(name, func(s *Standing) {
		s.Skipped = false
		if answer != "" {
			s.Answer = answer
		}
		if !s.Done() {
			s.Solved = at.UTC()
		}
	})
}
