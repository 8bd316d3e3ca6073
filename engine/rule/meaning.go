package rule

import (
	"encoding/json"
	"slices"
	"strings"

	"caliper-playground/catalog"
	"caliper-playground/engine/document"
)

// What was meant by a word that is none, by evidence alone: the word itself, what
// the field calls things, and what the vocabulary leaves. Where that gives several
// answers there is a choice to make; where it gives none, nothing is made up.

// meaning is what a word in a document may mean.
type meaning struct {
	word string // the one word that is meant, or ""
	// same says that it is the same word, written otherwise or as the field has
	// it. What stood there says nothing else then, and need not be kept.
	same bool
	or   []string // what there is to choose from where it is not one word
}

// wordAt returns the word that a value is: a string, perhaps wrapped in something,
// also in an object that has it as its "id", or nothing but its "name" or "value".
func (p *pass) wordAt(n document.NodeID) string {
	if inner := p.unwrapped(n); inner != document.None {
		n = inner
	} else if n != document.None && p.doc.Nodes[n].Kind == document.Object {
		n = p.wordOf(n)
	}
	return p.doc.Said(n)
}

// wordOf returns the member that says which word an object stands for, as xAPI has
// its verbs, or None.
func (p *pass) wordOf(object document.NodeID) document.NodeID {
	if p.doc.Nodes[object].Next == object+2 {
		switch p.doc.Name(object + 1) {
		case "name", "value":
			return object + 1
		}
	}
	return p.doc.Member(object, "id")
}

// sole returns the one thing that an array says: its first element, where any
// others are equal to it; else None.
func (p *pass) sole(array document.NodeID) document.NodeID {
	first, end := array+1, p.doc.Nodes[array].Next
	if first >= end {
		return document.None
	}
	for c := p.doc.Nodes[first].Next; c < end; c = p.doc.Nodes[c].Next {
		if !document.Equal(p.doc, first, p.doc, c) {
			return document.None
		}
	}
	return first
}

// wraps says whether a value is written as an object with nothing but a member of
// that name: in JSON-LD, or in the extended JSON of MongoDB's exports.
func wraps(name string) bool {
	switch name {
	case "@value", "@id", "$date", "$numberInt", "$numberLong", "$numberDouble", "$numberDecimal":
		return true
	}
	return false
}

// unwrapped returns the one plain value that an array holds, or an object that
// merely wraps it; else None.
func (p *pass) unwrapped(n document.NodeID) document.NodeID {
	if n == document.None {
		return document.None
	}
	inner := document.None
	switch node := &p.doc.Nodes[n]; node.Kind {
	case document.Array:
		inner = p.sole(n)
	case document.Object:
		if node.Next > n+1 && p.doc.Nodes[n+1].Next == node.Next && wraps(p.doc.Name(n+1)) { // its one member
			inner = n + 1
			if p.doc.Nodes[inner].Kind == document.Object {
				return p.unwrapped(inner) // such as the number within a date
			}
		}
	}
	if inner != document.None && (p.doc.Nodes[inner].Kind == document.Null || p.doc.Nodes[inner].Kind >= document.Array) {
		return document.None
	}
	return inner
}

// unwrap puts the plain value that is wrapped in another in its place, if there is
// one.
func (x *patcher) unwrap(n document.NodeID) bool {
	inner := x.p.unwrapped(n)
	if inner != document.None {
		x.replace(n, raw(x.raw(inner)))
	}
	return inner != document.None
}

// decoded returns what a text holds as JSON that was encoded twice: an object or
// an array that says something; or nil.
func (p *pass) decoded(n document.NodeID) *document.Document {
	inner := document.Encoded(p.doc.Said(n))
	if inner == nil || inner.Nodes[0].Kind < document.Array || inner.Nodes[0].Next == 1 {
		return nil
	}
	return inner
}

// decodedObject returns the object that a text holds as JSON, or nil.
func (x *patcher) decodedObject(n document.NodeID) json.RawMessage {
	if inner := x.p.decoded(n); inner != nil && inner.Nodes[0].Kind == document.Object {
		return raw(string(inner.Raw(0)))
	}
	return nil
}

// longestWord is the length in bytes above which a text is nobody's word, so that
// nobody looks for what it means.
const longestWord = 512

