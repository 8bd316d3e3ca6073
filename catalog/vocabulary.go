// Package catalog is the vocabulary of Caliper Analytics as immutable data:
// versions, profiles and their rows, event types, entity types, properties,
// actions, terms and errata, each with a one-line meaning and the place where
// the specification treats it.
//
// It is decoded once from embedded files and never changes afterwards. The
// package is pure: it does no I/O beyond its embedded files, reads no clock
// and logs nothing. It judges nothing either: rules live in engine/rule.
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
	Version   Version
	Context   string // the JSON-LD context IRI, which is also the envelope's dataVersion
	Namespace string // the prefix of every type's IRI

	Profiles   []Profile
	Events     []EventType
	Entities   []EntityType // SystemIdentifier and the selectors are among them
	Actions    []Action
	Terms      []Term      // of every TermSet but actions and profiles
	Extensions []Extension // the extension profiles of 1.1; none in 1.2
	Errata     []Erratum

	index index
}

// Reference says where the specification treats something.
type Reference struct {
	Section string // as a person would say it: "section 3.8", "Appendix A"
	Anchor  string // the fragment in the published document, without "#"
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

// Profile is a metric profile: the unit of certification.
type Profile struct {
	Name      string // the term, "ReadingProfile"
	Title     string // as people call it, "Reading"
	Meaning   string
	Reference Reference
	Extension string // in 1.1, the name of the extension that adds it; else empty
	Rows      []Row
}

// AnyAction is the action of a row that every action of the vocabulary fills.
const AnyAction = "*"

// Row is one line of a profile's conformance table.
type Row struct {
	ID      string // unique in its version: "ReadingProfile/ViewEvent/Viewed"
	Profile string // "ReadingProfile"
	Event   string
	Action  string // AnyAction for the generic event
	// Actor and Object name the types that fit (they or a subtype). Object is
	// the certification guide's column.
	Actor  []string
	Object []string
	// SpecificationObject is the specification's own object column where it
	// differs from the guide's; empty otherwise.
	SpecificationObject []string
	// SpecificationActor is the same for the actor; only two rows of 1.1 have it.
	SpecificationActor []string
	Generated          string // the recommended generated entity, or empty
	Disposition        Disposition
}

// EventType is a type of event. Properties holds what the type itself defines
// or narrows; PropertiesOf gives them with the inherited ones.
type EventType struct {
	Name       string
	IRI        string
	Supertype  string   // "Event", or empty for Event itself
	Actions    []string // supported ones; empty for Event, which takes every action
	Properties []Property
	Narrowings []Narrowing
	Meaning    string
	Reference  Reference
	Extensions []string // as for EntityType

	Deprecated           bool
	DeprecatedActions    []string
	DeprecatedProperties map[string]string // name to replacement, which may be empty
	NotApplicable        []string          // inherited properties that this type does not use
}

// Narrowing restricts the types of one property for one action, as "objectByAction"
// does for SessionEvent. Where a narrowing comes by an extension, the property
// itself stays as the event or its supertype has it.
type Narrowing struct {
	Property   string
	Action     string
	Types      []string
	Extensions []string // it holds only where one of these is in force; empty: always
}

// EntityType is a type of entity, or one of the few types that are not
// entities but stand inside them (SystemIdentifier, the selectors).
type EntityType struct {
	Name       string
	IRI        string
	Supertypes []string
	Properties []Property // own ones; PropertiesOf adds the inherited
	Meaning    string
	Reference  Reference
	// Extensions names the extensions of 1.1 that bring the type, each by itself
	// enough: several share the scales and questions. Empty for what every
	// document may use.
	Extensions []string
	NoID       bool // SystemIdentifier and the selectors have no id

	Deprecated           bool
	DeprecatedProperties map[string]string
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
	Name string
	Kind Kind
	// Array says that the value is an array whose elements have Kind.
	Array bool
	// Types names the entity types that fit where Kind is EntityOf; subtypes fit too.
	Types []string
	// IRI says that an IRI string may stand in place of the object.
	IRI bool
	// Terms is the vocabulary where Kind is InTerms.
	Terms TermSet
	// Required says that the property must be there; RequiredFor that it must
	// be for the named actions.
	Required    bool
	RequiredFor []string
	Meaning     string
	// DefinedBy is the type that defines or narrows the property.
	DefinedBy  string
	Extensions []string // as for EntityType
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
	Name       string
	IRI        string
	Meaning    string
	Reference  Reference
	Extensions []string // as for EntityType
}

// Term is one word of a closed vocabulary.
type Term struct {
	Set        TermSet
	Name       string
	Meaning    string
	Reference  Reference
	Extensions []string // as for EntityType
}

// Extension is an extension profile of Caliper 1.1: it has a context of its
// own, which must stand beside Caliper's for its terms to count.
type Extension struct {
	Name    string // "FeedbackProfile"
	Context string
	Meaning string
}

// Erratum is a place where the published sources disagree, and what this
// program does about it.
type Erratum struct {
	Number  int
	Subject string
	SourceA string
	SourceB string
	Does    string   // what the program does
	Names   []string // the terms, types and properties it is about, for cross-links
}
