package compose

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"caliper-playground/catalog"
	"caliper-playground/engine/text"
)

// SetValue gives a field the value that somebody typed, converted by the
// property's kind; a property that is not there is added. Inside extensions
// and other free-form places, what reads as JSON is taken as that, and the rest
// as a string. An object or array is never overwritten: the error says how to
// go about it.
func (d Draft) SetValue(pointer, text string) (Draft, error) {
	at, err := d.locate(pointer)
	switch {
	case err != nil:
		return d, err
	case at.isRoot():
		return d, errRoot
	case at.context:
		return d.setContextValue(at, text)
	}
	if p := at.property; p != nil && !at.element {
		switch {
		case p.Kind == catalog.TypeName && len(at.path) == 1 && !d.IsDescribe():
			return d.SetEvent(strings.TrimSpace(text))
		case p.Kind == catalog.TypeName:
			return d.SetType(join(at.path[:len(at.path)-1]), strings.TrimSpace(text))
		case len(at.path) == 1 && p.Terms == catalog.ActionTerms:
			return d.SetAction(strings.TrimSpace(text))
		case len(at.path) == 1 && p.Terms == catalog.ProfileTerms:
			return d.SetProfile(strings.TrimSpace(text))
		}
	}
	v, err := d.convertAt(at, text)
	if err != nil {
		return d, err
	}
	root, notes := d.withMoment(at, d.put(at, v))
	return d.committed(at, root, notes...)
}

// convertAt converts a text to what may stand at a place.
func (d Draft) convertAt(at place, written string) (*value, error) {
	if at.value != nil && isContainer(at.value) {
		if at.property != nil && at.property.Kind == catalog.EntityOf && at.value.isObject() {
			return nil, fmt.Errorf("%s is an object; edit its members, or switch it to an IRI", at.name())
		}
		return nil, fmt.Errorf("%s holds %s; edit what is in it, or remove it first", at.name(), at.value.kind)
	}
	if at.property == nil {
		if at.value == nil {
			if err := d.mayAdd(at); err != nil {
				return nil, err
			}
		}
		return toFree(written)
	}
	if at.property.Kind == catalog.EntityOf && !at.property.IRI {
		return nil, fmt.Errorf("%s takes %s as an object, not an IRI", at.name(), text.Or(d.types(at.owner, at.property)))
	}
	v, err := d.convert(at.property, written)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", at.name(), err)
	}
	if at.isArray() {
		return list(v), nil
	}
	return v, nil
}

// mayAdd says why a member that the vocabulary does not know cannot be added
// at a place; within free-form places it can.
func (d Draft) mayAdd(at place) error {
	object, err := d.locate(join(at.path[:len(at.path)-1]))
	if err != nil {
		return err
	}
	if object.isFree() || object.property != nil && object.property.Kind == catalog.Map {
		if at.name() == "" {
			return errors.New("a name is needed")
		}
		return nil
	}
	return d.noProperty(d.ownerType(object.value, object.isRoot()), at.name())
}

// noProperty says why a type does not have a property, and what to do instead.
func (d Draft) noProperty(owner, name string) error {
	v := d.vocabulary()
	if p := v.Property(owner, name); p != nil && !d.available(p.Extensions) {
		return fmt.Errorf("%s comes with the %s extension, whose context is not in @context; add that first", name, text.Or(p.Extensions))
	}
	if replacement, deprecated := d.deprecated(owner, name); deprecated {
		if replacement == "" {
			return fmt.Errorf("%s is deprecated in Caliper %s; leave it out", name, d.version)
		}
		return fmt.Errorf("%s is deprecated in Caliper %s; use %s", name, d.version, replacement)
	}
	if e := v.Event(owner); e != nil && slices.Contains(e.NotApplicable, name) {
		return fmt.Errorf("%s does not apply to %s", name, owner)
	}
	var names []string
	for _, p := range d.properties(owner) {
		names = append(names, p.Name)
	}
	if home := v.HomeOf(name); home != "" {
		return fmt.Errorf("%s is no property of %s; it belongs to %s", name, owner, home)
	}
	if meant := v.PropertyMeant(owner, name); len(meant) == 1 {
		return fmt.Errorf("%q is no property of %s; Caliper calls it %s", name, owner, meant[0])
	}
	return fmt.Errorf("%q is no property of %s%s; own attributes go into extensions", name, owner, nearest(name, names))
}

func (d Draft) deprecated(owner, name string) (replacement string, deprecated bool) {
	v := d.vocabulary()
	for t := range v.Types {
		if v.IsA(owner, t.Name) {
			if replacement, deprecated = t.DeprecatedProperties[name]; deprecated {
				return replacement, true
			}
		}
	}
	return "", false
}

// put returns the root with another value at a place; a member that is new
// goes where documents have it.
func (d Draft) put(at place, v *value) *value {
	if at.value != nil {
		return d.root.replaced(at.path, v)
	}
	object := at.parent
	if at.property != nil || at.context && len(at.path) == 1 {
		object = d.placed(object, at.name(), v)
	} else {
		object = object.with(at.name(), v)
	}
	return d.root.replaced(at.path[:len(at.path)-1], object)
}

// committed takes over a root that was changed at a place. Where that was the
// actor or the object, samples that nobody has touched follow it.
func (d Draft) committed(at place, root *value, notes ...string) (Draft, error) {
	after, err := d.checked(root, notes...)
	after.edited = at.path
	if err != nil || len(at.path) == 0 || at.path[0] != "actor" && at.path[0] != "object" {
		return after, err
	}
	return after.restaged(d, at.path[0]), nil
}

// restaged lets the samples among the event's entities, if they are just as
// they were made before an edit, follow the actor and the object of now.
func (d Draft) restaged(before Draft, edited string) Draft {
	for i, m := range d.root.members {
		if m.name == "actor" || m.name == "object" || !m.value.equal(before.root.get(m.name)) {
			continue // they lead, and what is new has followed them already
		}
		key, untouched := before.sampleKey(m.value)
		if !untouched {
			continue
		}
		if fresh := d.entity(key); !fresh.equal(m.value) {
			d.root = d.root.at(i, fresh)
			d.notes = append(slices.Clone(d.notes), fmt.Sprintf("%s, a sample, follows the new %s.", m.name, edited))
		}
	}
	return d
}

// sampleKey finds the entity of the cast that a value is, to the letter: a
// sample that nobody has touched.
func (d Draft) sampleKey(v *value) (key string, untouched bool) {
	if !v.isObject() {
		return "", false
	}
	name := v.get("type").str()
	for _, key := range theCast().keys {
		if theCast().typeOfKey(key) == name && d.mayComeFrom(key, v) && d.usable(name) && d.entity(key).equal(v) {
			return key, true
		}
	}
	return "", false
}

// mayComeFrom says, at little cost, whether a value may be an entity of the cast:
// whether it has that one's id, if that is always the same.
func (d Draft) mayComeFrom(key string, v *value) bool {
	if d.shared(key) != nil {
		return true
	}
	id := theCast().entities[key].get("id").str()
	return strings.Contains(id, "{") || id == v.get("id").str()
}
