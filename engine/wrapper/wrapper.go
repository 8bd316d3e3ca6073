// Package wrapper recognises what is no Caliper document, but holds one, or is taken
// for one: the messages of queues, the rows of logs and warehouses, the statements of
// other standards. It judges nothing, and takes nothing out.
package wrapper

import (
	"bytes"
	"cmp"
	"slices"
	"strings"

	"caliper-playground/engine/document"
)

// Wrapper is a thing that is no Caliper document, but that senders and stores
// are known to put one into, or to take for one.
type Wrapper struct {
	What string // with its article: "an Amazon SNS notification"
	// Place says where the Caliper document lies in it: "at /detail", "the text at
	// /Message, once decoded". It is "" where there is none.
	Place  string
	Advice string // what to do about it
	// Report says that it tells of documents: a report, as programs write it beside
	// what they have checked.
	Report bool
}

// Cause says what it is, and where the Caliper document lies.
func (w *Wrapper) Cause() string {
	if w.Place == "" {
		return "this is " + w.What + ", not a Caliper document"
	}
	return "this is " + w.What + "; the Caliper document is " + w.Place
}

// Recognise says what a body is that is no Caliper document, or returns nil
// where it is one, or is nothing known.
func Recognise(body []byte) *Wrapper {
	doc, err := document.NewParser(nil).Parse(body)
	if err != nil {
		return RecogniseText(string(body))
	}
	return RecogniseValue(doc, 0)
}

// RecogniseText does the same for a text that is no JSON.
func RecogniseText(text string) *Wrapper {
	if w := recogniseToken(text); w != nil {
		return w
	}
	if how, ok := (search{depth: mostWrapped}).decoded(text); ok { // as Amazon Kinesis lists the data of its records
		return &Wrapper{What: "a text that is encoded", Place: "that text" + how, Advice: "send it as JSON"}
	}
	return recogniseBraces(text)
}

// RecogniseValue does the same for a value of a document.
func RecogniseValue(doc *document.Document, n document.NodeID) *Wrapper {
	return search{depth: mostWrapped}.wrapper(doc, n)
}

// mostWrapped bounds how often a thing may be wrapped in another, so that text
// inside text inside text comes to an end.
const mostWrapped = 4

// search looks for Caliper documents inside of other things.
type search struct {
	depth    int
	entities bool // an entity with a context of its own counts too
}

// deeper is the search one wrapping further in.
func (s search) deeper() search {
	s.depth--
	return s
}

func (s search) wrapper(doc *document.Document, n document.NodeID) *Wrapper {
	switch doc.Nodes[n].Kind {
	case document.String:
		return s.encoded(doc.Text(n))
	case document.Array:
		return s.list(doc, n)
	case document.Object:
		if !IsGraph(doc, n) && (doc.Member(n, "@context") != document.None || isMeantAsCaliper(doc, n)) {
			return nil
		}
		if w := s.signed(doc, n); w != nil || isAlmostEnvelope(doc, n) {
			return w
		}
		return s.row(doc, n)
	}
	return nil
}

// list recognises an array whose elements are all the same thing.
func (s search) list(doc *document.Document, array document.NodeID) *Wrapper {
	var all *Wrapper
	several := false
	for n := range doc.Children(array) {
		if doc.Nodes[n].Kind == document.Array {
			return nil
		}
		w := s.wrapper(doc, n)
		switch {
		case w == nil || all != nil && all.What != w.What:
			return nil
		case all == nil:
			all = w
		default:
			several = true
		}
	}
	if all != nil && !all.Report {
		all.What = "an array, each element of which is " + all.What
		if several && all.Place != "" {
			all.Place += ", and so on in the others"
		}
	}
	return all
}

// signed recognises an object by the signatures.
func (s search) signed(doc *document.Document, n document.NodeID) *Wrapper {
	for _, known := range signatures {
		if !known.fits(doc, n) {
			continue
		}
		w := &Wrapper{What: known.name, Advice: known.advice, Report: known.report}
		for _, way := range known.carries {
			if at := doc.FindBelow(n, way); at != document.None && w.Place == "" {
				w.Place = cmp.Or(s.place(doc, at), s.within(doc, at, mostWrapped))
			}
		}
		if w.Place != "" || !known.common {
			return w
		}
	}
	return nil
}

