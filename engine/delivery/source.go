package delivery

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

// Source is something to send and where it came from, so that what the
// endpoint says of a message can be shown in terms of the sender's own file.
type Source struct {
	library.Document                    // as it was read
	Sent             []byte             // the document as it is sent
	At               string             // pointer to what is sent of it
	Items            []conformance.Item // that are sent, as they were judged beforehand
	// Assessment is of the document by itself.
	Assessment *conformance.Assessment
	Manner     *sensor.Manner // how it goes, if not as a sensor sends
	Last       bool           // it is the last of its document

	Named    string             // what was named, such as a folder, that it is of
	Whole    bool               // all that comes of it is asked for
	Assessed []conformance.Item // where that is so, its items as they were judged when they came

	item []byte // the event or entity to send; nil where the document goes as it stands
	part *part  // of the own endpoint, that it goes to
}

// NewSource is a document that is sent as it stands, in the words that it is sent in,
// which were judged.
func NewSource(d library.Document, sent []byte, a *conformance.Assessment) *Source {
	return &Source{Document: d, Sent: sent, Assessment: a, Items: a.Items, Last: true}
}

// Key stands for the source in a record of what was accepted.
func (s *Source) Key() sensor.RecordKey { return sensor.KeyOf(s.Name(), s.Data) }

// Name is what people call the source: its document, or the element of that which
// is sent by itself.
func (s *Source) Name() string {
	if s.At == "" {
		return s.Place.String()
	}
	of := s.Place
	of.Element += s.At
	return of.String()
}

// Version returns the version that the source names, or "" where it names none.
func (s *Source) Version() catalog.Version {
	for _, item := range s.Items {
		if item.Named {
			return item.Spec
		}
	}
	return ""
}

// SourcesOf says what to send of a document, in the words that it is sent in, which
// were judged: an event or entity by itself, of an array each element, and anything
// else as it stands, be it an envelope or something that is the endpoint's to refuse.
func SourcesOf(d library.Document, sent []byte, a *conformance.Assessment) []*Source {
	one := NewSource(d, sent, a)
	switch a.Shape {
	case rule.ShapeEvent, rule.ShapeEntity:
		one.item = sent
	case rule.ShapeArray:
		var elements []json.RawMessage
		if err := json.Unmarshal(sent, &elements); err != nil || len(elements) == 0 {
			break
		}
		all := make([]*Source, len(elements))
		listed := a.Items
		for i, item := range elements {
			element := *one
			element.At, element.item, element.Items, element.Last = "/"+strconv.Itoa(i), item, nil, i == len(elements)-1
			if len(listed) > 0 && listed[0].Pointer == element.At {
				element.Items, listed = listed[:1:1], listed[1:]
			}
			all[i] = &element
		}
		return all
	}
	return []*Source{one}
}

// Payload is what the sensor gets to send. The key is what its reply names.
func (s *Source) Payload(key string, to *sensor.Destination) sensor.Payload {
	if s.item == nil {
		return sensor.Payload{Source: key, Raw: s.Sent, To: to, Manner: s.Manner}
	}
	return sensor.Payload{Source: key, Data: s.item, To: to}
}

// localise puts findings about the item at prefix of a message into terms of
// the source's own document: pointers, lines and columns, and the fixes' paths.
func (s *Source) localise(findings []rule.Finding, prefix string, body []byte) []rule.Finding {
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
		f.Pointer = s.At + rest
		f.Fix = s.localiseFix(f.Fix, prefix)
		f.Choices = slices.Clone(f.Choices)
		for i := range f.Choices {
			f.Choices[i].Fix = s.localiseFix(f.Choices[i].Fix, prefix)
		}
	}
	return moved
}

// Locate puts findings that are about the document as it is sent at their places in
// the document as it was read.
func (s *Source) Locate(findings []rule.Finding) {
	if !bytes.Equal(s.Sent, s.Data) {
		s.placed(findings, s.Sent, s.At)
		return
	}
	for i := range findings {
		f := &findings[i]
		f.Line, f.Column = s.InFile(f.Line, f.Column)
	}
}

func (s *Source) localiseFix(ops []rule.Op, prefix string) []rule.Op {
	moved := make([]rule.Op, 0, len(ops))
	for _, op := range ops {
		if rest, inside := cutPointer(op.Path, prefix); inside {
			op.Path = s.At + rest
		}
		if rest, inside := cutPointer(op.From, prefix); inside && op.From != "" {
			op.From = s.At + rest
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
