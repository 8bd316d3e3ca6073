package compose

import (
	"fmt"
	"slices"
	"strconv"

	"caliper-playground/engine/text"
)

// Edited returns the envelope with another i-th draft, where what was last done to
// an entity in it is done wherever else the envelope has that entity: one that has
// another id has it everywhere, and a description that is the same to the letter
// stays the same, but in a draft of another version, whose vocabulary it may not be.
// What was set to any value whatever is left as it is, and so is a description in
// other words. The notes of the draft tell which other drafts changed.
func (e Envelope) Edited(i int, d Draft) Envelope {
	before := e.drafts[i]
	e = e.With(i, d)
	was, is := changeOfEntity(before, d)
	if is == nil || was.is(is) {
		return e
	}
	same := was.sameAs()
	change := func(v *value) *value {
		if same(v) {
			return is
		}
		return v
	}
	var changed []int
	for at, draft := range e.drafts {
		if !shares(was, before, draft) {
			continue
		}
		root := draft.root.mapped(change)
		if root == draft.root {
			continue
		}
		e.drafts[at] = draft.changed(root, draft.notes...)
		if at != i {
			changed = append(changed, at)
		}
	}
	if len(changed) > 0 {
		entity, _ := before.entityAround(d.edited)
		e.drafts[i].notes = append(slices.Clone(e.drafts[i].notes), fmt.Sprintf("%s the same %s, so it changed there too.", SharedWords(changed), entity.get("type").str()))
	}
	return e
}

// shares says whether an edit of an id or of a description in one draft is one of
// another too: ids are of no version.
func shares(edited *value, of, other Draft) bool {
	return edited.isString() || of.version == other.version
}

// mostNamed is how many events are named by their number.
const mostNamed = 4

// SharedWords says of some drafts, by their number, that they have something: "Events 2
// and 3 have".
func SharedWords(drafts []int) string { return numbered(drafts, "has", "have") }

// numbered names some drafts by their number, and what one does, or several do.
func numbered(drafts []int, does, do string) string {
	numbers := make([]string, len(drafts))
	for i, at := range drafts {
		numbers[i] = strconv.Itoa(at + 1)
	}
	if len(numbers) == 1 {
		return "Event " + numbers[0] + " " + does
	}
	if len(numbers) > mostNamed {
		numbers = append(numbers[:mostNamed], strconv.Itoa(len(numbers)-mostNamed)+" more")
	}
	return "Events " + text.And(numbers) + " " + do
}

// Sharing returns which other drafts have the entity that stands at a pointer of
// the i-th, or around it: those that an edit would change too.
func (e Envelope) Sharing(i int, pointer string) []int {
	path, err := split(pointer)
	if err != nil || len(e.drafts) < 2 {
		return nil
	}
	entity, at := e.drafts[i].entityAround(path)
	if entity == nil {
		return nil
	}
	of := entity
	if isIDOf(at, path) {
		of = entity.get("id")
	}
	same := of.sameAs()
	var sharing []int
	for other, d := range e.drafts {
		if other == i || !shares(of, e.drafts[i], d) {
			continue
		}
		found := false
		d.root.walk(func(v *value) { found = found || same(v) })
		if found {
			sharing = append(sharing, other)
		}
	}
	return sharing
}

// changeOfEntity returns what an edit replaced that is to be replaced elsewhere too, an
// entity or its id, and by what; nil where it replaced nothing of that kind. An id that
// was taken away is missing here alone.
func changeOfEntity(before, after Draft) (was, is *value) {
	if after.edited == nil {
		return nil, nil
	}
	entity, at := before.entityAround(after.edited)
	if entity == nil {
		return nil, nil
	}
	now, err := after.locate(join(at))
	switch {
	case err != nil || !now.value.isObject():
		return nil, nil
	case isIDOf(at, after.edited):
		return entity.get("id"), now.value.get("id")
	case !entity.get("id").is(now.value.get("id")):
		return nil, nil // another took its place
	}
	return entity, now.value
}

// isIDOf says whether a path is that of an entity's id.
func isIDOf(entity, path []string) bool {
	return len(path) == len(entity)+1 && path[len(path)-1] == "id"
}

// entityAround returns the innermost entity with an id at a path or around it, and
// its own path; nil where there is none. An event is no entity.
func (d Draft) entityAround(path []string) (entity *value, at []string) {
	v := d.root
	for n := 0; ; n++ {
		if (n > 0 || d.IsDescribe()) && v.isObject() && v.get("type").str() != "" && isIRI(v.get("id").str()) {
			entity, at = v, path[:n]
		}
		if n == len(path) || !v.isObject() && !v.isArray() {
			return entity, at
		}
		if v = v.child(path[n]); v == nil {
			return entity, at
		}
	}
}
