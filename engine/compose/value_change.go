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

// at returns a copy in which the i-th member or element has another value.
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
	changed, i := *v, v.place(token)
	changed.members = slices.Delete(slices.Clone(v.members), i, i+1)
	return &changed
}

// replaced returns a copy in which the value at a path, which must be there,
// is another.
func (v *value) replaced(path []string, to *value) *value {
	if len(path) == 0 {
		return to
	}
	i := v.place(path[0])
	return v.at(i, v.members[i].value.replaced(path[1:], to))
}

// walk calls visit for a value and all below it.
func (v *value) walk(visit func(*value)) {
	visit(v)
	for _, m := range v.members {
		m.value.walk(visit)
	}
}

// mapped returns a copy in which each value below is what a function makes of it,
// from the innermost on; the value itself where nothing changes.
func (v *value) mapped(change func(*value) *value) *value {
	changed := v
	for i, m := range v.members {
		to := change(m.value.mapped(change))
		if to == m.value {
			continue
		}
		if changed == v {
			changed = v.at(i, to)
		}
		changed.members[i].value = to
	}
	return changed
}
