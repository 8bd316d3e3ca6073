package expect

import (
	"slices"
	"strings"

	"caliper-playground/engine/file"
	"caliper-playground/engine/library"
)

// Renewal is a file of expectations that is being written anew: it gets what was
// made of the documents, and becomes what they are expected to be from then on. It
// belongs to one goroutine, and keeps those documents alone that an entry is or
// will be about.
type Renewal struct {
	file  *File
	terms Terms
	seen  map[string]*sighting
	order []string        // of the names in seen
	used  map[*Entry]bool // entries that a document was met for
}

// sighting is what was made of a document, or of its parts together.
type sighting struct {
	Seen
	entry *Entry
	own   bool // the entry is about it alone
	same  bool // it is as its entry says
}

// Renewed says what became of a file of expectations. Dropped entries are those
// of documents that are gone, or that have no error any more.
type Renewed struct {
	Written, Renewed, Kept int
	Dropped                []*Entry
}

// NewRenewal begins to write a file anew.
func NewRenewal(f *File, t Terms) *Renewal {
	return &Renewal{file: f, terms: t, seen: map[string]*sighting{}, used: map[*Entry]bool{}}
}

// Add takes what was made of a document, or of a part of one. What an entry says
// already, or nothing has to say, is not kept.
func (r *Renewal) Add(of library.Place, s Seen) {
	name, e := r.file.Name(of), r.file.Entry(of)
	r.used[e] = true
	same := len(Compare(e, &s, r.terms).Changes) == 0
	if e == nil {
		same = s.accepted() && !r.terms.Fail(s.Verdict)
	}
	known := r.seen[name]
	if known == nil {
		if same && s.Part == "" {
			return
		}
		known = &sighting{Seen: s, entry: e, own: e != nil && e.Path == name, same: same}
		known.Findings = slices.Clone(s.Findings)
		r.seen[name] = known
		r.order = append(r.order, name)
		return
	}
	known.same = known.same && same
	known.Verdict = max(known.Verdict, s.Verdict)
	known.Findings = append(known.Findings, s.Findings...)
	known.Marks = append(known.Marks, s.Marks...)
	if known.accepted() {
		known.Status = s.Status
	}
	known.Unread = known.Unread && s.Unread
}

// Write puts the file in its place, over the one that is there. Reached says of an entry
// that the document that it is about was met if there is one, so that it is of no use
// where none was. Where there is nothing to expect and no file, none is written.
func (r *Renewal) Write(reached func(*Entry) bool) (Renewed, error) {
	var did Renewed
	var b strings.Builder
	b.WriteString(r.file.head)
	if len(r.file.entries) == 0 && strings.TrimSpace(r.file.head) == "" {
		b.Reset()
		b.WriteString(r.file.preface())
	}
	for _, e := range r.file.entries {
		s := r.of(e)
		switch {
		case s == nil && (r.used[e] || e.isPattern() || !reached(e)):
			did.Kept++
			b.WriteString(e.text)
		case s == nil, !s.same && e.fails() && r.isNothing(s, e):
			did.Dropped = append(did.Dropped, e)
			b.WriteString(strings.TrimLeft(e.tail(), " \t\n"))
		case s.same:
			did.Kept++
			b.WriteString(e.text)
		default:
			did.Renewed++
			b.WriteString(r.renewed(e, s).written(e.remarks()) + e.tail())
		}
	}
	for _, name := range r.order {
		s := r.seen[name]
		if s.same || s.own {
			continue
		}
		did.Written++
		if !strings.HasSuffix(b.String(), "\n\n") {
			b.WriteString("\n")
		}
		b.WriteString(r.renewed(&Entry{Path: name, named: true}, s).written(""))
	}
	if did.Written+did.Renewed+len(did.Dropped) == 0 {
		return did, nil
	}
	return did, file.Write(r.file.Path, []byte(b.String()))
}

// of is what was made of the one document that an entry is about, if it was met
// and is kept.
func (r *Renewal) of(e *Entry) *sighting {
	if s := r.seen[e.Path]; s != nil && s.entry == e {
		return s
	}
	return nil
}

// isNothing says whether there is no more to expect of a document than of one
// without an entry.
func (r *Renewal) isNothing(s *sighting, e *Entry) bool {
	return !s.Unread && s.accepted() && !r.terms.Fail(s.Verdict) && e.Marks == nil
}

// renewed is an entry for what was made of a document. What was not seen stays as
// the entry has it.
func (r *Renewal) renewed(e *Entry, s *sighting) *Entry {
	n := *e
	if !s.Unread {
		verdict := s.Verdict
		findings := r.findings(e, s)
		n.Verdict, n.Findings = &verdict, &findings
		if marks := s.Marks; e.Marks != nil || len(marks) > 0 {
			n.Marks = &marks
		}
	}
	if status := s.Status; s.Sent && (e.Status != nil || !s.accepted()) {
		n.Status = &status
	}
	return &n
}

// findings are those that make the document fail, and others that the entry names.
func (r *Renewal) findings(e *Entry, s *sighting) []Finding {
	findings := []Finding{}
	for i := range s.Findings {
		f := &s.Findings[i]
		named := e.Findings != nil && slices.ContainsFunc(*e.Findings, func(want Finding) bool { return want.is(f) })
		already := slices.ContainsFunc(findings, func(have Finding) bool { return have.is(f) })
		if !already && (named || f.Severity >= r.terms.least()) {
			findings = append(findings, Finding{Rule: f.Rule, Pointer: &f.Pointer})
		}
	}
	return findings
}
