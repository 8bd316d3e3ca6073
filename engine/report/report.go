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
		return &textReport{
			printer: &printer{w: &inert{w: w}}, paint: paint(o.Colour), expect: o.Expect, quiet: o.Quiet, statistics: o.Statistics,
		}, nil
	case JSON:
		return newJSON(p, o.Run), nil
	case JUnit:
		return &junitReport{printer: p}, nil
	case TAP:
		return &tapReport{printer: p, run: o.Run}, nil
	case Markdown:
		return &markdownReport{printer: p, run: o.Run}, nil
	case HTML:
		return &htmlReport{printer: p}, nil
	case SARIF:
		return &sarifReport{printer: p, run: o.Run}, nil
	case GitHub:
		return &githubReport{printer: p, run: o.Run, summary: o.Summary}, nil
	case GitLab:
		return &gitlabReport{printer: p, run: o.Run}, nil
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
	w   io.Writer
	err error
}

func (p *printer) printf(format string, args ...any) {
	if p.err == nil {
		_, p.err = fmt.Fprintf(p.w, format, args...)
	}
}

func (p *printer) print(s string) {
	if p.err == nil {
		_, p.err = io.WriteString(p.w, s)
	}
}

// write adds what was rendered.
func (p *printer) write(r Rendered) {
	if p.err == nil {
		p.err = r.err
	}
	if p.err == nil {
		_, p.err = p.w.Write(r.text)
	}
}

// json writes a value on one line without a line end.
func (p *printer) json(v any) {
	if p.err != nil {
		return
	}
	b, err := Marshal(v)
	if err != nil {
		p.err = err
		return
	}
	_, p.err = p.w.Write(b)
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
