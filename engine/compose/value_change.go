package compose

import (
	"slices"

	"caliper-playground/engine/document"
)

// with returns a copy in which the member of that name has another value; a
// new member goes to the end.
func (v *value) with(name string, to *value) *value {
	if i := v.index(name); i >= 0 {
		return v.at(i, to)
	}
	return v.inserted(len(v.members), name, to)
}

// at returns a copy in which the i-th member has another value.
func (v *value) at(i int, to *value) *value {
	changed := *v
	changed.members = slices.Clone(v.members)
	changed.members[i].value = to
	return &changed
}

// inserted returns a copy with one more member before the i-th.
func (v *value) inserted(i int, name string, to *value) *value {
	changed := *v
	changed.members = slices.Insert(slices.Clone(v.members), i, member{name, document.Quote(name), to})
	return &changed
}

// without returns a copy without the first member or the element that a token
// of a pointer names.
func (v *value) without(token string) *value {
	changed := *v
	if v.isArray() {
		i, _ := elementIndex(token)
		changed.elements = slices.Delete(slices.Clone(v.elements), i, i+1)
		return &changed
	}
	i := v.index(token)
	changed.members = slices.Delete(slices.Clone(v.members), i, i+1)
	return &changed
}

// appended returns a copy of an array with one more element.
func (v *value) appended(to *value) *value {
	changed := *v
	changed.elements = append(slices.Clone(v.elements), to)
	return &changed
}

// replaced returns a copy in which the value at a path, which must be there,
// is another.
func (v *value) replaced(path []string, to *value) *value {
	if len(path) == 0 {
		return to
	}
	below := v.child(path[0]).replaced(path[1:], to)
	if v.isObject() {
		return v.at(v.index(path[0]), below)
	}
	changed := *v
	changed.elements = slices.Clone(v.elements)
	i, _ := elementIndex(path[0])
	changed.elements[i] = below
	return &changed
}

// walk calls visit for a value and all below it.
func (v *value) walk(visit func(*value)) {
	visit(v)
	for _, m := range v.members {
		m.value.walk(visit)
	}
	for _, e := range v.elements {
		e.walk(visit)
	}
}

// mapped returns a copy in which each value below is what a function makes of it,
// from the innermost on; the value itself where nothing changes.
func (v *value) mapped(change func(*value) *value) *value {
	changed := v
	for i, m := range v.members {
		if to := change(m.value.mapped(change)); to != m.value {
			changed = changed.at(i, to)
		}
	}
	for i, e := range v.elements {
		to := change(e.mapped(change))
		if to == e {
			continue
		}
		if changed == v {
			copied := *v
			copied.elements = slices.Clone(v.elements)
			changed = &copied
		}
		changed.elements[i] = to
	}
	return changed
}
