package compose

import "caliper-playground/catalog"

// Presence says whether a field is there and, if not, how much that matters.
type Presence uint8

// The states of a field.
const (
	Present Presence = iota
	MissingRequired
	MissingRecommended // the profile asks for it
	Optional           // may be added
)

// String names the state: "present", "required", "recommended", "optional".
func (s Presence) String() string {
	return [...]string{"present", "required", "recommended", "optional"}[s]
}

// Form says what stands in a field.
type Form uint8

// The forms of what stands in a field.
const (
	Absent    Form = iota
	Scalar         // a string, number, true, false or null
	Object         // an entity or another object with a type of the vocabulary
	Reference      // the IRI of an entity in place of it
	List           // an array; its elements are fields of their own
	FreeForm       // an object that the vocabulary says nothing about, such as extensions
)

// Field is one line of the form: a property that is there or may be.
type Field struct {
	Pointer string // JSON Pointer from the event's root
	Name    string // the member's name, or the element's index
	Depth   int    // 0 for the event's own properties
	State   Presence
	Form    Form
	// Property is what the vocabulary says; its Name is "" where that says
	// nothing: own attributes, and what stands in extensions.
	Property catalog.Property
	Element  bool   // one element of a List
	More     int    // members or elements that are no fields, being too many
	Required bool   // must be there, for this action or always
	Value    string // a scalar as people read it; an entity's id; "" for the rest
	Type     string // the type of an Object
	// Types are those that may be chosen here, the most usual first; empty
	// where no entity may stand.
	Types []string
	// IRI says that the field takes an IRI in place of an object.
	IRI bool
	// Choices are the words that may be chosen where the property takes only
	// certain ones: actions, profiles, types, terms, true and false.
	Choices []string
	Meaning string // what the property is for, in one line
	// ValueMeaning says what the chosen word or type means; "" where there is
	// nothing to say.
	ValueMeaning string
}