// meantBy returns which of some words of Caliper is meant by another: one that it
// names, or the nearest.
func (p *pass) meantBy(kind catalog.SynonymKind, word string, candidates []string) meaning {
	if len(word) > longestWord {
		return meaning{}
	}
	m := p.named(kind, word, candidates)
	if m.word == "" && len(m.or) == 0 && p.plan.vocabulary.Synonym(kind, word) == nil {
		return nearestWord(localTerm(word), candidates)
	}
	return m
}

// named returns which of some words of Caliper another names: the same but for
// case, its full IRI, or what the field calls it.
func (p *pass) named(kind catalog.SynonymKind, word string, candidates []string) meaning {
	if len(word) > longestWord {
		return meaning{}
	}
	for _, candidate := range candidates {
		if strings.EqualFold(word, candidate) {
			return meaning{word: candidate, same: true}
		}
	}
	// Before its last part is looked at: a Learner of an institution is none of a course.
	if s := p.plan.vocabulary.Synonym(kind, word); s != nil {
		var means []string
		for _, word := range s.Means {
			if slices.Contains(candidates, word) {
				means = append(means, word)
			}
		}
		switch len(means) {
		case 0: // it means something else, and is no slip of the pen
			return meaning{}
		case 1:
			return meaning{word: means[0], same: true}
		}
		return meaning{or: means}
	}
	local := localTerm(word)
	for _, candidate := range candidates {
		if strings.EqualFold(local, candidate) || strings.EqualFold(localName(word), candidate) {
			return meaning{word: candidate, same: true}
		}
	}
	return meaning{}
}

// nearestWord returns the candidate that a word is a slip of the pen from, or
// the choice between two that are as near.
func nearestWord(word string, candidates []string) meaning {
	near := catalog.Nearest(word, candidates)
	if near == "" {
		return meaning{}
	}
	slips := func(other string) int { return catalog.Slips(strings.ToLower(word), strings.ToLower(other), len(word)) }
	same := meaning{word: near, same: true}
	for _, other := range candidates {
		if other != near && slips(other) == slips(near) {
			same.or = append(same.or, other)
		}
	}
	if len(same.or) > 0 {
		return meaning{or: append([]string{near}, same.or...)}
	}
	return same
}

// maxNamed bounds how many words that may be meant a message names; the choices
// have more.
const maxNamed = 3

// words says what is meant, as the end of a message.
func (m meaning) words() string {
	switch {
	case m.word != "" && m.same:
		return meant(m.word)
	case m.word != "":
		return "; it can only be " + m.word
	case len(m.or) > 0 && len(m.or) <= maxNamed:
		return "; it may be " + or(m.or)
	}
	return ""
}

// mend sets the word that is meant, at a place where another stands or none.
func (m meaning) mend(x *patcher, at place) {
	switch {
	case m.word == "":
	case at.member != "":
		x.set(at, jsonText(m.word))
	case m.same && !x.saysMore(at.node):
		x.replace(at.node, jsonText(m.word))
	default:
		x.supersede(at.node, jsonText(m.word))
	}
}

// saysMore says whether a value says something besides the word that it is.
func (x *patcher) saysMore(n document.NodeID) bool {
	return x.p.doc.Nodes[n].Kind == document.Object && x.p.doc.Nodes[n].Next > n+2
}

// choicesOf offers each of the words that may be meant: "the action becomes
// Started".
func (m meaning) choicesOf(what string, at place) []choice {
	var choices []choice
	for _, word := range m.or[:min(len(m.or), maxChoices)] {
		choices = append(choices, choice{what + " becomes " + word, func(x *patcher) { meaning{word: word}.mend(x, at) }})
	}
	return choices
}

// maxChoices bounds how many choices a finding offers: more than that nobody
// reads, and the form in which events are composed offers all.
const maxChoices = 16

// localName takes the name out of an IRI.
func localName(s string) string {
	s = localTerm(s)
	return s[strings.LastIndexByte(s, '#')+1:]
}

// localTerm takes the term out of an IRI; a sub-role keeps its role. A slash parts
// an IRI alone: Play/Pause are two words.
func localTerm(s string) string {
	if colon := strings.LastIndexByte(s, ':'); colon >= 0 {
		return s[max(colon, strings.LastIndexByte(s, '/'))+1:]
	}
	return s
}
