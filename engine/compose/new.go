package compose

import (
	"fmt"
	"slices"

	"caliper-playground/catalog"
	"caliper-playground/engine/document"
)

// New returns a complete event that fills a row: what is required and what the
// profile recommends, with samples. The row is one of the version's catalogue.
func New(version catalog.Version, row *catalog.Row, source Source) Draft {
	return begun(version, row, source).whole()
}

// New returns a complete event that fills a row, about the people and things that
// the envelope's events are about already: what was submitted is what is graded. It
// is not part of the envelope yet.
func (e Envelope) New(version catalog.Version, row *catalog.Row) Draft {
	d := begun(version, row, e.source)
	d.others = othersOf(d, e.drafts, nil)
	return d.whole().alone()
}

// begun returns an event that says which row it is for, and nothing else.
func begun(version catalog.Version, row *catalog.Row, source Source) Draft {
	d := Draft{source: source, version: version, profile: row.Profile, at: source.now()}
	action := row.Action
	if action == catalog.AnyAction {
		action = anyAction(catalog.Get(version))
	}
	d.root = &value{kind: document.Object, members: []member{
		{"@context", document.Quote("@context"), d.contextFor(row.Profile)},
		{"id", document.Quote("id"), str("urn:uuid:" + source.uuid())},
		{"type", document.Quote("type"), str(row.Event)},
		{"action", document.Quote("action"), str(action)},
	}}
	if d.property(row.Event, "profile") != nil {
		d.root = d.placed(d.root, "profile", str(row.Profile))
	}
	return d
}

// whole returns the event with what its row asks for, without notes of it.
func (d Draft) whole() Draft {
	d, _ = d.completedEvent()
	return d.changed(d.root)
}

// anyAction picks the action of a generic event: one that has no event type of
// its own.
func anyAction(v *catalog.Vocabulary) string {
	for _, name := range [...]string{"Recommended", "Liked"} {
		if v.Action(name) != nil {
			return name
		}
	}
	return v.Actions[0].Name
}

// contextFor returns the @context of an event of a profile: Caliper's, after
// the extension's where the profile is one.
func (d Draft) contextFor(profile string) *value {
	if p := d.vocabulary().Profile(profile); p != nil {
		return d.contextWith(p.Extension)
	}
	return d.contextWith("")
}

// contextWith returns Caliper's context, after that of an extension where there is one.
func (d Draft) contextWith(extension string) *value {
	caliper := str(d.vocabulary().Context)
	if iri := d.vocabulary().ContextOf(extension); iri != "" {
		return list(str(iri), caliper)
	}
	return caliper
}

// fillOrder is the order in which an event's members are made: later samples
// refer to earlier ones.
var fillOrder = [...]string{"actor", "object", "eventTime", "generated", "target", "federatedSession"}

// completedEvent adds what the event requires and what its profile recommends,
// and names what it added.
func (d Draft) completedEvent() (Draft, []string) {
	var notes []string
	properties := d.properties(d.Type())
	order := func(p catalog.Property) int {
		if i := slices.Index(fillOrder[:], p.Name); i >= 0 {
			return i
		}
		return len(fillOrder)
	}
	slices.SortStableFunc(properties, func(a, b catalog.Property) int { return order(a) - order(b) })
	for _, p := range properties {
		if d.root.index(p.Name) >= 0 || !d.requires(d.Type(), nil, &p) && !d.recommends(d.Type(), nil, &p) {
			continue
		}
		d.root = d.placed(d.root, p.Name, d.sample(d.Type(), "", &p))
		notes = append(notes, fmt.Sprintf("%s was filled in with a sample.", p.Name))
	}
	return d, notes
}

// NewDescribe returns a describe of an entity of the given type, with a
// sample's values. The error names the nearest type where there is no such.
func NewDescribe(version catalog.Version, typeName string, source Source) (Draft, error) {
	d := Draft{source: source, version: version, at: source.now(), root: &value{kind: document.Object}}
	v := d.vocabulary()
	e := v.Entity(typeName)
	if e == nil || e.NoID {
		var names []string
		for i := range v.Entities {
			if !v.Entities[i].NoID {
				names = append(names, v.Entities[i].Name)
			}
		}
		return d, fmt.Errorf("%q is no entity type of Caliper %s that can be described%s", typeName, version, nearest(typeName, names))
	}
	extension := ""
	if len(e.Extensions) > 0 {
		extension = e.Extensions[0]
	}
	d.root = d.root.with("@context", d.contextWith(extension))
	entity := d.entity(typeName)
	d.root = d.root.with("id", entity.get("id"))
	for _, m := range entity.members {
		d.root = d.root.with(m.name, m.value)
	}
	return d, nil
}

// nearest words a suggestion: the candidate that was most likely meant.
func nearest(word string, candidates []string) string {
	if near := catalog.Nearest(word, candidates); near != "" {
		return "; did you mean " + near + "?"
	}
	return ""
}
