package compose

import (
	"encoding/json"
	"strconv"
	"strings"

	"caliper-playground/engine/document"
)

// value is one JSON value of a draft. It is immutable: an edit copies what lies
// on the way to its place and shares the rest, so that a long history costs little.
type value struct {
	kind    document.Kind
	literal string   // a scalar as written, a string with its quotes
	members []member // of an object or an array, in order; repeated names are kept
}

// member is a member of an object, or an element of an array, which has no name.
type member struct {
	name    string
	literal string // the name as written, with its quotes
	value   *value
}

// parse reads one JSON text. An error is a *document.SyntaxError.
func parse(text []byte) (*value, *document.Document, error) {
	doc, err := document.NewParser(nil).Parse(text)
	if err != nil {
		return nil, doc, err
	}
	return fromNode(doc, 0), doc, nil
}

func fromNode(doc *document.Document, n document.NodeID) *value {
	v := &value{kind: doc.Nodes[n].Kind}
	if !isContainer(v) {
		v.literal = string(doc.Raw(n))
	}
	for c := range doc.Children(n) {
		v.members = append(v.members, member{doc.Name(c), string(doc.RawName(c)), fromNode(doc, c)})
	}
	return v
}

func str(text string) *value { return &value{kind: document.String, literal: document.Quote(text)} }

func list(elements ...*value) *value {
	v := &value{kind: document.Array}
	for _, e := range elements {
		v.members = append(v.members, member{value: e})
	}
	return v
}

// elements returns the values that an array or object holds.
func (v *value) elements() []*value {
	all := make([]*value, len(v.members))
	for i, m := range v.members {
		all[i] = m.value
	}
	return all
}

// text returns what a string says, or a scalar as written; "" for the rest.
func (v *value) text() string {
	switch {
	case v == nil:
		return ""
	case v.kind != document.String:
		return v.literal
	case !strings.Contains(v.literal, `\`):
		return v.literal[1 : len(v.literal)-1]
	}
	var s string
	if json.Unmarshal([]byte(v.literal), &s) != nil {
		return v.literal
	}
	return s
}

// str returns what a string says, and "" for any other value.
func (v *value) str() string {
	if !v.isString() {
		return ""
	}
	return v.text()
}

func (v *value) isObject() bool { return v != nil && v.kind == document.Object }
func (v *value) isArray() bool  { return v != nil && v.kind == document.Array }
func (v *value) isString() bool { return v != nil && v.kind == document.String }

// get returns the first member of that name, or nil.
func (v *value) get(name string) *value {
	if i := v.index(name); i >= 0 {
		return v.members[i].value
	}
	return nil
}

func (v *value) index(name string) int {
	if v == nil || v.kind != document.Object {
		return -1
	}
	for i := range v.members {
		if v.members[i].name == name {
			return i
		}
	}
	return -1
}

// child returns the member or element that one token of a pointer names, or nil.
func (v *value) child(token string) *value {
	if i := v.place(token); i >= 0 {
		return v.members[i].value
	}
	return nil
}

// place returns where the member or element is that one token of a pointer names, or -1.
func (v *value) place(token string) int {
	if !v.isArray() {
		return v.index(token)
	}
	if i, ok := elementIndex(token); ok && i < len(v.members) {
		return i
	}
	return -1
}

// elementIndex reads a token of a pointer as the place of an element.
func elementIndex(token string) (int, bool) {
	i, err := strconv.Atoi(token)
	return i, err == nil && i >= 0 && strconv.Itoa(i) == token
}

// depth returns how deep arrays and objects nest, 0 for a scalar.
func (v *value) depth() int {
	deepest := 0
	for _, m := range v.members {
		deepest = max(deepest, m.value.depth())
	}
	if isContainer(v) {
		deepest++
	}
	return deepest
}

// equal says whether two values are written alike, order of members included.
func (v *value) equal(other *value) bool {
	return v != nil && other != nil && compact(v) == compact(other)
}

// is says whether two values are the same: strings that say the same, and other
// values that are written alike.
func (v *value) is(other *value) bool { return v != nil && other != nil && v.sameAs()(other) }

// sameAs returns what says of many values, at little cost for those that differ,
// whether they are the same as this one.
func (v *value) sameAs() func(*value) bool {
	text, id, written := v.text(), v.get("id").str(), compact(v)
	isEscaped := strings.Contains(v.literal, `\`)
	return func(other *value) bool {
		switch {
		case other.kind != v.kind:
			return false
		case v.kind == document.String:
			return other.literal == v.literal || (isEscaped || strings.Contains(other.literal, `\`)) && other.text() == text
		}
		return len(other.members) == len(v.members) && other.get("id").str() == id && compact(other) == written
	}
}
