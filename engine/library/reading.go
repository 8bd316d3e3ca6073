package library

import (
	"context"
	"errors"
	"hash/maphash"
	"io/fs"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"caliper-playground/engine/conformance"
)

// MaxEntries is how many documents a list holds. Whoever has more replays them
// from the command line, which keeps none.
const MaxEntries = 250_000

// batchEntries is how many documents are handed over at once, at most.
const batchEntries = 1000

// pace is how long a reading waits before it hands over what it has.
const pace = time.Second / 30

// Found is some documents that were read and judged.
type Found struct {
	Entries []Entry
	Files   []Stamp
	Folders []Stamp // those around the files
	Done    bool    // there is no more
	Capped  bool    // there are more than a list holds
	Refused error   // nothing came, because the one path that was asked for cannot be used
}

// Join adds what came later.
func (f *Found) Join(later Found) {
	f.Entries = append(f.Entries, later.Entries...)
	f.Files = append(f.Files, later.Files...)
	f.Folders = append(f.Folders, later.Folders...)
}

// Reading is one pass over origins. It hands over what it has some thirty times
// a second, and waits until that is taken, so that nothing piles up.
type Reading struct {
	Origins []*Origin
	ctx     context.Context
	cancel  context.CancelFunc
	lister  func() *Lister // makes one for each core
	start   sync.Once
	found   chan Found
}

// NewReading prepares a reading, which judges so. It ends with the context, or
// with Stop. Seed is for the sums of the documents.
func NewReading(ctx context.Context, origins []*Origin, judging conformance.Options, seed maphash.Seed) *Reading {
	ctx, cancel := context.WithCancel(ctx)
	lister := func() *Lister { return NewLister(judging, seed) }
	return &Reading{Origins: origins, ctx: ctx, cancel: cancel, lister: lister, found: make(chan Found)}
}

// Next waits for what was found next; false where the reading is over. The first
// call begins to read and to judge, on all cores.
func (r *Reading) Next() (Found, bool) {
	r.start.Do(func() {
		go func() {
			defer close(r.found)
			newPass(r).all()
		}()
	})
	f, ok := <-r.found
	return f, ok
}

// Stop ends the reading where it is.
func (r *Reading) Stop() { r.cancel() }

// pass is a reading while it goes on.
type pass struct {
	reading *Reading
	part    Found
	count   int
	began   time.Time
	folders map[string]bool    // those that have a stamp
	around  map[string]*Origin // the others that documents were found in
	last    string             // the file that was read last
	due     time.Time
}

func newPass(r *Reading) *pass {
	now := time.Now()
	return &pass{reading: r, began: now, due: now.Add(pace), folders: map[string]bool{}, around: map[string]*Origin{}}
}

func (p *pass) all() {
	for _, o := range p.reading.Origins {
		if o.Path != "" {
			p.foldersOf(o)
		}
		for some := range OnAllCores(p.reading.ctx, 0, o.Documents, p.worker(o)) {
			for _, l := range some {
				if p.count == MaxEntries {
					p.part.Capped = true
					p.end()
					return
				}
				if p.add(o, l); !p.flush() {
					return
				}
			}
		}
	}
	if p.reading.ctx.Err() == nil { // else it was stopped, and not all is there
		p.end()
	}
}

// listed is an entry, and why its document could not be read.
type listed struct {
	Entry
	err error
}

// worker makes entries of an origin's documents.
func (p *pass) worker(o *Origin) func() func(Document) listed {
	return func() func(Document) listed {
		l := p.reading.lister()
		return func(d Document) listed { return listed{l.Entry(o, d), d.Err} }
	}
}

func (p *pass) end() {
	for folder, o := range p.around {
		p.part.Folders = append(p.part.Folders, stampOf(o, folder))
	}
	p.part.Done = true
	p.hand()
}

// add takes the entry of one document in.
func (p *pass) add(o *Origin, l listed) {
	p.count++
	if o.Path != "" && l.Path != p.last {
		p.stamp(o, l.Path)
		p.last = l.Path
	}
	var unusable *PathError
	if p.count == 1 && len(p.reading.Origins) == 1 && errors.As(l.err, &unusable) {
		p.part.Refused = WithNearest(l.Path, l.err)
	}
	p.part.Entries = append(p.part.Entries, l.Entry)
}

// flush hands over what there is when it is time, and says whether to go on.
func (p *pass) flush() bool {
	if len(p.part.Entries) < batchEntries && time.Now().Before(p.due) {
		return true
	}
	return p.hand()
}

func (p *pass) hand() bool {
	select {
	case p.reading.found <- p.part:
		p.part = Found{}
		p.due = time.Now().Add(pace)
		return true
	case <-p.reading.ctx.Done():
		return false
	}
}

// clockSlack is by how much the clock of a disk may be behind.
const clockSlack = 50 * time.Millisecond

// stamp notes by what a change of a file is seen. One that was written while
// this reading goes on counts as changed: it may have been read before.
func (p *pass) stamp(o *Origin, path string) {
	s := stampOf(o, path)
	if s.modified.After(p.began.Add(-clockSlack)) {
		s.modified = time.Time{}
	}
	p.part.Files = append(p.part.Files, s)
	if folder := filepath.Dir(path); path != o.Path && !p.folders[folder] {
		p.around[folder] = o // behind a link
	}
}

// maxWatched is in how many folders new files are looked for.
const maxWatched = 5000

// foldersOf notes the same of all folders that the reader looks into, those
// without documents too, for one may get its first document later. It comes
// before the reading, so that nothing appears in between unseen.
func (p *pass) foldersOf(o *Origin) {
	count := 0
	root := o.Path + string(filepath.Separator) // which follows a link
	_ = filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		switch {
		case p.reading.ctx.Err() != nil || count == maxWatched:
			return fs.SkipAll
		case err != nil:
			return nil // what cannot be listed is said where it is read
		case !d.IsDir():
			return nil
		case path != root && strings.HasPrefix(d.Name(), "."):
			return fs.SkipDir
		}
		count++
		p.folders[filepath.Clean(path)] = true
		p.part.Folders = append(p.part.Folders, stampOf(o, filepath.Clean(path)))
		return nil
	})
}
