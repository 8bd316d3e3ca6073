package catalog

// index holds the maps behind the lookups of a Vocabulary; it is filled once
// while the vocabulary is decoded.
type index struct {
	profiles   map[string]*Profile
	rows       map[string]*Row
	events     map[string]*EventType
	entities   map[string]*EntityType
	actions    map[string]*Action
	terms      map[TermSet]map[string]*Term
	ancestors  map[string]map[string]bool // a type to itself and all its supertypes
	properties map[string][]Property      // a type to its own and inherited properties
}

// Profile returns the profile with the given term ("ReadingProfile"), or nil.
func (v *Vocabulary) Profile(name string) *Profile { return v.index.profiles[name] }

// Row returns the row with the given ID, or nil.
func (v *Vocabulary) Row(id string) *Row { return v.index.rows[id] }

// Event returns the event type of that name, or nil.
func (v *Vocabulary) Event(name string) *EventType { return v.index.events[name] }

// Entity returns the entity type of that name, or nil.
func (v *Vocabulary) Entity(name string) *EntityType { return v.index.entities[name] }

// Action returns the action of that name, or nil.
func (v *Vocabulary) Action(name string) *Action { return v.index.actions[name] }

// Term returns the term of that set and name, or nil.
func (v *Vocabulary) Term(set TermSet, name string) *Term { return v.index.terms[set][name] }

// IsA says whether the type named sub is the type named super or a subtype of
// it. Unknown types are nothing but themselves.
func (v *Vocabulary) IsA(sub, super string) bool {
	return sub == super || v.index.ancestors[sub][super]
}

// PropertiesOf returns the properties of an event or entity type: its own
// first, then the inherited ones that it does not narrow, nearest supertype
// first. It returns nil for an unknown type.
func (v *Vocabulary) PropertiesOf(typeName string) []Property {
	return v.index.properties[typeName]
}
