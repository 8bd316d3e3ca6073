package compose

import (
	"fmt"

	"caliper-playground/catalog"
)

// place is what a pointer names in a draft, and what the vocabulary says about it.
type place struct {
	path   []string
	value  *value // nil where nothing is there yet
	parent *value // the object or array around it; nil for the root
	// owner is the type of the object that has the property, and ownerPath
	// that object's place.
	owner     string
	ownerPath []string
	property  *catalog.Property // nil in free-form places
	element   bool              // an element of the property's array
	context   bool              // @context of the event, or within it
}

func (p place) pointer() string { return join(p.path) }

func (p place) isRoot() bool { return len(p.path) == 0 }

// name is the last part of the pointer.
func (p place) name() string {
	if p.isRoot() {
		return "event"
	}
	return p.path[len(p.path)-1]
}

// isArray says whether the place takes an array of the property's values.
func (p place) isArray() bool { return p.property != nil && p.property.Array && !p.element }

// isFree says whether the vocabulary has nothing to say about the place.
func (p place) isFree() bool { return p.property == nil && !p.context && !p.isRoot() }

// ownerType returns the type by which an object's members are understood: its
// own, or what all events or entities share where that is not known.
func (d Draft) ownerType(object *value, isRoot bool) string {
	name := object.get("type").str()
	if isRoot && d.isEvent(name) || d.vocabulary().Entity(name) != nil {
		return name
	}
	if isRoot {
		return "Event"
	}
	return "Entity"
}

// rootPlace returns the place of the whole event.
func (d Draft) rootPlace() place { return place{value: d.root} }

// locate finds what a pointer names. The last part may name a member that is
// not there yet; the value is nil then.
func (d Draft) locate(pointer string) (place, error) {
	path, err := split(pointer)
	if err != nil {
		return place{}, err
	}
	at := d.rootPlace()
	for _, token := range path {
		if at.value == nil {
			return place{}, fmt.Errorf("there is nothing at %s", at.pointer())
		}
		if at, err = d.step(at, token); err != nil {
			return place{}, err
		}
	}
	return at, nil
}

// present is locate for what must be there.
func (d Draft) present(pointer string) (place, error) {
	at, err := d.locate(pointer)
	if err == nil && at.value == nil {
		return at, fmt.Errorf("there is nothing at %s; add it first", pointer)
	}
	return at, err
}

// step goes from an object or array to one of its members or elements.
func (d Draft) step(from place, token string) (place, error) {
	to := place{path: append(from.path[:len(from.path):len(from.path)], token), parent: from.value, value: from.value.child(token), context: from.context}
	switch {
	case from.value.isArray():
		if to.value == nil {
			return to, fmt.Errorf("%s has %d elements, so there is no %s", from.pointer(), len(from.value.members), token)
		}
		if from.isArray() {
			to.property, to.owner, to.ownerPath, to.element = from.property, from.owner, from.ownerPath, true
		}
	case !from.value.isObject():
		return to, fmt.Errorf("%s is %s and has nothing below it", from.pointer(), from.value.kind)
	case from.isRoot() && token == "@context":
		to.context = true
	case from.context || from.isFree() || from.property != nil && from.property.Kind == catalog.Map:
	default:
		to.owner, to.ownerPath = d.ownerType(from.value, from.isRoot()), from.path
		to.property = d.property(to.owner, token)
	}
	return to, nil
}

// objectTypes returns the types that an object at a place may have.
func (d Draft) objectTypes(at place) []string {
	switch {
	case at.isRoot() && d.IsDescribe():
		return []string{"Entity"}
	case at.property != nil && at.property.Kind == catalog.EntityOf:
		return d.types(at.owner, at.property)
	}
	return nil
}
