package compose

import (
	"slices"
	"strconv"

	"caliper-playground/catalog"
	"caliper-playground/engine/document"
)

// formOrder is how an event's fields follow each other in the form.
var formOrder = [...]string{"profile", "type", "action", "actor", "object", "generated", "target", "eventTime", "id"}

// Fields returns the form of a draft, line by line: each property that is
// there, with what stands below it, and after those of an object the ones that
// it lacks: required, recommended, optional. Of more than MaxListed members or
// elements of one place it has the first ones.
func (d Draft) Fields() []Field {
	return d.openFields(func(string) bool { return true })
}

// MaxListed is how many members or elements of one place are fields of a form.
// Nobody scrolls further, and each costs time whenever a key is answered.
const MaxListed = 1000

// openFields is Fields with what stands below a place only where its pointer is
// open.
func (d Draft) openFields(open func(pointer string) bool) []Field {
	return d.objectFields(nil, d.rootPlace(), open)
}

// Elements returns how many elements the array at a pointer has.
func (d Draft) Elements(pointer string) int {
	at, err := d.locate(pointer)
	if err != nil || !at.value.isArray() {
		return 0
	}
	return len(at.value.members)
}

// objectFields appends the fields of an object's members, present and possible.
func (d Draft) objectFields(fields []Field, object place, open func(string) bool) []Field {
	for _, name := range d.formNames(object) {
		at, err := d.step(object, name)
		if err != nil {
			continue
		}
		fields = d.valueFields(fields, at, open)
	}
	if object.context || object.isFree() || object.property != nil && object.property.Kind == catalog.Map {
		return fields
	}
	owner := d.ownerType(object.value, object.isRoot())
	var missing []Field
	for _, p := range d.properties(owner) {
		if object.value.index(p.Name) >= 0 {
			continue
		}
		if at, err := d.step(object, p.Name); err == nil {
			missing = append(missing, d.field(at))
		}
	}
	slices.SortStableFunc(missing, func(a, b Field) int { return int(a.State) - int(b.State) })
	return append(fields, missing...)
}

// formNames returns the names of an object's members, each once, in the order
// of the form.
func (d Draft) formNames(object place) []string {
	var names []string
	seen := map[string]bool{}
	for _, m := range object.value.members {
		if len(names) == MaxListed {
			break
		}
		if !seen[m.name] {
			seen[m.name] = true
			names = append(names, m.name)
		}
	}
	if object.context || object.isFree() || object.property != nil && object.property.Kind == catalog.Map {
		return names
	}
	slices.SortStableFunc(names, func(a, b string) int { return formRank(object.isRoot(), a) - formRank(object.isRoot(), b) })
	return names
}

func formRank(isRoot bool, name string) int {
	if isRoot {
		if i := slices.Index(formOrder[:], name); i >= 0 {
			return i
		}
		if name == "@context" {
			return 2 * len(documentOrder)
		}
		return len(formOrder) + rank(name)
	}
	if name == "type" {
		return -1
	}
	return rank(name)
}

// valueFields appends the field of a value and those of what stands below it.
func (d Draft) valueFields(fields []Field, at place, open func(string) bool) []Field {
	f := d.field(at)
	fields = append(fields, f)
	switch {
	case !at.value.isArray() && !at.value.isObject() || !open(f.Pointer):
	case at.value.isArray():
		for i := range min(len(at.value.members), MaxListed) {
			if element, err := d.step(at, strconv.Itoa(i)); err == nil {
				fields = d.valueFields(fields, element, open)
			}
		}
	default:
		fields = d.objectFields(fields, at, open)
	}
	return fields
}

// field describes one place.
func (d Draft) field(at place) Field {
	f := Field{Pointer: at.pointer(), Name: at.name(), Depth: len(at.path) - 1, Form: formOf(at), Element: at.element}
	if at.context && len(at.path) == 1 {
		f.Required = true
		f.Meaning = "The JSON-LD context: which vocabulary, and which version of it, the event is written in."
	}
	if p := at.property; p != nil {
		f.Property, f.Meaning = *p, p.Meaning
		f.Required = !at.element && d.requires(at.owner, at.ownerPath, p)
		f.Choices = d.choicesAt(at)
		if p.Kind == catalog.EntityOf {
			f.Types, f.IRI = d.choices(d.types(at.owner, p)), p.IRI
		}
	}
	if at.value == nil {
		f.State = d.missing(at)
		return f
	}
	f.More = max(0, len(at.value.members)-MaxListed)
	switch f.Form {
	case Scalar, Reference:
		f.Value = at.value.text()
	case Object:
		f.Value, f.Type = at.value.get("id").str(), at.value.get("type").str()
	}
	f.ValueMeaning = d.meaning(at, f)
	return f
}

func (d Draft) missing(at place) Presence {
	switch {
	case at.property == nil:
		return Optional
	case d.requires(at.owner, at.ownerPath, at.property):
		return MissingRequired
	case d.recommends(at.owner, at.ownerPath, at.property):
		return MissingRecommended
	}
	return Optional
}

func formOf(at place) Form {
	switch {
	case at.value == nil:
		return Absent
	case at.value.isArray():
		return List
	case at.value.isObject():
		if at.isFree() || at.context || at.property != nil && at.property.Kind == catalog.Map {
			return FreeForm
		}
		return Object
	case at.value.kind == document.String && at.property != nil && at.property.Kind == catalog.EntityOf:
		return Reference
	}
	return Scalar
}

// choicesAt returns the words that may be chosen at a place, or nil.
func (d Draft) choicesAt(at place) []string {
	switch at.property.Kind {
	case catalog.Boolean:
		return []string{"true", "false"}
	case catalog.InTerms:
		if at.property.Terms == catalog.ActionTerms {
			return d.Actions()
		}
		return d.terms(at.property.Terms)
	case catalog.TypeName:
		return d.typesAt(at)
	}
	return nil
}

// typesAt returns what the type member at a place may say.
func (d Draft) typesAt(at place) []string {
	if len(at.path) == 1 && !d.IsDescribe() {
		return d.Events()
	}
	object, err := d.locate(join(at.path[:len(at.path)-1]))
	if err != nil {
		return nil
	}
	return d.choices(d.objectTypes(object))
}

// meaning says what the word or the type in a field means.
func (d Draft) meaning(at place, f Field) string {
	v := d.vocabulary()
	name := f.Value
	if f.Form == Object {
		name = f.Type
	}
	if at.property == nil {
		return ""
	}
	switch at.property.Kind {
	case catalog.InTerms:
		if t := v.Term(at.property.Terms, name); t != nil {
			return t.Meaning
		}
	case catalog.TypeName, catalog.EntityOf:
		if f.Form == Reference {
			return ""
		}
		if e := v.Event(name); e != nil {
			return e.Meaning
		}
		if e := v.Entity(name); e != nil {
			return e.Meaning
		}
	}
	return ""
}
