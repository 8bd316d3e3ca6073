package library

import (
	"context"
	"hash/maphash"
	"path/filepath"
	"time"

	"caliper-playground/engine/conformance"
)

// watchPace is how long the files on disk are left alone between two looks where
// the system does not tell of changes. Where looking takes long it is more, so that
// it costs little.
const (
	watchPace  = time.Second
	watchShare = 20 // looking may take one part in so many
)

// fewFiles is up to how many files are read again one by one.
const fewFiles = 20

// Watch looks for changes of files that were read. The stamps must stay as they
// are while it looks.
type Watch struct {
	Files, Folders []Stamp
	Judging        conformance.Options
	Seed           maphash.Seed
	poll           time.Duration // watchPace, but for tests
}

// Changes says which files have changed on disk, with what is in them now.
type Changes struct {
	Files  []Changed
	Many   bool // too many to read here: the rest is left for a reading of all
	Turned bool // what was a file, or was not there, is a folder now
	// Folders are those in which files have come or gone, by their positions,
	// and Stamps theirs now.
	Folders []int
	Stamps  []Stamp
}

// Changed is one file that was read again.
type Changed struct {
	At      int // position among the stamps
	Stamp   Stamp
	Entries []Entry
}

// Wait waits until something has changed; false where the context ended before.
func (w *Watch) Wait(ctx context.Context) (Changes, bool) {
	if w.poll == 0 {
		w.poll = watchPace
	}
	ears := listen(w.folders(), len(w.Files)+len(w.Folders), w.poll)
	defer ears.close()
	// What changed before somebody listened is seen by looking.
	for more := sleep(ctx, ears.settle); more; more = ears.wait(ctx) {
		began := time.Now()
		c := w.look(ctx)
		if len(c.Files) > 0 || len(c.Folders) > 0 {
			return c, ctx.Err() == nil
		}
		ears.poll = max(w.poll, watchShare*time.Since(began))
	}
	return Changes{}, false
}

// folders are those in which something may change.
func (w *Watch) folders() map[string]bool {
	folders := map[string]bool{}
	for _, f := range w.Folders {
		folders[f.Path] = true
	}
	for _, f := range w.Files {
		folders[filepath.Dir(f.Path)] = true
		if f.Path != f.Origin.Path {
			continue // only a file that was asked for itself is read through a link
		}
		if real, err := filepath.EvalSymlinks(f.Path); err == nil {
			folders[filepath.Dir(real)] = true
		}
	}
	return folders
}

// look looks at each file and folder once, and reads again what changed.
func (w *Watch) look(ctx context.Context) Changes {
	var c Changes
	var lister *Lister
	for i, old := range w.Files {
		if ctx.Err() != nil {
			return Changes{}
		}
		now := stampOf(old.Origin, old.Path)
		if now == old {
			continue
		}
		if len(c.Files) == fewFiles {
			c.Many = true
			break
		}
		if lister == nil {
			lister = NewLister(w.Judging, w.Seed)
		}
		changed := Changed{At: i, Stamp: now}
		for d := range old.Origin.File(ctx, old.Path) {
			if ctx.Err() != nil || len(changed.Entries) == MaxEntries {
				break
			}
			changed.Entries = append(changed.Entries, lister.Entry(old.Origin, d))
			c.Turned = c.Turned || d.Path != old.Path
		}
		c.Files = append(c.Files, changed)
	}
	for i, old := range w.Folders {
		if now := stampOf(old.Origin, old.Path); now != old {
			c.Folders = append(c.Folders, i)
			c.Stamps = append(c.Stamps, now)
		}
	}
	return c
}
