package compose

import (
	"fmt"
	"strings"

	"caliper-playground/catalog"
)

// ContextForm is how an event's @context is written.
type ContextForm uint8

// The forms of @context.
const (
	ContextString ContextForm = iota // Caliper's IRI alone
	ContextArray                     // an array that ends with Caliper's IRI
)

// SetContext writes @context in one form or the other; one that is missing is
// added. Contexts of other vocabularies are never dropped: the string form is
// an error while there are any.
func (d Draft) SetContext(form ContextForm) (Draft, error) {
	context := d.root.get("@context")
	switch {
	case context == nil:
		d.root = d.placed(d.root, "@context", d.contextFor(d.Profile()))
		return d.changed(d.root).SetContext(form)
	case form == ContextArray && !context.isArray():
		return d.checked(d.root.with("@context", list(context)))
	case form == ContextArray || !context.isArray():
		return d.changed(d.root), nil
	case len(context.members) != 1 || !context.members[0].value.isString():
		return d, fmt.Errorf("@context names %d contexts, and a string holds one; remove the others first", len(context.members))
	}
	return d.checked(d.root.with("@context", context.members[0].value))
}

// AddContext puts the context of another vocabulary, or of an extension of
// 1.1, before Caliper's: an IRI, or a JSON object.
func (d Draft) AddContext(text string) (Draft, error) {
	v, err := contextValue(text)
	if err != nil {
		return d, err
	}
	if other, isCaliper := catalog.VersionOfContext(v.str()); isCaliper {
		return d, fmt.Errorf("that is the context of Caliper %s itself, which stands once and last", other)
	}
	context := d.root.get("@context")
	if context == nil {
		context = d.contextFor("")
		d.root = d.placed(d.root, "@context", context)
	}
	if !context.isArray() {
		context = list(context)
	}
	for _, e := range context.elements() {
		if e.equal(v) {
			return d, fmt.Errorf("that context is there already")
		}
	}
	extended := list(append([]*value{v}, context.elements()...)...)
	return d.checked(d.root.with("@context", extended))
}

// setContextValue edits @context, or one entry of it.
func (d Draft) setContextValue(at place, text string) (Draft, error) {
	if at.value != nil && isContainer(at.value) {
		return d, fmt.Errorf("%s holds %s; edit what is in it, or remove it first", at.name(), at.value.kind)
	}
	convert := contextValue
	if at.parent.isObject() && len(at.path) > 1 {
		convert = toFree // a definition in an inline context
	}
	v, err := convert(text)
	if err != nil {
		return d, err
	}
	return d.checked(d.put(at, v))
}

// contextValue reads an entry of @context: an IRI, or an inline context.
func contextValue(text string) (*value, error) {
	if strings.HasPrefix(strings.TrimSpace(text), "{") {
		return toObject(text)
	}
	return toIRI(strings.TrimSpace(text))
}

// withVersion takes the draft's version from its @context, if that names one.
func (d Draft) withVersion() Draft {
	for _, iri := range d.contexts() {
		if version, ok := catalog.VersionNamedBy(iri); ok {
			if version == catalog.V1p1 && d.version == catalog.V1p2 {
				d.profile = d.root.get("profile").str()
			}
			d.version = version
		}
	}
	return d
}
