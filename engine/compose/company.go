package compose

import (
	"slices"
	"strings"
	"sync"

	"caliper-playground/catalog"
)

// company is the other drafts of an envelope. What one of them says of a person or
// a thing, the others need not make up: their samples are the same entities.
type company struct {
	stands func() *standIns
}

// standIns are the entities that take the place of the cast's.
type standIns struct {
	entities map[string]*value // by the key of the cast's entity, or by type
	types    map[string]string // what a key of the cast became, where that is another type
	byID     map[string]*value
}

// mostCompany is how many drafts on either side are looked at: with more, each edit
// would be felt, and what is far away is rarely what is meant.
const mostCompany = 100

// alone returns the draft without its company, as an envelope keeps it.
func (d Draft) alone() Draft {
	d.company = nil
	return d
}

// companyOf returns the company of a draft that stands behind some drafts and before
// others. What those before it say counts for more, and of them what the nearest
// says. Who stands in for whom is found out when it is first asked for.
func companyOf(d Draft, before, behind []Draft) *company {
	before, behind = before[max(0, len(before)-mostCompany):], behind[:min(len(behind), mostCompany)]
	return &company{sync.OnceValue(func() *standIns {
		s := &standIns{map[string]*value{}, map[string]string{}, map[string]*value{}}
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
func (s *standIns) add(of, to Draft) {
	if of.version != to.version {
		return
	}
	own := map[string]*value{}
	if of.IsDescribe() {
		s.note(of.Type(), of.root, own)
	}
	for _, m := range of.root.members {
		p := of.property(of.Type(), m.name)
		if p == nil || p.Kind != catalog.EntityOf || p.Array || of.IsDescribe() || m.name == "generated" && of.does(to) {
			continue
		}
		s.note(of.sampleFor(of.Type(), p), m.value, own)
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

// does says whether two events are of one type and action: each generates
// something of its own.
func (d Draft) does(as Draft) bool { return d.Type() == as.Type() && d.Action() == as.Action() }

// note notes an entity that stands where the cast has another by itself.
func (s *standIns) note(usual string, v *value, own map[string]*value) {
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
func (s *standIns) describe(v *value) {
	id := v.get("id").str()
	if id == "" || v.get("type").str() == "" {
		return
	}
	if had := s.byID[id]; had == nil || len(had.members) <= len(v.members) {
		s.byID[id] = v
	}
}

// isRole says whether a key of the cast is one of several people or tools, which
// do not stand in for each other.
func isRole(key string) bool {
	return slices.Contains([]string{"Person", "SoftwareApplication", "Organization", "Agent"}, theCast().typeOfKey(key))
}

// standIn returns the entity of the other drafts that takes the place of one of the
// cast's, or nil. One that says of itself that it is another actor's, or about
// another object, does not.
func (d Draft) standIn(key string) *value {
	if d.company == nil {
		return nil
	}
	s := d.company.stands()
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

// keyHere is the key of the cast, or, where the other drafts have put another type
// in its place that may stand here as well, that type.
func (d Draft) keyHere(key string, types []string) string {
	if d.company == nil {
		return key
	}
	if name := d.company.stands().types[key]; name != "" && d.standIn(name) != nil && d.fits(name, types) {
		return name
	}
	return key
}

// said returns what the other drafts say of an id, or nil.
func (d Draft) said(id string) *value {
	if d.company == nil {
		return nil
	}
	return d.company.stands().byID[id]
}

// standInID returns the id that takes the place of one of the cast's, or the same.
func (d Draft) standInID(id *value) *value {
	key := theCast().byID[id.text()]
	if key == "" {
		return id
	}
	if v := d.standIn(key); v != nil {
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
