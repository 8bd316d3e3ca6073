package library

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"caliper-playground/engine/file"
)

// lastFile is what the file with the documents that failed is called.
const lastFile = "last-failed.json"

// maxRuns is of how many runs the file knows the failed documents, and maxFailed how
// many of a run: where more fail, next time is as if none were known.
const (
	maxRuns   = 20
	maxFailed = 2_000
)

// LastFailed knows which documents of some paths failed when they were judged last.
// Where it is nil it notes nothing.
type LastFailed struct {
	path   string
	before lastRun
	judged map[string]bool // where some failed before, what was judged now
	now    []string        // those that fail now
	many   bool            // there are more
}

// lastRun is what the file knows of a run.
type lastRun struct {
	Folder string   `json:"folder"` // in which the program was started
	Paths  []string `json:"paths"`
	Failed []string `json:"failed"` // by their places; null where there were too many
}

// lastRuns is all of the file, the latest run first.
type lastRuns struct {
	Runs []lastRun `json:"runs"`
}

// OpenLastFailed reads what is known of some paths, as they were named, from a
// folder of the program's state. Without such a file nothing is known.
func OpenLastFailed(state string, paths []string) (*LastFailed, error) {
	here, err := os.Getwd()
	if err != nil {
		return nil, err
	}
	l := &LastFailed{path: filepath.Join(state, lastFile), before: lastRun{Folder: here, Paths: paths}, judged: map[string]bool{}}
	all, err := l.read()
	for _, run := range all.Runs {
		if l.is(run) {
			l.before = run
		}
	}
	return l, err
}

func (l *LastFailed) is(run lastRun) bool {
	return run.Folder == l.before.Folder && slices.Equal(run.Paths, l.before.Paths)
}

// maxLastFailed is how many bytes are read of what is kept of earlier runs.
const maxLastFailed = 64 << 20

func (l *LastFailed) read() (lastRuns, error) {
	var all lastRuns
	content, err := file.Read(l.path, maxLastFailed)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return all, nil
	case err != nil:
		return all, err
	}
	if err := json.Unmarshal(content, &all); err != nil {
		return lastRuns{}, fmt.Errorf("%s is damaged: %w; delete it", l.path, err)
	}
	return all, nil
}

// Failed are the documents that failed; nil where nothing is known.
func (l *LastFailed) Failed() map[string]bool {
	if l.before.Failed == nil {
		return nil
	}
	failed := make(map[string]bool, len(l.before.Failed))
	for _, name := range l.before.Failed {
		failed[name] = true
	}
	return failed
}

// Add notes whether a document failed now. What is sent in parts comes several
// times, one behind the other.
func (l *LastFailed) Add(of Place, failed bool) {
	if l == nil || len(l.before.Failed) == 0 && !failed {
		return
	}
	name := of.String()
	if len(l.before.Failed) > 0 {
		l.judged[name] = true
	}
	switch again := len(l.now) > 0 && l.now[len(l.now)-1] == name; {
	case !failed || again:
	case len(l.now) == maxFailed:
		l.many = true
	default:
		l.now = append(l.now, name)
	}
}

// Keep writes what is known now. Whole says that all documents of the paths were
// judged; where they were not, the others that failed before are still known.
func (l *LastFailed) Keep(whole bool) error {
	if l == nil {
		return nil
	}
	now := lastRun{Folder: l.before.Folder, Paths: l.before.Paths, Failed: append([]string{}, l.now...)}
	for _, name := range l.before.Failed {
		if !whole && !l.judged[name] {
			now.Failed = append(now.Failed, name)
		}
	}
	if l.many || len(now.Failed) > maxFailed || !whole && l.before.Failed == nil {
		now.Failed = nil
	}
	all, err := l.read()
	if err != nil {
		all = lastRuns{} // it is of no use, and this one is
	}
	kept := []lastRun{now}
	for _, run := range all.Runs {
		if !l.is(run) && len(kept) < maxRuns {
			kept = append(kept, run)
		}
	}
	content, err := json.Marshal(lastRuns{kept})
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(l.path), 0o700); err != nil {
		return err
	}
	return file.Replace(l.path, content)
}
