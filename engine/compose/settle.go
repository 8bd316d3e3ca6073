package compose

import (
	"fmt"
	"slices"

	"caliper-playground/catalog"
)

// settled brings the rest of an event into line after its type, action or
// profile was changed from what it was before: untouched samples that do not
// fit any more give way, what somebody wrote moves to extensions, and what is
// then missing is filled in.
func (d Draft) settled(before Draft) (Draft, error) {
	notes := slices.Clone(d.notes)
	for _, m := range slices.Clone(d.root.members) {
		key, untouched := before.sampleKey(m.value)
		switch {
		case untouched && d.recasts(before, m.name, key):
			d.root = d.root.without(m.name)
		case !untouched && d.wantsKindred(m):
			if err := d.retypeGenerated(m, &notes); err != nil {
				return before, err
			}
		case d.staysOn(before, m, untouched):
		case untouched:
			d.root = d.root.without(m.name)
			if !d.comesBack(m.name) {
				notes = append(notes, fmt.Sprintf("%s, a sample, was left out: %s %s does not ask for it.", m.name, d.Type(), d.Action()))
			}
		default:
			moved, note, err := d.toExtensions(d.root, d.Type(), m.name)
			if err != nil {
				return before, err
			}
			d.root, notes = moved, append(notes, note)
		}
	}
	d, filled := d.completedEvent()
	d.notes = append(notes, filled...)
	d = d.restaged(before, "event")
	d = d.completedTarget()
	return d.checked(d.root, d.notes...)
}

// recasts says whether a sample was the usual one for what the event was
// before, and another is usual now: a teacher grades, a learner submits.
func (d Draft) recasts(before Draft, name, key string) bool {
	was, is := before.property(before.Type(), name), d.property(d.Type(), name)
	return d.comesBack(name) && was != nil && is != nil && was.Kind == catalog.EntityOf && is.Kind == catalog.EntityOf &&
		before.sampleFor(before.Type(), was) == key && d.sampleFor(d.Type(), is) != key
}

// staysOn says whether a member of the event stays as it is.
func (d Draft) staysOn(before Draft, m member, untouched bool) bool {
	p := d.property(d.Type(), m.name)
	if p == nil {
		// What the event before did not know either is somebody's own.
		return m.name == "@context" || before.property(before.Type(), m.name) == nil
	}
	if p.Kind != catalog.EntityOf || p.Array {
		return true
	}
	if m.value.isString() {
		return p.IRI
	}
	if !d.fits(m.value.get("type").str(), d.wanted(d.Type(), p)) {
		// A guide's wider object stays where a person chose it.
		return !untouched && d.fits(m.value.get("type").str(), d.types(d.Type(), p))
	}
	return !untouched || d.comesBack(m.name) || !before.comesBack(m.name)
}

// wantsKindred says whether a member is a generated entity that the event takes,
// but of another kind than the action brings about, as a bookmark is where
// something was tagged.
func (d Draft) wantsKindred(m member) bool {
	p := d.property(d.Type(), m.name)
	if m.name != "generated" || p == nil || !m.value.isObject() || slices.Contains(p.Types, "Entity") {
		return false
	}
	name := m.value.get("type").str()
	return d.fits(name, d.types(d.Type(), p)) && !d.fits(name, d.wanted(d.Type(), p))
}

// retypeGenerated makes a generated entity one of the kind that the action
// brings about.
func (d *Draft) retypeGenerated(m member, notes *[]string) error {
	at, err := d.locate("/generated")
	if err != nil {
		return err
	}
	name := d.choices(d.wanted(d.Type(), at.property))[0]
	object, moved, err := d.retyped(at, name)
	if err != nil {
		return err
	}
	d.root = d.root.with(m.name, object)
	*notes = append(append(*notes, fmt.Sprintf("generated is of type %s now.", name)), moved...)
	return nil
}

// comesBack says whether the event requires or recommends a property, so that
// it is filled in where it is missing.
func (d Draft) comesBack(name string) bool {
	p := d.property(d.Type(), name)
	return p != nil && (d.requires(d.Type(), nil, p) || d.recommends(d.Type(), nil, p))
}

// completedTarget gives a media location the time that the action requires.
func (d Draft) completedTarget() Draft {
	target, err := d.locate("/target")
	if err != nil || !target.value.isObject() {
		return d
	}
	owner := d.ownerType(target.value, false)
	p := d.property(owner, "currentTime")
	if p == nil || target.value.index(p.Name) >= 0 || !d.requires(owner, target.path, p) {
		return d
	}
	completed := d.placed(target.value, p.Name, d.sample(owner, "", p))
	d.root = d.root.with("target", completed)
	d.notes = append(d.notes, "currentTime was filled in with a sample.")
	return d
}
