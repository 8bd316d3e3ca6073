package library

import (
	"fmt"
	"hash/maphash"
	"strings"
	"unicode/utf8"

	"caliper-playground/engine/conformance"
	"caliper-playground/engine/query"
	"caliper-playground/engine/rule"
)

// Entry is what a list keeps of one document. The document itself stays where
// it came from, so that a hundred thousand take little.
type Entry struct {
	Origin *Origin
	Place

	Shape            rule.Shape
	Broken           bool // it is no JSON
	Verdict          rule.Verdict
	Errors, Warnings int
	Parts            int    // how many items are sent for it
	Tells            string // "View Viewed"
	First            string // the gravest finding, the first of those
	Problem          string // why it cannot be read; "" where it can
	Size             int    // in bytes
	Sum              uint64 // of its bytes, to see a change
	about            *about // what a filter can ask; nil where it cannot be read
}

// Kind names what a document was taken for.
func (e *Entry) Kind() string {
	switch {
	case e.Problem != "":
		return "unreadable"
	case e.Broken:
		return "not JSON"
	case e.Shape == rule.ShapeUnknown:
		return "unknown"
	}
	return string(e.Shape)
}

// Sendable says whether there are bytes to send.
func (e *Entry) Sendable() bool { return e.Problem == "" }

// Name is how a list calls the document.
func (e *Entry) Name() string { return e.Origin.Show(e.Place) }

// Subject is what a filter can ask of the document. Status is what the endpoint
// answered to it last, 0 for nothing.
func (e *Entry) Subject(status int) query.Subject {
	s := query.Subject{
		Verdicts: []string{e.Verdict.String()}, Status: status, File: e.Name(), Kind: e.Kind(),
		Line: []string{e.Tells, e.First, e.Problem}, Unread: e.Problem == "",
	}
	if status > 0 && status/100 != 2 {
		s.Verdicts = append(s.Verdicts, query.Refused)
	}
	if e.Problem != "" {
		s.Verdicts = append(s.Verdicts, query.None)
	}
	if a := e.about; a != nil {
		s.Events.List, s.Actions.List, s.Objects.List = a.events, a.actions, a.objects
		s.Profiles.List, s.Rules.List = a.profiles, a.rules
		s.Line = append(s.Line, a.rules...)
	}
	return s
}

// maxKept is how many bytes of a finding the list keeps.
const maxKept = 160

// Lister makes entries of documents: it judges them. It belongs to one
// goroutine.
type Lister struct {
	assessor *conformance.Assessor
	seed     maphash.Seed
	share    share
}

// NewLister returns a lister. Entries with the same seed have the same sum for
// the same bytes.
func NewLister(judging conformance.Options, seed maphash.Seed) *Lister {
	return &Lister{assessor: conformance.NewAssessor(judging), seed: seed, share: newShare()}
}

// Entry judges one document.
func (l *Lister) Entry(o *Origin, d Document) Entry {
	e := Entry{Origin: o, Place: d.Place, Parts: 1}
	if d.Err != nil {
		e.Problem, e.Verdict = d.Err.Error(), rule.Fail
		return e
	}
	e.Size = len(d.Data)
	e.Sum = maphash.Bytes(l.seed, d.Data)
	a := l.assessor.Assess(d.Data, nil)
	e.Shape, e.Verdict = a.Shape, a.Verdict
	e.Broken = a.Transport == conformance.NotJSON
	if a.Shape == rule.ShapeArray && len(a.Items) > 0 {
		e.Parts = a.Entries()
	}
	e.Tells = l.share.text(tellsOf(a))
	e.about = l.share.about(aboutOf(a, d.Data))
	all := a.Tally()
	e.Errors, e.Warnings = all.Errors, all.Warnings
	var gravest *rule.Finding
	for i := range a.Findings {
		f := &a.Findings[i]
		if gravest == nil || f.Severity > gravest.Severity {
			gravest = f
		}
	}
	if gravest != nil {
		e.First = l.share.text(keep(gravest.Rule + ": " + gravest.Message))
	}
	return e
}

// tellsOf says what is in a document, in as few words as a list has room for.
func tellsOf(a *conformance.Assessment) string {
	head := a.Head()
	if head == nil {
		return ""
	}
	kind := head.Type
	if short := strings.TrimSuffix(kind, "Event"); short != "" && head.Action != "" {
		kind = short // the action says that it is one
	}
	words := keep(strings.TrimSpace(kind + " " + head.Action))
	if n := a.Entries() - 1; n > 0 {
		words += fmt.Sprintf(" +%d", n)
	}
	return words
}

// keep cuts a text to what the list keeps of it. The copy lets go of the rest.
func keep(s string) string {
	if len(s) <= maxKept {
		return strings.Clone(s)
	}
	end := maxKept
	for end > 0 && !utf8.RuneStart(s[end]) {
		end--
	}
	return strings.Clone(s[:end]) + "…"
}
