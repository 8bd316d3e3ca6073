package report

import (
	"bytes"
	"fmt"
	"io"
)

// Check is a report of check: documents as they are judged, then the summary.
type Check interface {
	// Render writes one document out. It may be called by several goroutines at
	// once.
	Render(d Document) Rendered
	// Document adds what was written out, in the order of the documents.
	Document(r Rendered) error
	End(s Summary) error
}

// Rendered is one document, written out in the form of a report.
type Rendered struct {
	text   []byte
	failed bool
	err    error
}

// NewCheck returns a report in that format. Colour is for text alone.
func NewCheck(f Format, w io.Writer, colour bool) (Check, error) {
	p := &printer{w: w}
	switch f {
	case Text:
		return &checkText{sequence{printer: p}, paint(colour)}, nil
	case JSON:
		return &checkJSON{sequence{printer: p, head: `{"documents": [` + "\n", between: ",\n"}}, nil
	case JUnit:
		return &checkJUnit{sequence{printer: p, head: junitHead}}, nil
	case TAP:
		return &checkTAP{tapPoints{printer: p}}, nil
	case Markdown:
		return &checkMarkdown{sequence{printer: p, head: "# Caliper check\n"}}, nil
	case HTML:
		return &checkHTML{sequence{printer: p, head: htmlHead + "<h1>Caliper check</h1>\n"}}, nil
	}
	return nil, fmt.Errorf("there is no format %q for check", f)
}

// render collects what is printed about a document.
func render(d Document, write func(p *printer)) Rendered {
	var b bytes.Buffer
	p := &printer{w: &b}
	write(p)
	return Rendered{text: b.Bytes(), failed: d.Failed(), err: p.err}
}

// sequence puts documents one behind the other.
type sequence struct {
	*printer
	head, between string
	documents     int
}

// Document implements Check.
func (s *sequence) Document(r Rendered) error {
	if s.documents == 0 {
		s.print(s.head)
	} else {
		s.print(s.between)
	}
	s.documents++
	s.write(r)
	return s.err
}

// start writes the head where no document has.
func (s *sequence) start() {
	if s.documents == 0 {
		s.print(s.head)
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
