package catalog

import "slices"

// Profile returns the profile with the given term ("ReadingProfile"), or nil.
func (v *Vocabulary) Profile(name string) *Profile { return v.index.profiles[name] }

// Row returns the row with the given ID, or nil.
func (v *Vocabulary) Row(id string) *Row { return v.index.rows[id] }

// Rows returns the rows, of all profiles and in their order, that an event of
// this type with this action may fill; who and on what remains to be looked
// at. The rows of AnyAction are among them for every action of the vocabulary.
func (v *Vocabulary) Rows(event, action string) []*Row {
	return v.index.rowsBy[occurrence{event, action}]
}

// AllRows returns the rows of all profiles, in their order.
func (v *Vocabulary) AllRows() []*Row {
	var rows []*Row
	for i := range v.Profiles {
		for j := range v.Profiles[i].Rows {
			rows = append(rows, &v.Profiles[i].Rows[j])
		}
	}
	return rows
}

// Event returns the event type of that name, or nil.
func (v *Vocabulary) Event(name string) *EventType { return v.index.events[name] }

// Entity returns the entity type of that name, or nil.
func (v *Vocabulary) Entity(name string) *EntityType { return v.index.entities[name] }

// Type returns the event or entity type of that name, or nil.
func (v *Vocabulary) Type(name string) *Type {
	if e := v.Event(name); e != nil {
		return &e.Type
	}
	if e := v.Entity(name); e != nil {
		return &e.Type
	}
	return nil
}

// Types yields every event type and then every entity type, in their order.
func (v *Vocabulary) Types(yield func(*Type) bool) {
	for i := range v.Events {
		if !yield(&v.Events[i].Type) {
			return
		}
	}
	for i := range v.Entities {
		if !yield(&v.Entities[i].Type) {
			return
		}
	}
}

// Action returns the action of that name, or nil.
func (v *Vocabulary) Action(name string) *Action { return v.index.actions[name] }

// Term returns the term of that set and name, or nil.
func (v *Vocabulary) Term(set TermSet, name string) *Term { return v.index.terms[set][name] }

// ExtensionOf returns the extension whose context has the given IRI, or nil.
func (v *Vocabulary) ExtensionOf(context string) *Extension { return v.index.extensions[context] }

// ContextOf returns the context that an extension needs beside Caliper's own, by the
// extension's name; "" where there is no such extension.
func (v *Vocabulary) ContextOf(extension string) string {
	for _, e := range v.Extensions {
		if e.Name == extension {
			return e.Context
		}
	}
	return ""
}

// IsA says whether the type named sub is the type named super or a subtype of
// it. Unknown types are nothing but themselves.
func (v *Vocabulary) IsA(sub, super string) bool {
	return sub == super || slices.Contains(v.index.types().lineages[sub], super)
}

// PropertiesOf returns the properties of an event or entity type: its own
// first, then the inherited ones that it does not narrow, nearest supertype
// first. It returns nil for an unknown type.
func (v *Vocabulary) PropertiesOf(typeName string) []Property {
	return v.index.types().properties[typeName]
}

// Property returns the property of that name as it holds on an event or entity
// type, inherited ones included, or nil.
func (v *Vocabulary) Property(typeName, name string) *Property {
	return named(v.index.types().properties[typeName], name)
}
