package page

import (
	"fmt"
	"hash/maphash"
	"strings"
	"unicode/utf8"

	"caliper-playground/engine/conformance"
	"caliper-playground/engine/rule"
	"caliper-playground/engine/text"
	"caliper-playground/fixtures"
)

// entry is what the list keeps of one document. The document itself stays
// where it came from, so that a hundred thousand take little.
type entry struct {
	origin *origin
	file   string // the path that the origin reads it by
	line   int    // in a file of lines; 0 for a whole file
	id     int    // its own for as long as the page lives; another when its content changes

	shape            conformance.Shape
	broken           bool // it is no JSON
	verdict          rule.Verdict
	errors, warnings int
	parts            int    // how many items are sent for it
	tells            string // "View Viewed"
	first            string // the gravest finding, the first of those
	problem          string // why it cannot be read; "" where it can
	size             int    // in bytes
	sum              uint64 // of its bytes, to see a change
	about            *about // what a filter can ask; nil where it cannot be read

	nameCells, tellsCells int // as they are shown

	chosen  bool
	changed bool // since it was first read
}

// maxKept is how many bytes of a finding the list keeps.
const maxKept = 160

// reader reads documents and judges them. It belongs to one command.
type reader struct {
	assessor *conformance.Assessor
	seed     maphash.Seed
	share    share
}

func newReader(judging conformance.Options, seed maphash.Seed) reader {
	return reader{assessor: conformance.NewAssessor(judging), seed: seed, share: newShare()}
}

// read judges one document.
func (r *reader) read(o *origin, d fixtures.Document) entry {
	e := entry{origin: o, file: d.Path, line: d.Line, parts: 1, chosen: true}
	e.nameCells = text.Width(cleanName(e.name()))
	if d.Err != nil {
		e.problem, e.verdict, e.chosen = d.Err.Error(), rule.Fail, false
		return e
	}
	e.size = len(d.Data)
	e.sum = maphash.Bytes(r.seed, d.Data)
	j := r.assessor.Judge(d.Data, nil)
	a := j.Assessment()
	e.shape, e.verdict = a.Shape, a.Verdict
	e.broken = a.Transport == conformance.NotJSON
	if a.Shape == conformance.ShapeArray && len(a.Items) > 0 {
		e.parts = len(a.Items)
	}
	e.tells = r.share.text(tellsOf(a))
	e.tellsCells = text.Width(text.Clean(e.tells))
	e.about = r.share.about(aboutOf(j, a))
	var gravest *rule.Finding
	for i := range a.Findings {
		f := &a.Findings[i]
		switch f.Severity {
		case rule.Error:
			e.errors++
		case rule.Warning:
			e.warnings++
		}
		if gravest == nil || f.Severity > gravest.Severity {
			gravest = f
		}
	}
	if gravest != nil {
		e.first = r.share.text(keep(gravest.Rule + ": " + gravest.Message))
	}
	return e
}

// tellsOf says what is in a document, in as few words as a list has room for.
func tellsOf(a *conformance.Assessment) string {
	if len(a.Items) == 0 {
		return ""
	}
	kind := a.Items[0].Type
	if short := strings.TrimSuffix(kind, "Event"); short != "" && a.Items[0].Action != "" {
		kind = short // the action says that it is one
	}
	words := keep(strings.TrimSpace(kind + " " + a.Items[0].Action))
	if n := len(a.Items) - 1; n > 0 {
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

// kind names what a document was taken for.
func (e *entry) kind() string {
	switch {
	case e.problem != "":
		return "unreadable"
	case e.broken:
		return "not JSON"
	case e.shape == conformance.ShapeUnknown:
		return "unknown"
	}
	return string(e.shape)
}

// sendable says whether there are bytes to send.
func (e *entry) sendable() bool { return e.problem == "" }

// name is how the list calls the document.
func (e *entry) name() string { return e.origin.show(e.file, e.line) }

// place tells a document from the others, whatever is in it.
type place struct {
	origin *origin
	file   string
	line   int
}

func (e *entry) place() place { return place{e.origin, e.file, e.line} }
