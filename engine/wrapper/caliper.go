package wrapper

import (
	"encoding/base64"
	"slices"
	"strings"

	"caliper-playground/catalog"
	"caliper-playground/engine/document"
)

// caliperPath is in every context IRI of Caliper.
const caliperPath = "imsglobal.org/ctx/caliper/"

// isMeantAsCaliper says whether an object is itself meant as an envelope, an
// event or an entity of Caliper, well formed or not. Such a one is judged as
// what it is, whatever else stands in it.
func isMeantAsCaliper(doc *document.Document, n document.NodeID) bool {
	return namesCaliper(doc, n, "@context") || namesCaliper(doc, n, "dataVersion") ||
		isEnvelopeInAnyCase(doc, n) ||
		count(doc, n, "actor", "action", "object", "eventTime") >= 3 ||
		isEventName(doc, n) && count(doc, n, "actor", "action", "object", "eventTime", "profile") >= 1
}

// IsGraph says whether an object is the graph of several nodes, as JSON-LD writes it:
// with nothing but keywords beside it, such as a context for all of them.
func IsGraph(doc *document.Document, object document.NodeID) bool {
	graph := false
	for c := range doc.Children(object) {
		name := doc.NameContent(c)
		if len(name) == 0 || name[0] != '@' {
			return false
		}
		graph = graph || string(name) == "@graph"
	}
	return graph
}

// isAlmostEnvelope says whether an object is an envelope that lacks most of what
// makes one. Other things have a member called data too, and are known by what
// else they have.
func isAlmostEnvelope(doc *document.Document, n document.NodeID) bool {
	data := doc.Member(n, "data")
	return data != document.None && (count(doc, n, "sensor", "sendTime", "dataVersion") > 0 ||
		doc.Nodes[data].Kind == document.Array && carriesEvents(doc, data))
}

// carriesEvents says whether a value is an event or an envelope of Caliper, or
// an array of them. Entities do not count: they stand in other things by right.
func carriesEvents(doc *document.Document, n document.NodeID) bool {
	if doc.Nodes[n].Kind == document.Array {
		first := doc.FindBelow(n, "/0")
		return first != document.None && doc.Nodes[first].Kind == document.Object && carriesEvents(doc, first)
	}
	if doc.Nodes[n].Kind != document.Object || !isMeantAsCaliper(doc, n) {
		return false
	}
	return count(doc, n, "sensor", "sendTime", "data") >= 2 || count(doc, n, "action", "eventTime", "actor") >= 2
}

// isEnvelopeInAnyCase says whether an object has what an envelope has, under names
// that differ in case, as .NET writes them.
func isEnvelopeInAnyCase(doc *document.Document, object document.NodeID) bool {
	n := 0
	for c := range doc.Children(object) {
		for _, name := range [...]string{"sensor", "sendTime", "dataVersion"} {
			if strings.EqualFold(doc.Name(c), name) {
				n++
			}
		}
	}
	return n >= 2
}

// count says how many of the names an object has.
func count(doc *document.Document, object document.NodeID, names ...string) int {
	n := 0
	for _, name := range names {
		if doc.Member(object, name) != document.None {
			n++
		}
	}
	return n
}

// namesCaliper says whether a context IRI of Caliper stands in a member, alone
// or in an array.
func namesCaliper(doc *document.Document, object document.NodeID, name string) bool {
	n := doc.Member(object, name)
	if n == document.None {
		return false
	}
	is := func(n document.NodeID) bool {
		return strings.Contains(doc.Said(n), caliperPath)
	}
	return is(n) || slices.ContainsFunc(slices.Collect(doc.Children(n)), is)
}

// isEventName says whether an object's type is an event type of either version.
func isEventName(doc *document.Document, object document.NodeID) bool {
	return slices.ContainsFunc(catalog.Versions(), func(v catalog.Version) bool {
		return catalog.Get(v).Event(doc.Said(doc.Member(object, "type"))) != nil
	})
}

// recogniseToken recognises a JWT (RFC 7519): three parts in base64url, the
// first of which is a JSON object.
func recogniseToken(text string) *Wrapper {
	parts := strings.SplitN(strings.TrimSpace(text), ".", 4)
	if len(parts) != 3 {
		return nil
	}
	header, ok := fromBase64(parts[0])
	if doc := document.Encoded(header); !ok || doc == nil || doc.Find("/alg") == document.None {
		return nil
	}
	w := &Wrapper{What: "a signed JWT", Advice: signing}
	if payload, ok := fromBase64(parts[1]); ok {
		if doc := document.Encoded(payload); doc != nil {
			switch inner := (search{depth: 1}); {
			case carriesEvents(doc, 0):
				w.Place = "its second part, once decoded from base64"
			case doc.Nodes[0].Kind == document.Object:
				if place := inner.within(doc, 0, 2); place != "" {
					w.Place = "its second part, once decoded from base64, and there " + place
				}
			}
		}
	}
	return w
}

// fromBase64 decodes a text in either alphabet, padded or not.
func fromBase64(text string) (string, bool) {
	text = strings.TrimRight(strings.TrimSpace(text), "=")
	if text == "" {
		return "", false
	}
	for _, encoding := range []*base64.Encoding{base64.RawStdEncoding, base64.RawURLEncoding} {
		if plain, err := encoding.DecodeString(text); err == nil {
			return string(plain), true
		}
	}
	return "", false
}
