// Package catalog is the vocabulary of Caliper Analytics as immutable data:
// versions, profiles and their rows, event types, entity types, properties,
// actions, terms and errata, each with a one-line meaning and the place where
// the specification treats it.
//
// It is decoded once from embedded files and never changes afterwards. The
// package is pure: it does no I/O beyond its embedded files, reads no clock
// and logs nothing. It judges nothing either: rules live in engine/rule.
//
// The fields' JSON names are those of the embedded files. What follows from
// other fields (IRIs, IDs, DefinedBy) and the meanings, which the versions
// share, are filled in after decoding.
package catalog

// Version names a release of the Caliper specification, as people write it.
type Version string

// The versions that the catalogue describes.
const (
	V1p2 Version = "1.2"
	V1p1 Version = "1.1"
)

// Vocabulary is everything that one version of Caliper defines. Slices are in
// the order of the specification's or the certification guide's own lists.
// Callers must not change what they get from it.
type Vocabulary struct {
	Version   Version `json:"version"`
	Context   string  `json:"context"`   // the JSON-LD context IRI, which is also the envelope's dataVersion
	Namespace string  `json:"namespace"` // the prefix of every type's IRI

	Profiles   []Profile    `json:"profiles"`
	Events     []EventType  `json:"events"`
	Entities   []EntityType `json:"entities"` // SystemIdentifier and the selectors are among them
	Actions    []Action     `json:"actions"`
	Terms      []Term       `json:"terms"`      // of every TermSet but actions and profiles
	Extensions []Extension  `json:"extensions"` // the extension profiles of 1.1; none in 1.2
	Errata     []Erratum    `json:"errata"`

	index index
}

// Reference says where the specification treats something.
type Reference struct {
	Section string `json:"section"` // as a person would say it: "section 3.8", "Appendix A"
	Anchor  string `json:"anchor"`  // the fragment in the published document, without "#"
}

// Disposition says what a row means for its profile (certification guide,
// event conformance tables).
type Disposition string

// The dispositions of a row.
const (
	Required   Disposition = "required"
	AtLeastOne Disposition = "at-least-one" // met when any row of the profile with it is met
	Optional   Disposition = "optional"
)

// Profile is a metric profile: the unit of certification. In 1.1, Tool Use is
// there twice: plain, and as "ToolUseProfile-extension" with the measures that
// its extension adds; no document of 1.1 names a profile.
type Profile struct {
	Name      string    `json:"name"`  // the term, "ReadingProfile"
	Title     string    `json:"title"` // as people call it, "Reading"
	Meaning   string    `json:"meaning"`
	Reference Reference `json:"reference"`
	Extension string    `json:"extension"` // in 1.1, the name of the extension that adds it; else empty
	Rows      []Row     `json:"rows"`
}

// AnyAction is the action of a row that every action of the vocabulary fills.
const AnyAction = "*"

// ActionWords is a row's action as people read it, also where it takes any.
func ActionWords(action string) string {
	if action == AnyAction {
		return "any action"
	}
	return action
}

// Row is one line of a profile's conformance table.
type Row struct {
	ID      string `json:"id"`      // unique in its version: "ReadingProfile/ViewEvent/Viewed"
	Profile string `json:"profile"` // "ReadingProfile"
	Event   string `json:"event"`
	Action  string `json:"action"` // AnyAction for the generic event
	// Actor and Object name the types that fit (they or a subtype). Object is
	// the certification guide's column.
	Actor  []string `json:"actor"`
	Object []string `json:"object"`
	// SpecificationActor is the specification's own actor column where it differs
	// from the guide's, as in two rows of 1.1; empty otherwise.
	SpecificationActor []string `json:"specificationActor"`
	// SpecificationObject is the same for the object.
	SpecificationObject []string    `json:"specificationObject"`
	Generated           string      `json:"generated"` // the recommended generated entity, or empty
	Disposition         Disposition `json:"disposition"`
}

// Asks returns the types that the row asks for at a property of its event, in the
// specification's narrower form where there is one; none where it asks for nothing.
func (r *Row) Asks(property string) []string {
	switch {
	case property == "actor" && len(r.SpecificationActor) > 0:
		return r.SpecificationActor
	case property == "actor":
		return r.Actor
	case property == "object" && len(r.SpecificationObject) > 0:
		return r.SpecificationObject
	case property == "object":
		return r.Object
	case property == "generated" && r.Generated != "":
		return []string{r.Generated}
	}
	return nil
}

// Type is what types of events and of entities have in common.
type Type struct {
	Name       string     `json:"name"`
	IRI        string     `json:"iri"`
	Supertypes []string   `json:"supertypes"` // "Event" for events, none for Event itself
	Properties []Property `json:"properties"` // what the type itself defines or narrows; PropertiesOf adds the inherited
	Meaning    string     `json:"meaning"`
	Reference  Reference  `json:"reference"`
	// Extensions names the extensions of 1.1 that bring the type, each by itself
	// enough: several share the scales and questions. Empty for what every
	// document may use.
	Extensions []string `json:"extensions"`

	Deprecated           bool              `json:"deprecated"`
	DeprecatedProperties map[string]string `json:"deprecatedProperties"` // name to replacement, which may be empty
}

