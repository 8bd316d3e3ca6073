package compose

import (
	"errors"
	"fmt"
	"slices"
	"strconv"

	"caliper-playground/catalog"
)

// Add gives an object one more property, with a sample. The pointer names the
// object. In extensions and other free-form places any name will do.
func (d Draft) Add(pointer, name string) (Draft, error) {
	object, err := d.present(pointer)
	if err != nil {
		return d, err
	}
	switch {
	case name == "":
		return d, errors.New("a name is needed")
	case object.context:
		return d, errors.New("contexts of other vocabularies are added by their IRI or as an object")
	case object.value.isArray():
		return d, fmt.Errorf("%s is a list; add an element to it", object.name())
	case object.value.isString() && object.property != nil && object.property.Kind == catalog.EntityOf:
		return d, fmt.Errorf("%s is an IRI; switch it to an object first", object.name())
	case !object.value.isObject():
		return d, fmt.Errorf("%s is %s and takes no properties", object.name(), object.value.kind)
	case object.value.index(name) >= 0:
		return d, fmt.Errorf("%s is there already", name)
	}
	at, err := d.step(object, name)
	if err != nil {
		return d, err
	}
	v, err := d.sampleAt(object, at)
	if err != nil {
		return d, err
	}
	return d.committed(at, d.put(at, v))
}

// sampleAt makes a sample for a member that is not there yet.
func (d Draft) sampleAt(object, at place) (*value, error) {
	switch {
	case at.context:
		return d.contextFor(d.Profile()), nil
	case at.property == nil:
		return str("value"), d.mayAdd(at)
	case at.property.Kind == catalog.TypeName:
		if names := d.typesAt(at); len(names) > 0 {
			return str(names[0]), nil
		}
		return nil, fmt.Errorf("no type fits at %s", object.pointer())
	}
	return d.sample(at.owner, object.value.get("id").str(), at.property), nil
}

// AddElement appends an element, with a sample, to an array. A property that
// takes an array and is not there is added.
func (d Draft) AddElement(pointer string) (Draft, error) {
	at, err := d.locate(pointer)
	switch {
	case err != nil:
		return d, err
	case at.isRoot():
		return d, errRoot
	case at.context:
		return d, errors.New("contexts of other vocabularies are added by their IRI or as an object")
	case at.value == nil && at.isArray():
		return d.Add(join(at.path[:len(at.path)-1]), at.name())
	case at.value == nil:
		return d, fmt.Errorf("there is nothing at %s", pointer)
	case !at.value.isArray():
		return d, fmt.Errorf("%s is %s, not a list", at.name(), at.value.kind)
	}
	element := str("value")
	if at.isArray() {
		element = d.nextElement(at)
	}
	return d.committed(at, d.root.replaced(at.path, list(append(at.value.elements(), element)...)))
}

// nextElement makes a sample that is not among an array's elements yet.
func (d Draft) nextElement(at place) *value {
	p := at.property
	has := func(v *value) bool { return slices.ContainsFunc(at.value.elements(), v.equal) }
	if p.Kind == catalog.InTerms {
		for _, term := range d.terms(p.Terms) {
			if v := str(term); !has(v) {
				return v
			}
		}
	}
	sample := d.sampleElement(at.owner, "", p)
	if sample.isArray() {
		for _, v := range sample.elements() {
			if !has(v) {
				return v
			}
		}
		sample = sample.members[0].value
	}
	if id := sample.get("id").str(); id != "" {
		taken := func(v *value) bool {
			return v.str() == sample.get("id").str() || v.get("id").str() == sample.get("id").str()
		}
		for n := 2; slices.ContainsFunc(at.value.elements(), taken); n++ {
			sample = sample.with("id", str(id+"-"+strconv.Itoa(n)))
		}
		return sample
	}
	if p.Kind == catalog.String {
		text := sample.text()
		for n := 2; has(sample); n++ {
			sample = str(text + " " + strconv.Itoa(n))
		}
	}
	return sample
}
