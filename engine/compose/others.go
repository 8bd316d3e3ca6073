package compose

import (
	"slices"
	"strings"
	"sync"

	"caliper-playground/catalog"
)

// others are the other drafts of an envelope. What one of them says of a person or
// a thing, the others need not make up: their samples are the same entities.
type others struct {
	known func() *known
}

// known are the entities of other drafts, which take the place of the cast's.
type known struct {
	entities map[string]*value // by the key of the cast's entity, or by type
	types    map[string]string // what a key of the cast became, where that is another type
	byID     map[string]*value
}

// mostOthers is how many drafts on either side are looked at: with more, each edit
// would be felt, and what is far away is rarely what is meant.
const mostOthers = 100

// alone returns the draft without the others, as an envelope keeps it.
func (d Draft) alone() Draft {
	d.others = nil
	return d
}

// othersOf returns the others of a draft that stands behind some drafts and before
// some. What those before it say counts for more, and of them what the nearest says.
// It is found out when it is first asked for.
func othersOf(d Draft, before, behind []Draft) *others {
	before, behind = before[max(0, len(before)-mostOthers):], behind[:min(len(behind), mostOthers)]
	return &others{sync.OnceValue(func() *known {
		s := &known{map[string]*value{}, map[string]string{}, map[string]*value{}}
		for _, other := range slices.Backward(behind) {
			s.add(other, d)
		}
		for _, other := range before {
			s.add(other, d)
		}
		return s
	})}
}

// add takes the entities of a draft, for another. What stands below one counts
// where the event itself has nothing of that type.
func (s *known) add(of, to Draft) {
	if of.version != to.version {
		return
	}
	own := map[string]*value{}
	if of.IsDescribe() {
		s.note(of.Type(), of.root, own)
	}
	for _, m := range of.root.members {
		p := of.property(of.Type(), m.name)
		if p == nil || p.Kind != catalog.EntityOf || p.Array || of.IsDescribe() || m.name == "generated" && of.repeats(to) {
			continue
		}
		s.note(of.sampleFor(of.Type(), p), of.described(m.value), own)
	}
	for key, v := range own {
		s.entities[key] = v
	}
	of.root.walk(func(v *value) {
		if v != of.root || of.IsDescribe() {
			s.describe(v)
		}
	})
}

// described returns an entity, or what was said of it before an IRI took its place.
func (d Draft) described(v *value) *value {
	if kept := d.collapsed[v.str()]; len(kept) > 0 {
		return kept[len(kept)-1]
	}
	return v
}

// repeats says whether two events are of one type and action: each generates
// something of its own.
func (d Draft) repeats(other Draft) bool {
	return d.Type() == other.Type() && d.Action() == other.Action()
}

// note notes an entity that stands where the cast has another by itself.
func (s *known) note(usual string, v *value, own map[string]*value) {
	name := v.get("type").str()
	if v.get("id").str() == "" || name == "" {
		return
	}
	key := name
	switch {
	case theCast().typeOfKey(usual) == name:
		key = usual
		if same := theCast().same[usual]; same != "" {
			key = same
		}
	case !isRole(usual):
		s.types[usual] = name
	}
	if own[key] == nil {
		own[key] = v
	}
}

// describe notes an entity by its id; what says more of it holds.
func (s *known) describe(v *value) {
	id := v.get("id").str()
	if id == "" || v.get("type").str() == "" {
		return
	}
	if had := s.byID[id]; had == nil || len(had.members) <= len(v.members) {
		s.byID[id] = v
	}
}

// isRole says whether a key of the cast is one of several people or tools, which
// are never taken for each other.
func isRole(key string) bool {
	return slices.Contains([]string{"Person", "SoftwareApplication", "Organization", "Agent"}, theCast().typeOfKey(key))
}

// shared returns the entity of the other drafts that takes the place of one of the
// cast's, or nil. One that says of itself that it is another actor's, or about
// another object, does not.
func (d Draft) shared(key string) *value {
	if d.others == nil {
		return nil
	}
	s := d.others.known()
	v := s.entities[key]
	if v == nil {
		v = s.entities[theCast().same[key]]
	}
	if template := theCast().entities[key]; v == nil || template != nil && !d.agrees(v, template) {
		return nil
	}
	return v
}

// agrees says whether an entity refers to this event's actor and object where the
// cast's does.
func (d Draft) agrees(v, template *value) bool {
	for _, m := range template.members {
		role := m.value.str()
		if role != "{actor}" && role != "{object}" {
			continue
		}
		is := v.get(m.name)
		if is.isObject() {
			is = is.get("id")
		}
		if p := d.property(v.get("type").str(), m.name); p != nil && is != nil && !is.equal(d.reference(strings.Trim(role, "{}"), p)) {
			return false
		}
	}
	return true
}

// sharedKey is the key of the cast, or, where the other drafts have put another type
// in its place that may stand here as well, that type.
func (d Draft) sharedKey(key string, types []string) string {
	if d.others == nil {
		return key
	}
	if name := d.others.known().types[key]; name != "" && d.shared(name) != nil && d.fits(name, types) {
		return name
	}
	return key
}

// said returns what the other drafts say of an id, or nil.
func (d Draft) said(id string) *value {
	if d.others == nil {
		return nil
	}
	return d.others.known().byID[id]
}

// sharedID returns the id that takes the place of one of the cast's, or the same.
func (d Draft) sharedID(id *value) *value {
	key := theCast().byID[id.text()]
	if key == "" {
		return id
	}
	if v := d.shared(key); v != nil {
		return v.get("id")
	}
	return id
}

// filledUp is an entity of other drafts, with what a variant of the cast says
// beside: that the session is over.
func filledUp(v, template *value) *value {
	for _, m := range template.members {
		if v.index(m.name) < 0 {
			v = v.with(m.name, m.value)
		}
	}
	return v
}
