package compose

import (
	"fmt"

	"caliper-playground/catalog"
)

// Remove takes a property or an element away, with all that is in it. With its
// last element an array goes too, and so does an emptied extensions: empty
// values should be left out. Notes say so, and when something required is gone.
func (d Draft) Remove(pointer string) (Draft, error) {
	at, err := d.present(pointer)
	if err != nil {
		return d, err
	}
	if at.isRoot() {
		return d, errRoot
	}
	var notes []string
	for at.parent != nil && !at.isRoot() {
		notes = append(notes, d.missed(at)...)
		parentPath := at.path[:len(at.path)-1]
		if len(at.parent.members) > 1 || len(parentPath) == 0 || !d.emptiable(parentPath) {
			return d.committed(at, d.root.replaced(parentPath, at.parent.without(at.name())), notes...)
		}
		if at, err = d.present(join(parentPath)); err != nil {
			return d, err
		}
		notes = append(notes, fmt.Sprintf("%s was removed with the last that was in it.", at.name()))
	}
	return d, errRoot
}

// emptiable says whether what stands at a path goes when nothing is left in it.
func (d Draft) emptiable(path []string) bool {
	at, err := d.locate(join(path))
	if err != nil {
		return false
	}
	return at.isArray() || at.context || at.property != nil && at.property.Kind == catalog.Map
}

// missed notes what the removal of a place leaves incomplete.
func (d Draft) missed(at place) []string {
	switch {
	case at.context && len(at.path) == 1:
		return []string{"@context is required: without it nobody knows the event for Caliper's."}
	case at.property == nil || at.element:
		return nil
	case d.requires(at.owner, at.ownerPath, at.property):
		return []string{fmt.Sprintf("%s is required: %s is incomplete without it.", at.name(), at.owner)}
	}
	return nil
}

// Rename gives a member another name, at its place: an own attribute, a
// misspelled property, or, for a deliberate mistake, one that the vocabulary
// knows. Notes say when something required is gone with the name.
func (d Draft) Rename(pointer, name string) (Draft, error) {
	at, err := d.present(pointer)
	switch {
	case err != nil:
		return d, err
	case at.isRoot():
		return d, errRoot
	case at.parent.isArray():
		return d, fmt.Errorf("the elements of a list have no names")
	case name == "":
		return d, fmt.Errorf("a name is needed")
	case name == at.name():
		return d.changed(d.root), nil
	case at.parent.index(name) >= 0:
		return d, fmt.Errorf("%q is there already", name)
	}
	i := at.parent.index(at.name())
	parent := at.parent.without(at.name()).inserted(i, name, at.value)
	return d.checked(d.root.replaced(at.path[:len(at.path)-1], parent), d.missed(at)...)
}
