// Package report writes results in the formats that people and build servers
// read: text with source excerpts, JSON, JUnit XML, TAP, Markdown, HTML, SARIF,
// and the annotations of GitHub and GitLab.
//
// A report takes entries, a result and a writer, and nothing else: it judges
// nothing and knows no flag. Entries are written as they come, so that a report
// of many takes no more memory than one of few; a form whose totals come first
// lays what it has written aside until the end. Everything that comes from
// outside passes through engine/text.
package report

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"sync"
	"time"

	"caliper-playground/engine/expect"
	"caliper-playground/engine/text"
)

// Format names a form of report, as the command line does.
type Format string

// The formats.
const (
	Text     Format = "text"
	JSON     Format = "json"
	JUnit    Format = "junit"
	TAP      Format = "tap"
	Markdown Format = "markdown"
	HTML     Format = "html"
	SARIF    Format = "sarif"  // 2.1.0, of OASIS
	GitHub   Format = "github" // commands to the log of a workflow, and its summary
	GitLab   Format = "gitlab" // a code quality report
)

// Formats lists the formats that a report of check or replay can have.
func Formats() []Format {
	return []Format{Text, JSON, JUnit, TAP, Markdown, HTML, SARIF, GitHub, GitLab}
}

// Report is a report in one of the formats: entries as they come, then the
// result.
type Report interface {
	// Render writes one entry out. It may be called by several goroutines at
	// once.
	Render(e Entry) Rendered
	// Add puts what was written out in its place, in the order of the entries.
	Add(r Rendered) error
	// End completes the report.
	End(r *Result) error
	// Close lets go of what was laid aside. A report that was not ended is not
	// whole.
	Close() error
}

// Entry is one thing that a report is about: a Document that was judged, or a
// Delivery of a message.
type Entry interface {
	entry() *entry
	standing() standing
}

// Options are what a report is written with.
type Options struct {
	Run    Run
	Expect *expect.Used // the expectations that the run goes by; nil for none
	// Colour, Quiet and Statistics are for text alone: Quiet leaves out entries with
	// which all is well, or as expected; Statistics has a line for each rule that
	// found something.
	Colour, Quiet, Statistics bool
	// Summary takes what the format GitHub has for the page of a workflow's run;
	// nil where there is no such page.
	Summary io.Writer
}

// New returns a report in that format.
func New(f Format, w io.Writer, o Options) (Report, error) {
	p := &printer{w: w}
	switch f {
	case Text:
		p.w = &inert{w: w}
		if words := expectWords(o.Expect); words != "" { // it could be a stranger's file
			p.head = words + "\n"
		}
		return &textReport{printer: p, paint: paint(o.Colour), quiet: o.Quiet, statistics: o.Statistics}, nil
	case JSON:
		return &jsonReport{printer: p}, nil
	case JUnit:
		return &junitReport{printer: p}, nil
	case TAP:
		p.head = "TAP version 14\n# " + o.Run.line() + "\n"
		return &tapReport{printer: p}, nil
	case Markdown:
		p.head = "# Caliper report\n\n" + md(o.Run.line()) + "\n"
		return &markdownReport{p}, nil
	case HTML:
		return &htmlReport{printer: p}, nil
	case SARIF:
		p.head, p.err = sarifHead(o.Run)
		return &sarifReport{elements{printer: p}}, nil
	case GitHub:
		p.head = o.Run.line() + "\n"
		return &githubReport{printer: p, run: o.Run, summary: o.Summary}, nil
	case GitLab:
		p.head = "[\n"
		return &gitlabReport{elements{printer: p}, o.Run}, nil
	}
	return nil, fmt.Errorf("there is no format %q", f)
}

// Rendered is one entry, written out in the form of a report.
type Rendered struct {
	text   []byte
	aside  []byte // what the form lays aside for another place
	group  string // what it is put together with
	failed bool
	kind   int
	counts [4]int // what the form counts, as it likes
	took   time.Duration
	open   htmlOpen
	parts  []Rendered
	err    error
}

// render collects what is printed about an entry.
func render(write func(p *printer)) Rendered {
	b := rendering.Get().(*bytes.Buffer)
	defer rendering.Put(b)
	b.Reset()
	p := &printer{w: b}
	write(p)
	return Rendered{text: bytes.Clone(b.Bytes()), err: p.err}
}

// rendering are buffers that have grown to what is said of an entry.
var rendering = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// printer writes pieces of a report and keeps the first error, so that the
// report can be written without a check after every line.
type printer struct {
	w    io.Writer
	head string // what stands before all else; it is written once the first of that comes
	err  error
}

func (p *printer) printf(format string, args ...any) {
	if p.begin() {
		_, p.err = fmt.Fprintf(p.w, format, args...)
	}
}

func (p *printer) print(s string) {
	if p.begin() {
		_, p.err = io.WriteString(p.w, s)
	}
}

// begin writes the head, once. It says whether to go on.
func (p *printer) begin() bool {
	if p.err == nil && p.head != "" {
		_, p.err = io.WriteString(p.w, p.head)
		p.head = ""
	}
	return p.err == nil
}

// write adds what was rendered.
func (p *printer) write(r Rendered) {
	if p.begin() {
		p.err = r.err
	}
	if p.err == nil {
		_, p.err = p.w.Write(r.text)
	}
}

// json writes a value on one line without a line end.
func (p *printer) json(v any) {
	b, err := Marshal(v)
	if p.err == nil {
		p.err = err
	}
	if p.begin() {
		_, p.err = p.w.Write(b)
	}
}

// elements are those of a JSON list, each on lines of its own.
type elements struct {
	*printer
	count int
}

// next sets the next element apart from the one before.
func (e *elements) next() {
	if e.count > 0 {
		e.print(",\n")
	}
	e.count++
}

// Add implements Report.
func (e *elements) Add(r Rendered) error {
	if r.err != nil || len(r.text) > 0 {
		e.next()
		e.write(r)
	}
	return e.err
}

// renderAll writes out the elements of an entry.
func renderAll[T any](all []T) Rendered {
	return render(func(p *printer) {
		e := elements{printer: p}
		for _, one := range all {
			e.next()
			e.json(one)
		}
	})
}

// Close implements Report for the forms that lay nothing aside.
func (p *printer) Close() error { return nil }

// Marshal writes a value as JSON on one line, the characters that could steer
// a terminal or hide text escaped, those that only matter to HTML left alone.
func Marshal(v any) ([]byte, error) {
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(v); err != nil {
		return nil, err
	}
	return text.EscapeJSON(bytes.TrimSuffix(b.Bytes(), []byte("\n"))), nil
}
