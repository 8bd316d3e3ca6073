// Package report writes results in the formats that people and build servers
// read: text with source excerpts, JSON, JUnit XML, TAP, Markdown and HTML.
//
// A report takes a result value and a writer, and nothing else: it judges
// nothing, opens nothing and knows no flag. Results are written as they come,
// so that a report of many documents takes no more memory than one of few.
// Everything that comes from outside passes through engine/text.
package report

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"

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
)

// Formats lists the formats that a report of check or replay can have.
func Formats() []Format { return []Format{Text, JSON, JUnit, TAP, Markdown, HTML} }

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
