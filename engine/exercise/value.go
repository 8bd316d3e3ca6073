package exercise

import (
	"strings"
	"time"

	"caliper-playground/engine/document"
)

// node is a value of some document.
type node struct {
	doc *document.Document
	id  document.NodeID // None where there is nothing
}

func (n node) there() bool { return n.id != document.None }

func (n node) kind() document.Kind { return n.doc.Nodes[n.id].Kind }

// find returns what stands at a place of the item. Where an entity is named by its
// IRI alone, the way goes on in its description, if that was sent as well.
func (f found) find(at string) node {
	n := node{f.doc, f.doc.Find(f.Pointer)}
	for token := range strings.SplitSeq(strings.TrimPrefix(at, "/"), "/") {
		if n.there() && n.kind() == document.String {
			n = f.described(n.doc.Text(n.id))
		}
		if !n.there() {
			return n
		}
		n.id = n.doc.Find(n.doc.Pointer(n.id) + "/" + token)
	}
	return n
}

// described returns the description of an entity among what was accepted.
func (f found) described(id string) node {
	for item := range f.in.items() {
		if n := (node{item.doc, item.doc.Find(item.Pointer)}); item.Kind == "entity" && identity(n) == id {
			return n
		}
	}
	return node{id: document.None}
}

// says says whether the item has a value at a place, given as JSON. What refers
// to an entity by its IRI alone has its id, and what is known of its type.
func (f found) says(at, want string) bool {
	got := f.find(at)
	if !got.there() {
		return f.refers(at, want)
	}
	if want == anything {
		return true
	}
	d, err := document.NewParser(nil).Parse([]byte(want))
	return err == nil && matches(got, node{d, 0})
}

// refers says the same of a member of an entity that is named by its IRI.
func (f found) refers(at, want string) bool {
	cut := strings.LastIndexByte(at, '/')
	if cut < 0 {
		return false
	}
	n := f.find(at[:cut])
	if !n.there() || n.kind() != document.String {
		return false
	}
	switch at {
	case "/actor/type":
		return document.Quote(f.Actor) == want
	case "/object/type":
		return document.Quote(f.Object) == want
	}
	return at[cut:] == "/id" && document.Quote(n.doc.Text(n.id)) == want
}

// matches says whether a value is the one that is wanted, or has all that is: a list
// its elements, in whatever order, an object its members.
func matches(got, want node) bool {
	if document.Equal(want.doc, want.id, got.doc, got.id) {
		return true
	}
	if a := identity(want); a != "" {
		if b := identity(got); a == b || sameTime(a, b) || sameLength(a, b) {
			return true
		}
	}
	if got.kind() != want.kind() || got.kind() != document.Array && got.kind() != document.Object {
		return false
	}
	for c := range want.doc.Children(want.id) {
		if !hasPart(got, node{want.doc, c}) {
			return false
		}
	}
	return true
}

// hasPart says whether a list has an element, or an object a member.
func hasPart(got, part node) bool {
	for c := range got.doc.Children(got.id) {
		one := node{got.doc, c}
		if got.kind() == document.Object && got.doc.Name(c) != part.doc.Name(part.id) {
			continue
		}
		if matches(one, part) {
			return true
		}
	}
	return false
}

// identity is a text, or the id of an entity: an IRI may stand in its place.
func identity(n node) string {
	if n.kind() == document.Object {
		n.id = n.doc.Member(n.id, "id")
	}
	return n.doc.Said(n.id)
}

// isTime says whether a value, as JSON, is a text that names a moment.
func isTime(value string) bool {
	written := strings.Trim(value, `"`)
	return sameTime(written, written)
}

// sameTime says whether two texts are the same moment, written differently.
func sameTime(a, b string) bool {
	s, err := time.Parse(time.RFC3339Nano, a)
	t, err2 := time.Parse(time.RFC3339Nano, b)
	return err == nil && err2 == nil && s.Equal(t)
}

// sameLength says whether two texts are the same duration of hours, minutes and
// seconds, written differently: PT14M30S is PT870S.
func sameLength(a, b string) bool {
	s, err := lengthOf(a)
	t, err2 := lengthOf(b)
	return err == nil && err2 == nil && s == t
}

// lengthOf reads a duration of hours, minutes and seconds; with units in capitals it
// is what Go reads with small ones.
func lengthOf(s string) (time.Duration, error) {
	units, isLength := strings.CutPrefix(s, "PT")
	if !isLength || units != strings.ToUpper(units) {
		units = ""
	}
	return time.ParseDuration(strings.ToLower(units))
}