// MayBeReport says whether a text has the name by which a report is known first, so that
// others need not be parsed.
func MayBeReport(text []byte) bool {
	return slices.ContainsFunc(signatures, func(known signature) bool {
		if !known.report {
			return false
		}
		name, _, _ := strings.Cut(known.marks[0][1:], "/")
		return bytes.Contains(text, []byte(`"`+name+`"`))
	})
}

// fits says whether a value has what a signature asks for.
func (s *signature) fits(doc *document.Document, n document.NodeID) bool {
	if slices.ContainsFunc(s.marks, func(way string) bool { return doc.FindBelow(n, way) == document.None }) {
		return false
	}
	return strings.HasPrefix(doc.Said(doc.FindBelow(n, s.marks[0])), s.begins)
}

// row recognises any other object that has a Caliper event or envelope in a
// member, as a row of a table has it in a column; or an entity, where the object
// is of no type itself.
func (s search) row(doc *document.Document, object document.NodeID) *Wrapper {
	place := s.within(doc, object, mostWrapped)
	if place == "" && doc.Member(object, "type") == document.None {
		s.entities = true
		place = s.within(doc, object, mostWrapped)
	}
	if place != "" {
		return &Wrapper{What: "a row of a table or a log, with a Caliper document in one of its members", Place: place, Advice: takeOut}
	}
	return nil
}

// within finds the first event or envelope among what stands in a value, to the
// given depth. Of an array the first element tells what the others are; what
// extensions hold is nobody's business.
func (s search) within(doc *document.Document, n document.NodeID, depth int) string {
	if depth == 0 {
		return ""
	}
	children := slices.Collect(doc.Children(n))
	if doc.Nodes[n].Kind == document.Array {
		children = children[:min(1, len(children))]
	}
	children = slices.DeleteFunc(children, func(c document.NodeID) bool { return doc.Name(c) == "extensions" })
	for _, find := range []func(document.NodeID) string{
		func(c document.NodeID) string { return s.place(doc, c) },
		func(c document.NodeID) string { return s.within(doc, c, depth-1) },
	} {
		for _, c := range children {
			if place := find(c); place != "" {
				return place
			}
		}
	}
	return ""
}

// place says where the Caliper document is that a value is or holds, or "".
func (s search) place(doc *document.Document, n document.NodeID) string {
	if carriesEvents(doc, n) || s.entities && namesCaliper(doc, n, "@context") {
		return "at " + doc.Pointer(n)
	}
	if doc.Nodes[n].Kind == document.String {
		if how, ok := s.decoded(doc.Text(n)); ok {
			return "the text at " + doc.Pointer(n) + how
		}
		return ""
	}
	if s.depth > 0 && doc.Nodes[n].Kind == document.Object && !isMeantAsCaliper(doc, n) {
		if w := s.deeper().signed(doc, n); w != nil {
			return w.Place
		}
	}
	return ""
}

// encoded recognises a text that is itself JSON, or a token.
func (s search) encoded(text string) *Wrapper {
	if w := recogniseToken(text); w != nil {
		return w
	}
	how, ok := s.decoded(text)
	if !ok && document.Encoded(text) == nil {
		return nil
	}
	w := &Wrapper{What: "JSON that was encoded twice: a text that holds JSON", Advice: "encode the document once, and send the object itself"}
	if ok {
		w.Place = "that text" + how
	}
	return w
}

// decoded says how to come from a text to the Caliper document that it holds.
func (s search) decoded(text string) (how string, ok bool) {
	if s.depth == 0 {
		return "", false
	}
	if w := recogniseToken(text); w != nil && w.Place != "" {
		return ", a signed JWT: " + w.Place, true
	}
	how, inner := ", once decoded", document.Encoded(text)
	if inner == nil {
		plain, isBase64 := fromBase64(text)
		if !isBase64 {
			return "", false
		}
		how, inner = ", once decoded from base64", document.Encoded(plain)
	}
	if inner == nil {
		return "", false
	}
	if carriesEvents(inner, 0) || s.entities && namesCaliper(inner, 0, "@context") {
		return how, true
	}
	if w := s.deeper().wrapper(inner, 0); w != nil && w.Place != "" {
		return how + ", and there " + w.Place, true
	}
	return "", false
}
