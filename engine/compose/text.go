package compose

import (
	"errors"
	"fmt"
	"strings"

	"caliper-playground/engine/document"
)

// WithText replaces the whole event by a text, as it comes back from an editor.
// A text that does not parse, or is no JSON object, leaves the event as it was. The
// error is a *document.SyntaxError, with line and column.
func (d Draft) WithText(text string) (Draft, error) {
	root, doc, err := parse([]byte(text))
	if err == nil {
		err = wrongShape(root, doc)
	}
	if err != nil {
		d.notes = nil
		return d, asSyntax(err)
	}
	d = d.changed(root)
	d.text = strings.TrimRight(text, "\r\n") + "\n"
	return d, nil
}

// wrongShape says why a JSON document is no single event or describe.
func wrongShape(root *value, doc *document.Document) error {
	switch {
	case !root.isObject():
		return shapeError(doc, 0, fmt.Sprintf("this is %s, and an event is an object", root.kind), "write { ... }, or paste several events as an envelope")
	case isEnvelope(root):
		return shapeError(doc, 0, "this is an envelope, and one event is being edited", "edit the envelope as a whole, or keep only what is in data")
	}
	return nil
}

// isEnvelope says whether an object is meant as an envelope: it has data and
// is no event.
func isEnvelope(root *value) bool {
	return root.index("data") >= 0 && root.index("type") < 0 && root.index("action") < 0
}

func shapeError(doc *document.Document, n document.NodeID, problem, help string) error {
	start := doc.Nodes[n].Start
	line, column := doc.Position(start)
	return &document.SyntaxError{Offset: start, Line: line, Column: column, Pointer: doc.Pointer(n), Problem: problem, Help: help}
}

func asSyntax(err error) *document.SyntaxError {
	var syntax *document.SyntaxError
	if errors.As(err, &syntax) {
		return syntax
	}
	return &document.SyntaxError{Line: 1, Column: 1, Problem: err.Error(), Help: "correct the JSON"}
}
