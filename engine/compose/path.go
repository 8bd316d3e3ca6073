package compose

import (
	"cmp"
	"strings"

	"caliper-playground/engine/document"
)

// Path names the place of a field from the event on, as people write it:
// "object.assignee.id", "membership.roles[0]".
func (f Field) Path() string {
	var b strings.Builder
	path, _ := split(f.Pointer) // fields have pointers that are ones
	for _, name := range path {
		_, number := elementIndex(name)
		switch {
		case number:
			b.WriteString("[" + name + "]")
		case !isPlainName(name):
			b.WriteString("[" + document.Quote(name) + "]")
		case b.Len() > 0:
			b.WriteString("." + name)
		default:
			b.WriteString(name)
		}
	}
	return b.String()
}

// isPlainName says whether a name needs no quotes in a path.
func isPlainName(name string) bool {
	return name != "" && !strings.ContainsAny(name, ". []\"\t\r\n")
}

// facts are the properties that say what an event is about more closely than whom and
// what: at which second, for the how many-th time, with which score. Who composes an
// event sets one of them first.
var facts = [...]string{"currentTime", "scoreGiven", "resultScore", "count", "body", "value", "selections", "values", "dateTimeSelected", "tags", "bookmarkNotes",
	"selectionText", "searchTerms", "metricValue"}

// Fact returns the pointer of what is set first in an event: a fact of what it
// generates, targets or is about, else the name or the id of its object, else "".
func (d Draft) Fact() string {
	for _, role := range [...]string{"generated", "target", "object"} {
		for _, name := range facts {
			if pointer := d.typedAt(below(below("", role), name)); pointer != "" {
				return pointer
			}
		}
	}
	return cmp.Or(d.typedAt("/object/name"), d.typedAt("/object/id"), d.typedAt("/object"))
}

// typedAt returns the pointer where something is that can be typed: the one given, or
// that of the first element; "" where nothing is.
func (d Draft) typedAt(pointer string) string {
	at, err := d.locate(pointer)
	switch {
	case err != nil || at.value == nil || at.value.isObject():
		return ""
	case at.value.isArray():
		return d.typedAt(below(pointer, "0"))
	}
	return pointer
}

// FieldsOf returns every field of a draft by its number, and the envelope's own, as
// lines: those that are there in the order of the form, then those that may be added.
func (e Envelope) FieldsOf(item int) []Line {
	var there, missing []Line
	add := func(item int, fields []Field) {
		for _, f := range fields {
			if f.State == Present {
				there = append(there, Line{Item: item, Field: f})
			} else {
				missing = append(missing, Line{Item: item, Field: f})
			}
		}
	}
	if item != Whole {
		add(item, e.Draft(item).Fields())
	}
	add(Whole, e.Fields())
	return append(there, missing...)
}

// Path is the field's, from the event on, or from the envelope on.
func (l Line) Path() string {
	if l.Item == Whole {
		return "envelope." + l.Field.Path()
	}
	return l.Field.Path()
}
