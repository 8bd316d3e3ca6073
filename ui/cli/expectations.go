package cli

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"caliper-playground/engine/expect"
	"caliper-playground/engine/library"
	"caliper-playground/engine/rule"
	"caliper-playground/engine/text"
)

// expectations are what is expected of the documents of a run, by files that are
// there for a folder or for all of it.
type expectations struct {
	terms expect.Terms
	of    map[string]*expect.File // by the name on the command line
	files []*expect.File          // each once
	met   map[*expect.Entry]bool  // entries that a document was met for
	anew  map[*expect.File]*expect.Renewal
	// ofFolders says that each folder that is named goes by a file of its own.
	ofFolders bool
}

func newExpectations(t expect.Terms) *expectations {
	return &expectations{
		terms: t, of: map[string]*expect.File{}, met: map[*expect.Entry]bool{}, anew: map[*expect.File]*expect.Renewal{},
	}
}

// expect goes by a file for what is named.
func (e *expectations) expect(name string, f *expect.File, update bool) {
	e.of[name] = f
	if slices.Contains(e.files, f) {
		return
	}
	e.files = append(e.files, f)
	if update {
		e.anew[f] = expect.NewRenewal(f, e.terms)
	}
}

// update says whether files are written.
func (e *expectations) update() bool { return len(e.anew) > 0 }

// there says whether the run goes by expectations, or writes them.
func (e *expectations) there() bool { return e != nil && len(e.files) > 0 }

// used is what a report says of the files; nil where there is none. One that is yet to
// be written expects nothing.
func (e *expectations) used() *expect.Used {
	if e == nil {
		return nil
	}
	var all expect.Used
	var names []string
	for _, f := range e.files {
		if e.anew[f] != nil && len(f.Entries()) == 0 {
			continue
		}
		u := f.Used()
		names, all.Failures = append(names, u.File), all.Failures+u.Failures
	}
	if names == nil {
		return nil
	}
	all.File = strings.Join(names, ", ")
	return &all
}

// aside are the files, which are no documents that were left unread.
func (e *expectations) aside() map[string]bool {
	paths := map[string]bool{}
	for _, f := range e.files {
		paths[filepath.Clean(f.Path)] = true
	}
	return paths
}

// told is the name of the files that are told of where nothing goes by them: somebody
// may take it that the run does.
func (e *expectations) told() string {
	if e.ofFolders {
		return expect.Name
	}
	return ""
}

// entry is what is expected of a document of a name on the command line; nil for
// no error.
func (e *expectations) entry(name string, of library.Place) *expect.Entry {
	if f := e.of[name]; f != nil {
		return f.Entry(of)
	}
	return nil
}

// wantsAll says whether all findings and marks of a document are asked for.
func (e *expectations) wantsAll(name string, of library.Place) bool {
	return e.update() || e.entry(name, of) != nil
}

// compare says what a document comes to. Findings that are expected are marked in
// the given list. It may be called by several goroutines.
func (e *expectations) compare(name string, of library.Place, s *expect.Seen) expect.Outcome {
	entry := e.entry(name, of)
	o := expect.Compare(entry, s, e.terms)
	if e.anew[e.of[name]] != nil && (len(o.Changes) > 0 || entry == nil && o.Fails(e.wrong(s))) {
		// It is what is expected from now on.
		for i := range s.Findings {
			s.Findings[i].Expected = true
		}
		o = expect.Outcome{State: expect.Expected, Why: o.Why}
	}
	return o
}

// settle says what a document comes to whose findings may not all be spelled out. All
// finds all of them, where they are asked for.
func (e *expectations) settle(name string, of library.Place, s *expect.Seen, cut bool, all func() []rule.Finding) expect.Outcome {
	if !cut || !e.wantsAll(name, of) {
		return e.compare(name, of, s)
	}
	e.compare(name, of, s) // marks those that are spelled out
	s.Findings = all()
	return e.compare(name, of, s)
}

// wrong says whether something fails where nothing is expected of it.
func (e *expectations) wrong(s *expect.Seen) bool {
	return e.terms.Fail(s.Verdict) || s.Sent && s.Status/100 != 2
}

// failed says whether something that came to an outcome has failed.
func (e *expectations) failed(o expect.Outcome, s *expect.Seen) bool { return o.Fails(e.wrong(s)) }

// counts says whether what has failed fails the run.
func (e *expectations) counts() bool { return e.terms.FailOn != expect.Never }

// note takes account of a document, in the order of the documents.
func (e *expectations) note(name string, of library.Place, s *expect.Seen) {
	f := e.of[name]
	if f == nil {
		return
	}
	if entry := f.Entry(of); entry != nil {
		e.met[entry] = true
	}
	if renewal := e.anew[f]; renewal != nil {
		renewal.Add(of, *s)
	}
}

// end tells which entries are about nothing, or writes the files anew. Complete says
// that the run came to its end, and whole that nothing was left out of it.
func (e *expectations) end(o *outcome, complete, whole bool) {
	whole = complete && whole
	if e.update() && !complete {
		o.app.complain(errors.New("the expectations are as they were, since not all was seen"))
		return
	}
	for _, f := range e.files {
		named := e.named(f)
		reached := func(entry *expect.Entry) bool { return whole && f.Reaches(entry, named) }
		if renewal := e.anew[f]; renewal != nil {
			o.renewed(f, renewal, reached)
			continue
		}
		for _, entry := range f.Entries() {
			if !e.met[entry] && reached(entry) {
				o.app.complain(fmt.Errorf("%s:%d: no %s is %q any more%s; take the entry out, or --update does",
					f.Path, entry.Line(), f.Noun(), entry.Path, because(entry)))
			}
		}
	}
}

// named is what goes by a file, as the command line names it.
func (e *expectations) named(f *expect.File) []string {
	var names []string
	for name, of := range e.of {
		if of == f {
			names = append(names, name)
		}
	}
	return names
}

// renewed writes a file anew, and says what became of it.
func (o *outcome) renewed(f *expect.File, renewal *expect.Renewal, reached func(*expect.Entry) bool) {
	did, err := renewal.Write(reached)
	if err != nil {
		o.cannot(fmt.Errorf("the expectations could not be written: %w", err))
		return
	}
	tell := func(format string, args ...any) {
		// The file is there, whether or not anybody reads this.
		_, _ = fmt.Fprintf(o.app.Err, "%s: %s\n", text.Clean(f.Path), text.Clean(fmt.Sprintf(format, args...)))
	}
	for _, entry := range did.Dropped {
		tell("%q is as any other %s, or gone, and its entry with it%s", entry.Path, f.Noun(), because(entry))
	}
	tell("%s: %d new, %d renewed, %d as before", text.Plural(did.Written+did.Renewed+did.Kept, "entry"), did.Written, did.Renewed, did.Kept)
}

func because(entry *expect.Entry) string {
	if entry.Why == "" {
		return ""
	}
	return " (why: " + entry.Why + ")"
}
