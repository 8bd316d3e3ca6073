package cli

import (
	"bytes"
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"caliper-playground/catalog"
	"caliper-playground/engine/conformance"
	"caliper-playground/engine/library"
	"caliper-playground/engine/rule"
	"caliper-playground/engine/sensor"
)

// source is something to send and where it came from, so that what the
// endpoint says of a message can be shown in terms of the sender's own file.
type source struct {
	library.Document        // as it was read
	sent             []byte // the document as it is sent
	at               string // pointer to what is sent of it
	item             []byte // the event or entity to send; nil where the document goes as it stands
	// assessment is of the document by itself; items are those that are sent.
	assessment *conformance.Assessment
	items      []conformance.Item
	manner     *sensor.Manner // how it goes, if not as a sensor sends
	part       *part          // of the own endpoint, that it goes to
	last       bool           // it is the last of its document

	named    string             // what was named on the command line, that it is of
	whole    bool               // all that comes of it is asked for
	assessed []conformance.Item // where that is so, its items as they were judged when they came
}

// key stands for the source in a record of what was accepted.
func (s *source) key() sensor.RecordKey { return sensor.KeyOf(s.name(), s.Data) }

// name is what people call the source: its document, or the element of that which
// is sent by itself.
func (s *source) name() string {
	if s.at == "" {
		return s.Place.String()
	}
	of := s.Place
	of.Element += s.at
	return of.String()
}

// version returns the version that the source names, or "" where it names none.
func (s *source) version() catalog.Version {
	for _, item := range s.items {
		if item.Named {
			return item.Spec
		}
	}
	return ""
}

// sourcesOf says what to send of a document: an event or entity by itself, of
// an array each element, and anything else as it stands, be it an envelope or
// something that is the endpoint's to refuse.
func sourcesOf(d library.Document, a *conformance.Assessment) []*source {
	one := source{Document: d, assessment: a, items: a.Items}
	switch a.Shape {
	case rule.ShapeEvent, rule.ShapeEntity:
		one.item = d.Data
	case rule.ShapeArray:
		var elements []json.RawMessage
		if err := json.Unmarshal(d.Data, &elements); err != nil || len(elements) == 0 {
			break
		}
		all := make([]*source, len(elements))
		listed := a.Items
		for i, item := range elements {
			element := one
			element.at, element.item, element.items = "/"+strconv.Itoa(i), item, nil
			if len(listed) > 0 && listed[0].Pointer == element.at {
				element.items, listed = listed[:1:1], listed[1:]
			}
			all[i] = &element
		}
		return all
	}
	return []*source{&one}
}

// payload is what the sensor gets to send. The key is what its reply names.
func (s *source) payload(key string, to *sensor.Destination) sensor.Payload {
	if s.item == nil {
		return sensor.Payload{Source: key, Raw: s.sent, To: to, Manner: s.manner}
	}
	return sensor.Payload{Source: key, Data: s.item, To: to}
}

// localise puts findings about the item at prefix of a message into terms of
// the source's own document: pointers, lines and columns, and the fixes' paths.
func (s *source) localise(findings []rule.Finding, prefix string, body []byte) []rule.Finding {
	moved := slices.Clone(findings)
	s.placed(moved, body, prefix)
	if s.item == nil {
		return moved
	}
	for i := range moved {
		f := &moved[i]
		rest, inside := cutPointer(f.Pointer, prefix)
		if !inside {
			continue // about the envelope, which the sensor made
		}
		f.Pointer = s.at + rest
		f.Fix = s.localiseFix(f.Fix, prefix)
		f.Choices = slices.Clone(f.Choices)
		for i := range f.Choices {
			f.Choices[i].Fix = s.localiseFix(f.Choices[i].Fix, prefix)
		}
	}
	return moved
}

// place puts findings that are about the document as it is sent at their places in
// the document as it was read.
func (s *source) place(findings []rule.Finding) {
	if !bytes.Equal(s.sent, s.Data) {
		s.placed(findings, s.sent, s.at)
		return
	}
	for i := range findings {
		f := &findings[i]
		f.Line, f.Column = s.InFile(f.Line, f.Column)
	}
}

func (s *source) localiseFix(ops []rule.Op, prefix string) []rule.Op {
	moved := make([]rule.Op, 0, len(ops))
	for _, op := range ops {
		if rest, inside := cutPointer(op.Path, prefix); inside {
			op.Path = s.at + rest
		}
		if rest, inside := cutPointer(op.From, prefix); inside && op.From != "" {
			op.From = s.at + rest
		}
		moved = append(moved, op)
	}
	return moved
}

// cutPointer takes the prefix off a pointer at or below it.
func cutPointer(pointer, prefix string) (rest string, inside bool) {
	rest, inside = strings.CutPrefix(pointer, prefix)
	return rest, inside && (rest == "" || rest[0] == '/')
}
