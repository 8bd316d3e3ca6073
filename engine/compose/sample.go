package compose

import (
	"strings"
	"time"

	"caliper-playground/catalog"
	"caliper-playground/engine/document"
)

// earlier is how long before the event its session and attempt began.
const earlier = 25 * time.Minute

// sample returns a value for a property of an object of the given type.
// OwnerID is the object's id, which the sample will not repeat; "" where it
// has none.
func (d Draft) sample(owner, ownerID string, p *catalog.Property) *value {
	v := d.sampleElement(owner, ownerID, p)
	if p.Array && !v.isArray() {
		return list(v)
	}
	return v
}

func (d Draft) sampleElement(owner, ownerID string, p *catalog.Property) *value {
	switch p.Kind {
	case catalog.EntityOf:
		return d.other(d.entity(d.sampleFor(owner, p)), ownerID)
	case catalog.UUID:
		return str("urn:uuid:" + d.source.uuid())
	case catalog.IRI:
		return d.sampleID(owner)
	case catalog.TypeName:
		return str(owner)
	case catalog.DateTime:
		if p.Name != "startedAtTime" {
			return d.fill(str("{now}"), p)
		}
	case catalog.InTerms:
		return d.sampleTerm(owner, p)
	}
	if p.Name == "name" {
		if name := theCast().entities[owner].get("name"); name != nil {
			return name
		}
	}
	if v := theCast().values[p.Name]; v != nil { // which goes by the name alone, and may have another form
		form := *p
		form.Array = v.isArray()
		if d.valueFits(owner, &form, v) && (p.Array || !form.Array) {
			return d.fill(v, p)
		}
	}
	return plainSample(p)
}

// plainSample is the sample for a kind of value.
func plainSample(p *catalog.Property) *value {
	number := func(literal string) *value { return &value{kind: document.Number, literal: literal} }
	switch p.Kind {
	case catalog.Boolean:
		return &value{kind: document.True, literal: "true"}
	case catalog.Integer, catalog.NonNegativeInteger:
		return number("1")
	case catalog.Decimal:
		return number("1.0")
	case catalog.Duration:
		return str("PT25M")
	case catalog.Map:
		return &value{kind: document.Object, members: []member{{"note", document.Quote("note"), str("own attributes go here")}}}
	}
	return str("a " + p.Name)
}

// sampleTerm returns the usual word of a closed vocabulary, or its first.
func (d Draft) sampleTerm(owner string, p *catalog.Property) *value {
	switch p.Terms {
	case catalog.ProfileTerms:
		for _, row := range d.vocabulary().Rows(owner, d.Action()) {
			return str(row.Profile)
		}
	case catalog.ActionTerms:
		for _, action := range d.Actions() {
			return str(action)
		}
	}
	terms := d.terms(p.Terms)
	if v := theCast().values[p.Name]; v != nil {
		first := v
		if v.isArray() {
			first = v.members[0].value
		}
		for _, term := range terms {
			if term == first.text() {
				return v
			}
		}
	}
	for _, term := range terms {
		return str(term)
	}
	return str("")
}

// sampleFor names the cast's entity that suits a property best.
func (d Draft) sampleFor(owner string, p *catalog.Property) string {
	if p.Name == "membership" && d.root.get("actor").get("id").str() == theCast().entities["Person#teacher"].get("id").str() {
		return "Membership#teacher"
	}
	wanted := d.wanted(owner, p)
	if d.isEvent(owner) {
		key := theCast().entityFor(p.Name, owner, d.Action())
		if key != "" && d.usable(theCast().typeOfKey(key)) && d.fits(theCast().typeOfKey(key), wanted) {
			return d.sharedKey(key, wanted)
		}
	}
	return d.sharedKey(d.choices(wanted)[0], wanted)
}

// usable says whether an entity type may be used in the draft.
func (d Draft) usable(typeName string) bool {
	e := d.vocabulary().Entity(typeName)
	return e != nil && d.available(e.Extensions)
}

// entity brings an entity on stage: the one that the other drafts have in its
// place, else the cast's, the variant or, for a plain type that the cast lacks, one
// made up. What the draft's version does not have is left out, and what the type
// requires is there.
func (d Draft) entity(key string) *value {
	if v := d.shared(key); v != nil {
		if theCast().same[key] != "" {
			v = filledUp(v, d.staged(theCast().entities[key], v.get("type").str()))
		}
		return v
	}
	template := theCast().entities[key]
	typeName, _, _ := strings.Cut(key, "#")
	if template == nil {
		template = &value{kind: document.Object}
		if d.property(typeName, "id") != nil {
			template = template.with("id", d.sampleID(typeName))
		}
		template = template.with("type", str(typeName))
	}
	return d.completed(d.staged(template, typeName), typeName)
}

// sampleID makes up an id for an entity that the cast does not have.
func (d Draft) sampleID(typeName string) *value {
	if id := theCast().entities[typeName].get("id"); id != nil {
		return d.fill(id, nil)
	}
	return str("https://example.org/larkmoor/" + strings.ToLower(typeName) + "/1")
}

// staged fills in a template's places, and drops what its type lacks here.
func (d Draft) staged(template *value, typeName string) *value {
	entity := &value{kind: document.Object}
	for _, m := range template.members {
		if p := d.property(typeName, m.name); p != nil {
			entity = entity.with(m.name, d.fill(m.value, p))
		}
	}
	return entity
}

// completed adds what the type requires and the object lacks.
func (d Draft) completed(object *value, typeName string) *value {
	for _, p := range d.properties(typeName) {
		if p.Required && object.index(p.Name) < 0 {
			object = d.placed(object, p.Name, d.sample(typeName, object.get("id").str(), &p))
		}
	}
	return object
}

// placed adds a member where documentOrder has it.
func (d Draft) placed(object *value, name string, v *value) *value {
	at := len(object.members)
	for at > 0 && rank(object.members[at-1].name) > rank(name) {
		at--
	}
	return object.inserted(at, name, v)
}

// other gives an entity another id where it would be its own owner's.
func (d Draft) other(entity *value, ownerID string) *value {
	if id := entity.get("id").str(); ownerID != "" && id == ownerID {
		return entity.with("id", str(id+"-2"))
	}
	return entity
}
