package compose

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"caliper-playground/catalog"
	"caliper-playground/engine/document"
	"caliper-playground/engine/text"
)

// SetType gives the object at a pointer another type, one that may stand
// there. What the new type does not have moves to the object's extensions;
// what it requires is filled in; an untouched sample gives way to a sample of
// the new type. Notes tell each.
func (d Draft) SetType(pointer, typeName string) (Draft, error) {
	at, err := d.present(pointer)
	switch {
	case err != nil:
		return d, err
	case at.isRoot() && !d.IsDescribe():
		return d.SetEvent(typeName)
	case at.value.isString() && at.property != nil && at.property.Kind == catalog.EntityOf:
		return d, fmt.Errorf("%s is an IRI; switch it to an object first", at.name())
	case !at.value.isObject() || d.objectTypes(at) == nil:
		return d, fmt.Errorf("%s has no type that could be set", at.name())
	}
	if err := d.mayBe(at, typeName); err != nil {
		return d, err
	}
	if at.value.get("type").str() == typeName {
		return d.changed(d.root), nil
	}
	if _, untouched := d.sampleKey(at.value); untouched && !at.isRoot() {
		note := fmt.Sprintf("%s was a sample, so one of the new type took its place.", at.name())
		return d.committed(at, d.root.replaced(at.path, d.entity(typeName)), note)
	}
	object, notes, err := d.retyped(at, typeName)
	if err != nil {
		return d, err
	}
	return d.committed(at, d.root.replaced(at.path, object), notes...)
}

// mayBe says why an object at a place cannot have a type.
func (d Draft) mayBe(at place, typeName string) error {
	types := d.objectTypes(at)
	names := d.choices(types)
	if slices.Contains(names, typeName) {
		return nil
	}
	if e := d.vocabulary().Entity(typeName); e != nil && !d.available(e.Extensions) {
		return fmt.Errorf("%s comes with the %s extension, whose context is not in @context; add that first", typeName, text.Or(e.Extensions))
	}
	return fmt.Errorf("%s takes %s, and %q is none%s", at.name(), text.Or(types), typeName, nearest(typeName, names))
}

// retyped gives an object another type, and moves what does not fit it.
func (d Draft) retyped(at place, typeName string) (*value, []string, error) {
	old := d.ownerType(at.value, at.isRoot())
	object := at.value.with("type", str(typeName))
	var notes []string
	for _, m := range at.value.members {
		if m.name == "type" || m.name == "@context" || d.property(old, m.name) == nil {
			continue // an own attribute stays where its author put it
		}
		p := d.property(typeName, m.name)
		if p != nil && d.valueFits(typeName, p, m.value) {
			continue
		}
		moved, note, err := d.toExtensions(object, typeName, m.name)
		if err != nil {
			return nil, nil, err
		}
		object, notes = moved, append(notes, note)
	}
	for _, p := range d.properties(typeName) {
		if object.index(p.Name) < 0 && (d.requires(typeName, at.path, &p) || d.recommends(typeName, at.path, &p)) {
			object = d.placed(object, p.Name, d.sample(typeName, object.get("id").str(), &p))
			notes = append(notes, fmt.Sprintf("%s was filled in with a sample.", p.Name))
		}
	}
	return object, notes, nil
}

// toExtensions moves a member of an object of the given type to its extensions.
func (d Draft) toExtensions(object *value, typeName, name string) (moved *value, note string, err error) {
	extensions := object.get("extensions")
	switch {
	case d.property(typeName, "extensions") == nil:
		return nil, "", fmt.Errorf("%s has no %s, nor extensions that could keep it; remove it first", typeName, name)
	case extensions == nil:
		extensions = &value{kind: document.Object}
	case !extensions.isObject():
		return nil, "", fmt.Errorf("%s would move to extensions, but that is %s; remove it first", name, extensions.kind)
	}
	key := name
	for n := 2; extensions.index(key) >= 0; n++ {
		key = name + "-" + strconv.Itoa(n)
	}
	extensions = extensions.with(key, object.get(name))
	object = object.without(name)
	if object.index("extensions") < 0 {
		object = d.placed(object, "extensions", extensions)
	} else {
		object = object.with("extensions", extensions)
	}
	return object, fmt.Sprintf("%s does not fit %s and was moved to extensions.", name, typeName), nil
}

// valueFits says whether a value has the form that a property takes.
func (d Draft) valueFits(owner string, p *catalog.Property, v *value) bool {
	if p.Array {
		one := *p
		one.Array = false
		return v.isArray() && !slices.ContainsFunc(v.elements(), func(e *value) bool { return !d.valueFits(owner, &one, e) })
	}
	switch p.Kind {
	case catalog.EntityOf:
		return v.isString() && p.IRI || v.isObject() && d.fits(v.get("type").str(), d.types(owner, p))
	case catalog.Map:
		return v.isObject()
	case catalog.Boolean:
		return v.kind == document.True || v.kind == document.False
	case catalog.Integer, catalog.NonNegativeInteger:
		return v.kind == document.Number && !strings.ContainsAny(v.literal, ".eE")
	case catalog.Decimal:
		return v.kind == document.Number
	case catalog.InTerms:
		return v.isString() && slices.Contains(d.terms(p.Terms), v.text())
	}
	return v.isString()
}
