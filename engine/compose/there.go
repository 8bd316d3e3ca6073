package compose

import (
	"slices"

	"caliper-playground/catalog"
)

// Properties returns what stands in an object, and what it lacks, without what is
// below: what is missing first, by how much that matters, and what is there last.
// It returns nil where there is no object.
func (d Draft) Properties(pointer string) []Field {
	object, err := d.present(pointer)
	if err != nil || !object.value.isObject() {
		return nil
	}
	fields := d.objectFields(nil, object, func(string) bool { return false })
	there := 0 // which come first
	for there < len(fields) && fields[there].State == Present {
		there++
	}
	return slices.Concat(fields[there:], fields[:there])
}

// Words returns the text that stands at a place or, where that is in a list, in the
// list.
func (e Envelope) Words(at Spot) []string {
	if at.Item == Whole {
		if name, err := e.member(at.Pointer); err == nil {
			return []string{e.head.get(name).str()}
		}
		return nil
	}
	there, err := e.drafts[at.Item].locate(at.Pointer)
	switch {
	case err != nil:
		return nil
	case there.parent.isArray():
		return texts(there.parent)
	case there.value == nil:
		return nil
	}
	return []string{there.value.str()}
}

// HasRow says whether one of the drafts is meant to fill a row.
func (e Envelope) HasRow(row *catalog.Row) bool {
	for _, d := range e.drafts {
		if has := d.Row(); has != nil && has.ID == row.ID {
			return true
		}
	}
	return false
}

// Has says whether one of the drafts is of a type and for a profile; "" is any.
func (e Envelope) Has(typeName, profile string) bool {
	return slices.ContainsFunc(e.drafts, func(d Draft) bool {
		return (typeName == "" || d.Type() == typeName) && (profile == "" || d.Profile() == profile)
	})
}

// MeaningOf says what a word means that a property may take in a version, or "".
func MeaningOf(version catalog.Version, p catalog.Property, word string) string {
	v := catalog.Get(version)
	if t := v.Term(p.Terms, word); p.Kind == catalog.InTerms && t != nil {
		return t.Meaning
	}
	if a := v.Action(word); a != nil && p.Terms == catalog.ActionTerms {
		return a.Meaning
	}
	if profile := v.Profile(word); profile != nil {
		return profile.Meaning
	}
	if e := v.Event(word); e != nil {
		return e.Meaning
	}
	if e := v.Entity(word); e != nil {
		return e.Meaning
	}
	return ""
}
