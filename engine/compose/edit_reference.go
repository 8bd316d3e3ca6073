package compose

import (
	"fmt"

	"caliper-playground/catalog"
	"caliper-playground/engine/text"
)

// ToIRI lets an entity's id stand in its place. What else was said of it is
// kept aside, and comes back with ToObject.
func (d Draft) ToIRI(pointer string) (Draft, error) {
	at, err := d.entityPlace(pointer)
	if err != nil {
		return d, err
	}
	id := at.value.get("id")
	switch {
	case at.value.isString():
		return d, fmt.Errorf("%s is an IRI already", at.name())
	case !at.value.isObject():
		return d, fmt.Errorf("%s is %s, not an object", at.name(), at.value.kind)
	case !at.property.IRI:
		return d, fmt.Errorf("%s takes %s as an object, not an IRI", at.name(), text.Or(d.types(at.owner, at.property)))
	case id.str() == "":
		return d, fmt.Errorf("%s has no id that could stand in its place; give it one first", at.name())
	case !isIRI(id.str()):
		return d, fmt.Errorf("the id %q is no absolute IRI; correct it first", id.str())
	}
	note := fmt.Sprintf("What else was said of %s is kept aside: switching back to an object brings it back.", at.name())
	return d.remember(id.str(), at.value).committed(at, d.root.replaced(at.path, id), note)
}

// ToObject puts an object in an IRI's place: the one that ToIRI replaced, what the
// other drafts of the envelope say of it, the cast's own of that id, or a new one
// with that id and the usual type.
func (d Draft) ToObject(pointer string) (Draft, error) {
	at, err := d.entityPlace(pointer)
	switch {
	case err != nil:
		return d, err
	case at.value.isObject():
		return d, fmt.Errorf("%s is an object already", at.name())
	case !at.value.isString():
		return d, fmt.Errorf("%s is %s, not an IRI", at.name(), at.value.kind)
	}
	id, types := at.value.text(), d.types(at.owner, at.property)
	kept := d.collapsed[id]
	for i := len(kept) - 1; i >= 0; i-- {
		if d.fits(kept[i].get("type").str(), types) {
			return d.committed(at, d.root.replaced(at.path, kept[i]))
		}
	}
	if said := d.said(id); said != nil && d.fits(said.get("type").str(), types) {
		return d.committed(at, d.root.replaced(at.path, said))
	}
	names := d.choices(types)
	if len(names) == 0 {
		return d, fmt.Errorf("no type fits %s", at.name())
	}
	object := d.castByID(id, types)
	if object == nil {
		typeName := names[0]
		if said := d.typeOf(id); d.fits(said, types) {
			typeName = said
		}
		object = d.entity(typeName).with("id", at.value)
		if i := object.index("name"); i >= 0 {
			object = object.without("name") // the sample's name belongs to another
		}
	}
	return d.committed(at, d.root.replaced(at.path, object))
}

// entityPlace is present for places that take entities.
func (d Draft) entityPlace(pointer string) (place, error) {
	at, err := d.present(pointer)
	switch {
	case err != nil:
		return at, err
	case at.isRoot():
		return at, errRoot
	case at.isArray():
		return at, fmt.Errorf("%s is a list; switch its elements one by one", at.name())
	case at.property == nil || at.property.Kind != catalog.EntityOf:
		return at, fmt.Errorf("%s takes no entity, so there is nothing to switch", at.name())
	}
	return at, nil
}

// castByID returns the cast's entity of that id, if it may be of these types.
func (d Draft) castByID(id string, types []string) *value {
	for _, name := range d.choices(types) {
		for _, key := range theCast().keys {
			if theCast().typeOfKey(key) != name {
				continue
			}
			if entity := d.entity(key); entity.get("id").str() == id {
				return entity
			}
		}
	}
	return nil
}

// typeOf returns the type that the draft says elsewhere an id has, or "".
func (d Draft) typeOf(id string) string {
	name := ""
	d.root.walk(func(v *value) {
		if name == "" && v.isObject() && v.get("id").str() == id {
			name = v.get("type").str()
		}
	})
	return name
}
