package sentence

import (
	"strings"
	"unicode"

	"caliper-playground/catalog"
	"caliper-playground/engine/document"
	"caliper-playground/engine/text"
)

// teller puts one sentence together.
type teller struct {
	doc    *document.Document
	pieces []piece
	told   map[string]label // what each thing was called when it was told first, by id
}

// piece is a part of a sentence: words of ours or, where there are none, a
// label.
type piece struct {
	words string
	label label
}

// label is what tells a thing from others of its type: a name, or else an id.
// It is foreign text as it was written.
type label struct {
	text   string
	isName bool
}

func (t *teller) say(words string) {
	if words != "" {
		t.pieces = append(t.pieces, piece{words: words})
	}
}

func (t *teller) label(called label) { t.pieces = append(t.pieces, piece{label: called}) }

// sentence joins what was said, with the labels cut to what a sentence holds.
// An identifier at its beginning is not spelled otherwise for that.
func (t *teller) sentence() string {
	var labels []string
	for _, p := range t.pieces {
		if p.words == "" {
			labels = append(labels, p.label.text)
		}
	}
	labels = shorten(labels)
	var b strings.Builder
	for i, p := range t.pieces {
		switch {
		case p.words != "" && i == 0:
			b.WriteString(text.Capital(p.words))
		case p.words != "":
			b.WriteString(p.words)
		default:
			if p.label.isName {
				b.WriteString("“" + labels[0] + "”")
			} else {
				b.WriteString(labels[0])
			}
			labels = labels[1:]
		}
	}
	return b.String()
}

// thing names an entity: its type, and its name or else its id. The type of one
// that is only an IRI may be known from elsewhere.
func (t *teller) thing(n document.NodeID, known string) {
	if n == document.None {
		t.say("something that is not named")
		return
	}
	switch t.doc.Nodes[n].Kind {
	case document.String:
		t.identified(t.doc.Text(n), known)
	case document.Object:
		kind := t.doc.Said(t.doc.Member(n, "type"))
		if kind == "" {
			kind = "thing without a type"
		}
		t.described(kind, t.doc.Said(t.doc.Member(n, "id")), t.doc.Said(t.doc.Member(n, "name")))
	default:
		t.say(t.doc.Nodes[n].Kind.String() + " in place of an entity")
	}
}

// identified names a thing that stands there as an IRI alone.
func (t *teller) identified(id, known string) {
	if kind := anonymousType(id); kind != "" {
		known = kind
	}
	called, again := t.told[id]
	switch {
	case id == "":
		t.say("something that is not named")
	case again:
		t.label(called)
	case known != "":
		t.described(known, id, "")
	default:
		t.label(label{text: id})
		t.told[id] = label{text: id}
	}
}

// described names a thing of which the type and perhaps more is known. What was
// told before is not described again. A person who is nobody in particular is
// someone.
func (t *teller) described(kind, id, name string) {
	isNobody := anonymousType(id) != "" || strings.HasPrefix(id, "_:")
	called := label{text: id}
	if name != "" {
		called = label{text: name, isName: true}
	}
	before, again := t.told[id]
	switch {
	case again:
		t.label(before)
		return
	case name == "" && isNobody && kind == "Person":
		t.say("someone")
		return
	case name == "" && (isNobody || id == ""):
		t.say(text.Article(short(kind)))
		return
	}
	t.say(text.Article(short(kind)) + " (")
	t.label(called)
	t.say(")")
	if id != "" && !isNobody {
		t.told[id] = called
	}
}

// anonymousType returns the type whose IRI an id is, or "". The IRI of a type
// stands for an anonymous thing of that type (erratum 29).
func anonymousType(id string) string {
	for _, version := range catalog.Versions() {
		v := catalog.Get(version)
		if name, ok := strings.CutPrefix(id, v.Namespace); ok && v.Entity(name) != nil {
			return name
		}
	}
	return ""
}

// group names the group that an event belongs to: the course section “Field
// Biology”.
func (t *teller) group(n document.NodeID) {
	name, kind := t.doc.Said(t.doc.Member(n, "name")), t.doc.Said(t.doc.Member(n, "type"))
	if name == "" {
		t.thing(n, "")
		return
	}
	if kind == "" {
		kind = "Group"
	}
	t.say("the " + short(apart(text.Clip(kind, maxLabel))) + " ")
	t.label(label{text: name, isName: true})
}

// apart takes a type's name apart: "CourseSection" becomes "course section".
func apart(name string) string {
	var b strings.Builder
	for i, r := range name {
		if i > 0 && unicode.IsUpper(r) {
			b.WriteByte(' ')
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}
