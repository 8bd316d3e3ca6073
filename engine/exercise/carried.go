package exercise

import (
	"bytes"
	"time"

	"caliper-playground/catalog"
	"caliper-playground/engine/conformance"
	"caliper-playground/engine/document"
	"caliper-playground/engine/rule"
)

// AnswerIn returns what of a message's body is the answer: the envelope itself where
// one is asked for, else what it carries, laid out. Where that says the same as an
// earlier answer, or carries nothing, the earlier one is returned as it was written.
func (e *Exercise) AnswerIn(body, earlier string) string {
	answer := []byte(body)
	if !e.whole && shapeOf(e.Spec, body) == rule.ShapeEnvelope {
		answer = carried(answer, shapeOf(e.Spec, e.Solution) == rule.ShapeArray)
	}
	if len(answer) == 0 || sayTheSame(answer, []byte(earlier)) {
		return earlier
	}
	return string(answer)
}

func shapeOf(v catalog.Version, written string) rule.Shape {
	return conformance.NewAssessor(conformance.Options{Spec: v}).Assess([]byte(written), nil).Shape
}

// carried returns what an envelope carries: the one thing alone, unless it is to be
// a list; nil where it carries nothing.
func carried(envelope []byte, list bool) []byte {
	d, err := document.NewParser(nil).Parse(envelope)
	if err != nil {
		return envelope
	}
	data := d.Member(0, "data")
	if data == document.None || d.Nodes[data].Kind != document.Array {
		return envelope
	}
	var items [][]byte
	for n := range d.Children(data) {
		items = append(items, d.Raw(n))
	}
	switch {
	case len(items) == 0:
		return nil
	case len(items) == 1 && !list:
		return append(document.Indent(items[0]), '\n')
	}
	all := append(append([]byte("["), bytes.Join(items, []byte(","))...), ']')
	return append(document.Indent(all), '\n')
}

// sayTheSame says whether two texts are the same but for their layout. A number that
// is written otherwise is another answer.
func sayTheSame(a, b []byte) bool { return bytes.Equal(document.Indent(a), document.Indent(b)) }

// Envelope returns what is sent for an answer that is a document: a body to post.
// Where the envelope is what the exercise is about, nothing makes one of anything else.
func (e *Exercise) Envelope(answer string, now time.Time) string {
	if e.whole {
		return answer
	}
	return string(wrap(e.Spec, []byte(answer), now))
}
