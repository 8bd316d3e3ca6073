// Package sentence says in plain words what an event tells: who did what, with
// what, when and where. It reads the document as it was written, mistakes
// included, and judges nothing. What it returns is foreign text.
package sentence

import (
	"strings"
	"time"

	"caliper-playground/engine/document"
	"caliper-playground/engine/text"
)

// maxName is how many cells of a name or identifier are told.
const maxName = 70

// Known tells types that the document itself does not give: of an actor or
// object that is only an IRI. Empty where they are not known.
type Known struct{ Actor, Object string }

// Of returns the sentence for the event or entity at a node.
func Of(d *document.Document, item document.NodeID, known Known) string {
	if d == nil || item == document.None || d.Nodes[item].Kind != document.Object {
		return "This is neither an event nor an entity."
	}
	action := stringAt(d, item, "action")
	if action == "" && d.Member(item, "actor") == document.None {
		return "This describes " + thing(d, item, "") + "."
	}
	if action == "" {
		action = "did something to"
	}
	var b strings.Builder
	b.WriteString(subject(d, d.Member(item, "actor"), known.Actor))
	b.WriteString(" " + short(action) + " ")
	b.WriteString(thing(d, d.Member(item, "object"), known.Object))
	for _, part := range []struct{ member, words string }{
		{"generated", ", giving "}, {"target", ", at "}, {"referrer", ", coming from "},
	} {
		if n := d.Member(item, part.member); n != document.None {
			b.WriteString(part.words + thing(d, n, ""))
		}
	}
	b.WriteString(when(stringAt(d, item, "eventTime")))
	if group := d.Member(item, "group"); group != document.None {
		b.WriteString(", in " + place(d, group))
	}
	if app := d.Member(item, "edApp"); app != document.None {
		b.WriteString(", using " + thing(d, app, ""))
	}
	return b.String() + "."
}

// subject names the actor at the beginning of the sentence. An identifier is
// not spelled otherwise for that.
func subject(d *document.Document, actor document.NodeID, known string) string {
	named := thing(d, actor, known)
	if known == "" && actor != document.None && d.Nodes[actor].Kind == document.String {
		return named
	}
	return text.Capital(named)
}

// thing names an entity: its type, and its name or else its id.
func thing(d *document.Document, n document.NodeID, known string) string {
	if n == document.None {
		return "something that is not named"
	}
	switch d.Nodes[n].Kind {
	case document.String:
		if known != "" {
			return article(known) + " (" + short(d.Text(n)) + ")"
		}
		return short(d.Text(n))
	case document.Object:
	default:
		return d.Nodes[n].Kind.String() + " in place of an entity"
	}
	kind := stringAt(d, n, "type")
	if kind == "" {
		kind = "thing without a type"
	}
	label := article(short(kind))
	if name := stringAt(d, n, "name"); name != "" {
		return label + " (“" + short(name) + "”)"
	}
	if id := stringAt(d, n, "id"); id != "" {
		return label + " (" + short(id) + ")"
	}
	return label
}

// place names a group: `the course section "Field Biology"`.
func place(d *document.Document, n document.NodeID) string {
	name := stringAt(d, n, "name")
	if d.Nodes[n].Kind != document.Object || name == "" {
		return thing(d, n, "")
	}
	return "the " + words(short(stringAt(d, n, "type"))) + " “" + short(name) + "”"
}

// words takes a type's name apart: "CourseSection" becomes "course section".
func words(name string) string {
	var b strings.Builder
	for i, r := range name {
		if i > 0 && r >= 'A' && r <= 'Z' {
			b.WriteByte(' ')
		}
		b.WriteString(strings.ToLower(string(r)))
	}
	return b.String()
}

// when tells a time as people do; one that cannot be read is told as written.
func when(written string) string {
	if written == "" {
		return ""
	}
	t, err := time.Parse(time.RFC3339Nano, written)
	if err != nil {
		return ", at the time “" + short(written) + "”"
	}
	zone := "UTC"
	if _, offset := t.Zone(); offset != 0 {
		zone = t.Format("-07:00")
	}
	return " on " + t.Format("2 January 2006 at 15:04:05 ") + zone
}

func article(noun string) string {
	if noun != "" && strings.ContainsRune("AEIOaeio", rune(noun[0])) {
		return "an " + noun
	}
	return "a " + noun
}

// stringAt returns the text of a string member, or "".
func stringAt(d *document.Document, n document.NodeID, name string) string {
	member := d.Member(n, name)
	if member == document.None || d.Nodes[member].Kind != document.String {
		return ""
	}
	return d.Text(member)
}

// short cuts a piece of foreign text to what a sentence can hold.
func short(s string) string {
	if len(s) > 16*maxName {
		s = s[:16*maxName]
	}
	return text.Truncate(text.Clean(s), maxName)
}
