// Package sentence says in plain English what an event tells: who did what, to
// what, when and where. It reads the document as it was written, mistakes
// included, and judges nothing. The verbs and prepositions are the catalogue's;
// here they are put together.
//
// What it returns is safe to show: foreign text is cleaned, and cut where it is
// long.
package sentence

import (
	"strings"

	"caliper-playground/catalog"
	"caliper-playground/engine/document"
	"caliper-playground/engine/text"
)

// Known tells types that the document itself does not give: of an actor or
// object that is only an IRI. Empty where they are not known.
type Known struct{ Actor, Object string }

// Of returns the sentence for the event or entity at a node.
func Of(d *document.Document, item document.NodeID, known Known) string {
	if d == nil || item == document.None || d.Nodes[item].Kind != document.Object {
		return "This is neither an event nor an entity."
	}
	t := &teller{doc: d, told: map[string]label{}}
	if isEvent(d, item) {
		t.event(item, known)
	} else {
		t.say("this describes ")
		t.thing(item, "")
	}
	t.say(".")
	return t.sentence()
}

// isEvent goes by the type where it is one of the vocabulary, else by what an
// entity does not have.
func isEvent(d *document.Document, item document.NodeID) bool {
	kind := d.Said(d.Member(item, "type"))
	for _, version := range catalog.Versions() {
		v := catalog.Get(version)
		if v.Event(kind) != nil || v.Entity(kind) != nil {
			return v.Event(kind) != nil
		}
	}
	return d.Said(d.Member(item, "action")) != "" || d.Member(item, "actor") != document.None
}

// event tells an event: first what can be said in one breath, then the time,
// then what takes a clause of its own.
func (t *teller) event(item document.NodeID, known Known) {
	t.thing(t.doc.Member(item, "actor"), known.Actor)
	phrase := phraseOf(t.doc.Said(t.doc.Member(item, "action")))
	rest := t.parts(item, phrase)
	if at, isMoment := momentOf(t.doc, t.doc.Member(item, "target")); isMoment {
		rest = rest[1:]
		t.atMoment(phrase, at, item, known)
	} else {
		t.act(phrase, item, known)
	}
	for _, p := range rest {
		if !p.isClause() {
			t.part(p)
		}
	}
	t.say(when(t.doc.Said(t.doc.Member(item, "eventTime"))))
	for _, p := range rest {
		if p.isClause() {
			t.part(p)
		}
	}
}

// phraseOf returns the phrase of an action; one that no vocabulary has is told
// as it is written.
func phraseOf(action string) catalog.Phrase {
	if action == "" {
		return catalog.Phrase{Verb: "did something to"}
	}
	phrase, known := catalog.PhraseOf(action)
	if !known {
		phrase.Verb = "“" + short(action) + "”"
	}
	return phrase
}

// act tells what the actor does to the object: "logged in to" it, "marked" it
// "as read".
func (t *teller) act(phrase catalog.Phrase, item document.NodeID, known Known) {
	t.say(" " + phrase.Verb + " ")
	t.thing(t.doc.Member(item, "object"), known.Object)
	if phrase.After != "" {
		t.say(" " + phrase.After)
	}
}

// atMoment tells it with the moment of the recording at which it happens:
// "paused playback at 3:05 of" it.
func (t *teller) atMoment(phrase catalog.Phrase, at moment, item document.NodeID, known Known) {
	if phrase.Moment == "" {
		t.act(phrase, item, known)
		t.say(" at ")
		t.moment(at)
		return
	}
	t.say(" " + phrase.Moment + " ")
	t.moment(at)
	t.say(" of ")
	t.thing(t.doc.Member(item, "object"), known.Object)
}

// part is a further property of an event with the words before it.
type part struct {
	node     document.NodeID
	property string
	words    string
}

// isClause says whether the part is set off by a comma.
func (p part) isClause() bool { return strings.HasPrefix(p.words, ",") }

// parts lists what an event has beside actor, action and object, in the order
// in which it is told; the target is the first.
func (t *teller) parts(item document.NodeID, phrase catalog.Phrase) []part {
	var all []part
	for _, property := range []string{"target", "referrer", "generated", "group", "edApp", "federatedSession"} {
		if n := t.doc.Member(item, property); n != document.None {
			all = append(all, part{n, property, phrase.Connective(property, t.doc.Said(t.doc.Member(n, "type")))})
		}
	}
	return all
}

func (t *teller) part(p part) {
	if !p.isClause() {
		t.say(" ")
	}
	t.say(p.words + " ")
	switch p.property {
	case "group":
		t.group(p.node)
	case "federatedSession":
		t.thing(p.node, "LtiSession")
	default:
		t.thing(p.node, "")
	}
}

// short cleans a foreign word and cuts it to what a sentence can hold.
func short(s string) string { return text.Truncate(text.Clean(text.Clip(s, 4*maxLabel)), maxLabel) }
