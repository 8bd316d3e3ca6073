package page

import (
	"context"
	"errors"
	"hash/maphash"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/engine/conformance"
	"caliper-playground/fixtures"
)

// maxEntries is how many documents the list holds. Whoever has more replays
// them from the command line, which keeps none.
const maxEntries = 250_000

// batchEntries is how many documents come to the screen at once, at most.
const batchEntries = 1000

// reading is one pass over origins. It runs in a command of its own, hands
// over what it has some thirty times a second, and waits for the screen, so
// that nothing piles up.
type reading struct {
	number  int
	origins []*origin
	ctx     context.Context
	cancel  context.CancelFunc
	found   chan readMsg
	purpose purpose
	kept    readMsg // all that was read, for readAgain
	cursor  int     // where to put the cursor, for readMore
}

// purpose says what becomes of the documents that are read.
type purpose int

const (
	readFresh purpose = iota // they replace the list, once the first is there
	readMore                 // they go below the list
	readRest                 // the list has begun to take them
	readAgain                // the same origins as before: the list stays until all is read
)

// join adds what came later.
func (m *readMsg) join(later readMsg) {
	m.entries = append(m.entries, later.entries...)
	m.stamps = append(m.stamps, later.stamps...)
	m.folders = append(m.folders, later.folders...)
}

// readMsg brings documents that were read and judged.
type readMsg struct {
	number  int
	entries []entry
	stamps  []stamp // of the files
	folders []stamp // of the folders around them
	done    bool
	capped  bool  // there are more than the list holds
	refused error // nothing came, because the one path that was asked for cannot be used
}

// stamp is by what a change of a file is seen.
type stamp struct {
	origin   *origin
	path     string
	modified time.Time
	size     int64
}

// stampOf looks at a file. One that is not there has the empty stamp, so that
// its coming back is a change too.
func stampOf(o *origin, path string) stamp {
	s := stamp{origin: o, path: path}
	if info, err := os.Stat(path); err == nil {
		s.modified, s.size = info.ModTime(), info.Size()
	}
	return s
}

func startReading(ctx context.Context, number int, origins []*origin, purpose purpose) *reading {
	ctx, cancel := context.WithCancel(ctx)
	return &reading{number: number, origins: origins, ctx: ctx, cancel: cancel, found: make(chan readMsg), purpose: purpose}
}

// start returns the commands that read, and that wait for what was read.
func (r *reading) start(judging conformance.Options, seed maphash.Seed) tea.Cmd {
	read := func() tea.Msg {
		defer close(r.found)
		pass := newPass(r, newReader(judging, seed))
		pass.all()
		return nil
	}
	return tea.Batch(read, r.next())
}

// next returns a command that ends with the next documents.
func (r *reading) next() tea.Cmd {
	return func() tea.Msg {
		msg, ok := <-r.found
		if !ok {
			return nil // it was stopped
		}
		return msg
	}
}

// pass is a reading while it goes on.
type pass struct {
	reading *reading
	reader  reader
	part    readMsg
	count   int
	began   time.Time
	folders map[string]bool    // those that have a stamp
	around  map[string]*origin // the others that documents were found in
	last    string             // the file that was read last
	due     time.Time
}

func newPass(r *reading, of reader) *pass {
	now := time.Now()
	return &pass{reading: r, reader: of, began: now, due: now.Add(frame), folders: map[string]bool{}, around: map[string]*origin{}}
}

func (p *pass) all() {
	p.part.number = p.reading.number
	for _, o := range p.reading.origins {
		if o.path != "" {
			p.foldersOf(o)
		}
		for d := range o.documents() {
			if p.reading.ctx.Err() != nil {
				return
			}
			if p.count == maxEntries {
				p.part.capped = true
				p.end()
				return
			}
			if p.take(o, d); !p.flush() {
				return
			}
		}
	}
	p.end()
}

func (p *pass) end() {
	for folder, o := range p.around {
		p.part.folders = append(p.part.folders, stampOf(o, folder))
	}
	p.part.done = true
	p.hand()
}

// take judges one document.
func (p *pass) take(o *origin, d fixtures.Document) {
	p.count++
	if o.path != "" && d.Path != p.last {
		p.stamp(o, d.Path)
		p.last = d.Path
	}
	var unusable *fixtures.PathError
	if p.count == 1 && len(p.reading.origins) == 1 && errors.As(d.Err, &unusable) {
		p.part.refused = withNearest(d.Path, d.Err)
	}
	p.part.entries = append(p.part.entries, p.reader.read(o, d))
}

// flush hands over what there is when it is time, and says whether to go on.
func (p *pass) flush() bool {
	if len(p.part.entries) < batchEntries && time.Now().Before(p.due) {
		return true
	}
	return p.hand()
}

func (p *pass) hand() bool {
	select {
	case p.reading.found <- p.part:
		p.part = readMsg{number: p.reading.number}
		p.due = time.Now().Add(frame)
		return true
	case <-p.reading.ctx.Done():
		return false
	}
}

// clockSlack is by how much the clock of a disk may be behind.
const clockSlack = 50 * time.Millisecond

// stamp notes by what a change of a file is seen. One that was written while
// this reading goes on counts as changed: it may have been read before.
func (p *pass) stamp(o *origin, path string) {
	s := stampOf(o, path)
	if s.modified.After(p.began.Add(-clockSlack)) {
		s.modified = time.Time{}
	}
	p.part.stamps = append(p.part.stamps, s)
	if folder := filepath.Dir(path); path != o.path && !p.folders[folder] {
		p.around[folder] = o // behind a link
	}
}

// maxWatched is in how many folders new files are looked for.
const maxWatched = 5000

// foldersOf notes the same of all folders that the reader looks into, those
// without documents too, for one may get its first document later. It comes
// before the reading, so that nothing appears in between unseen.
func (p *pass) foldersOf(o *origin) {
	count := 0
	root := o.path + string(filepath.Separator) // which follows a link
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
		p.part.folders = append(p.part.folders, stampOf(o, filepath.Clean(path)))
		return nil
	})
}
