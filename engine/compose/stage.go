package compose

import (
	"strings"

	"caliper-playground/catalog"
)

// fill replaces the places in a value of the cast ("{actor}" and the like) by
// what they stand for in this draft. The property, which may be nil, is what
// the value is for.
func (d Draft) fill(v *value, p *catalog.Property) *value {
	switch {
	case v.isArray():
		filled := v.elements()
		for i, e := range filled {
			filled[i] = d.fill(e, p)
		}
		return list(filled...)
	case v.isObject():
		if typeName := v.get("type").str(); typeName != "" && (p == nil || p.Kind != catalog.Map) {
			return d.completed(d.staged(v, typeName), typeName)
		}
		return v
	case !v.isString():
		return v
	case !strings.Contains(v.literal, "{"):
		return d.sharedID(v)
	}
	switch text := v.text(); text {
	case "{now}":
		return str(catalog.Timestamp(d.at))
	case "{earlier}":
		return str(catalog.Timestamp(d.at.Add(-earlier)))
	case "{actor}", "{object}":
		return d.reference(strings.Trim(text, "{}"), p)
	default:
		return str(strings.NewReplacer("{object}", d.base(), "{who}", d.who()).Replace(text))
	}
}

// reference returns the id of the event's actor or object where it may stand
// in a property, else that of the cast's own.
func (d Draft) reference(role string, p *catalog.Property) *value {
	v := d.root.get(role)
	if v.isString() {
		return v
	}
	if id := v.get("id"); id.isString() && p != nil && d.fits(v.get("type").str(), p.Types) {
		return id
	}
	types := []string{"Person"}
	if p != nil {
		types = p.Types
	}
	key := d.choices(types)[0]
	if id := theCast().entities[key].get("id"); id != nil && !strings.Contains(id.literal, "{") {
		return id
	}
	return d.sampleID(key)
}

// defaultObject is what made-up ids hang below where the event's object has no
// id that they could.
const defaultObject = "https://example.org/larkmoor/courses/bio-214/assessments/plant-families"

// base returns the id of the event's object, if it is a URL without fragment.
func (d Draft) base() string {
	if id := d.idOf("object"); strings.HasPrefix(id, "http") && !strings.ContainsAny(id, "#?{}") {
		return id
	}
	return defaultObject
}

// who returns the last part of the actor's id, as a name for ids.
func (d Draft) who() string {
	id := d.idOf("actor")
	if name := id[strings.LastIndex(id, "/")+1:]; strings.Contains(id, "/people/") && name != "" {
		return name
	}
	return "ines-varga"
}

func (d Draft) idOf(role string) string {
	v := d.root.get(role)
	if v.isString() {
		return v.text()
	}
	return v.get("id").str()
}