// EventType is a type of event.
type EventType struct {
	Type
	Actions           []string    `json:"actions"` // supported ones; empty for Event, which takes every action
	DeprecatedActions []string    `json:"deprecatedActions"`
	Narrowings        []Narrowing `json:"narrowings"`
	NotApplicable     []string    `json:"notApplicable"` // inherited properties that this type does not use
}

// EntityType is a type of entity, or one of the few types that are not
// entities but stand inside them (SystemIdentifier, the selectors).
type EntityType struct {
	Type
	NoID bool `json:"noID"` // SystemIdentifier and the selectors have no id
}

// Narrowing restricts the types of one property for one action, as "objectByAction"
// does for SessionEvent. Where a narrowing comes by an extension, the property
// itself stays as the event or its supertype has it.
type Narrowing struct {
	Property   string   `json:"property"`
	Action     string   `json:"action"`
	Types      []string `json:"types"`
	Extensions []string `json:"extensions"` // it holds only where one of these is in force; empty: always
}

// Kind is what form a property's value has.
type Kind string

// The kinds of values.
const (
	String             Kind = "string"
	Boolean            Kind = "boolean"
	Integer            Kind = "integer"
	NonNegativeInteger Kind = "nonNegativeInteger"
	Decimal            Kind = "decimal"
	DateTime           Kind = "dateTime"
	Duration           Kind = "duration"
	IRI                Kind = "iri"    // an IRI that identifies the thing itself (id)
	UUID               Kind = "uuid"   // an event's id, in its urn:uuid: form
	Map                Kind = "map"    // free-form object that is never judged inside
	TypeName           Kind = "type"   // the name of an event or entity type
	InTerms            Kind = "term"   // a term of the set Property.Terms
	EntityOf           Kind = "entity" // an object of one of Property.Types, and an IRI if Property.IRI
)

// Property is one property of a type.
type Property struct {
	Name string `json:"name"`
	Kind Kind   `json:"kind"`
	// Array says that the value is an array whose elements have Kind.
	Array bool `json:"array"`
	// Types names the entity types that fit where Kind is EntityOf; subtypes fit too.
	Types []string `json:"types"`
	// IRI says that an IRI string may stand in place of the object.
	IRI bool `json:"iri"`
	// Terms is the vocabulary where Kind is InTerms.
	Terms TermSet `json:"terms"`
	// Required says that the property must be there; RequiredFor that it must
	// be for the named actions.
	Required    bool     `json:"required"`
	RequiredFor []string `json:"requiredFor"`
	Meaning     string   `json:"meaning"`
	// DefinedBy is the type that defines or narrows the property.
	DefinedBy  string   `json:"definedBy"`
	Extensions []string `json:"extensions"` // as for Type
}

// TermSet names one of the closed vocabularies.
type TermSet string

// The term sets. ProfileTerms and ActionTerms are looked up like the others,
// although profiles and actions have types of their own.
const (
	ProfileTerms              TermSet = "Profile"
	ActionTerms               TermSet = "Action"
	MetricTerms               TermSet = "Metric"
	RoleTerms                 TermSet = "Role"
	StatusTerms               TermSet = "Status"
	SystemIdentifierTypeTerms TermSet = "SystemIdentifierType"
	LtiMessageTypeTerms       TermSet = "LtiMessageType"
)

// Action is something that an actor can do.
type Action struct {
	Name       string    `json:"name"`
	IRI        string    `json:"iri"`
	Meaning    string    `json:"meaning"`
	Reference  Reference `json:"reference"`
	Extensions []string  `json:"extensions"` // as for Type
}

// Term is one word of a closed vocabulary.
type Term struct {
	Set        TermSet   `json:"set"`
	Name       string    `json:"name"`
	Meaning    string    `json:"meaning"`
	Reference  Reference `json:"reference"`
	Extensions []string  `json:"extensions"` // as for Type
}

// Extension is an extension profile of Caliper 1.1: it has a context of its
// own, which must stand beside Caliper's for its terms to count.
type Extension struct {
	Name    string `json:"name"` // "FeedbackProfile"
	Context string `json:"context"`
	Meaning string `json:"meaning"`
}

// Erratum is a place where the published sources disagree, and what this
// program does about it.
type Erratum struct {
	Number  int      `json:"number"`
	Subject string   `json:"subject"`
	SourceA string   `json:"sourceA"`
	SourceB string   `json:"sourceB"`
	Does    string   `json:"does"`  // what the program does
	Names   []string `json:"names"` // the terms, types and properties it is about, for cross-links
}
