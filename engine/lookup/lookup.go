// Package lookup answers what something of Caliper is: it puts together what
// the catalogue, the rules and the built-in fixtures know of each word, profile, row,
// event, entity, property, action, term, erratum and rule, with links from one
// to the other and with what differs between the versions.
//
// An Entry holds the facts; Blocks lays them out for reading, once for every
// screen, text and Markdown. The package judges nothing and sends nothing.
package lookup

import (
	"encoding/json"

	"caliper-playground/catalog"
	"caliper-playground/engine/rule"
)

// Kind says what sort of thing an entry is about.
type Kind string

// The kinds, in the order in which they are listed.
const (
	Word     Kind = "word" // of documents, transport and this program
	Profile  Kind = "profile"
	Row      Kind = "row"
	Event    Kind = "event"
	Entity   Kind = "entity"
	Property Kind = "property"
	Action   Kind = "action"
	Term     Kind = "term"
	Erratum  Kind = "erratum"
	Rule     Kind = "rule"
)

// Kinds returns every kind in the order in which they are listed.
func Kinds() []Kind {
	return []Kind{Word, Profile, Row, Event, Entity, Property, Action, Term, Erratum, Rule}
}

// Ref names one entry of a version: a kind with a name stands for one thing.
// A row's name is its ID, an erratum's its number, a rule's its ID.
type Ref struct {
	Kind Kind   `json:"kind"`
	Name string `json:"name"`
}

// Entry is what is known of one thing. Its JSON form is public: every field is
// always there, lists that have nothing are empty. Callers must not change it.
type Entry struct {
	Spec catalog.Version `json:"spec"`
	Ref
	Set        catalog.TermSet   `json:"set"`   // of a term
	Title      string            `json:"title"` // what people call it, where that is not its name
	IRI        string            `json:"iri"`
	Meaning    string            `json:"meaning"`
	Reference  string            `json:"reference"`
	Versions   []catalog.Version `json:"versions"`   // that have it
	Extensions []string          `json:"extensions"` // the extension profiles of 1.1 that add it
	Deprecated bool              `json:"deprecated"`

	Supertypes           []string        `json:"supertypes"`
	Subtypes             []string        `json:"subtypes"`
	Actions              []string        `json:"actions"` // that an event takes
	DeprecatedActions    []string        `json:"deprecatedActions"`
	Events               []string        `json:"events"` // that take an action
	Rows                 []catalog.Row   `json:"rows"`
	Properties           []PropertyFact  `json:"properties"` // own ones first, then the inherited, nearest first
	DeprecatedProperties []Replaced      `json:"deprecatedProperties"`
	NotApplicable        []string        `json:"notApplicable"` // inherited properties that an event does not use
	Narrowings           []NarrowingFact `json:"narrowings"`
	UsedBy               []Use           `json:"usedBy"`     // properties whose value it can be
	BelongsTo            []string        `json:"belongsTo"`  // of a property: the types that have it, and how an event reaches them
	AlsoCalled           []AlsoCalled    `json:"alsoCalled"` // what the field calls it

	Errata      []ErratumFact `json:"errata"` // about it
	Related     []Ref         `json:"related"`
	Differences []Difference  `json:"differences"` // between the versions
	Examples    []Example     `json:"examples"`

	SourceA string `json:"sourceA"` // of an erratum: what one source says
	SourceB string `json:"sourceB"`
	Does    string `json:"does"` // what this program does about it

	Questions    []string              `json:"questions"`    // of a profile: what its events answer
	Requirements []catalog.Requirement `json:"requirements"` // and what it asks for beyond its rows

	Group string `json:"group"` // of a word: what it belongs to
	Shown string `json:"shown"` // of a word: JSON, a header or a request that has it

	Severity string `json:"severity"` // of a rule
	Why      string `json:"why"`
	Cost     string `json:"cost"`
	rule.RuleExamples
}

// PropertyFact is a property as it holds on a type.
type PropertyFact struct {
	Name        string          `json:"name"`
	Value       string          `json:"value"` // what form it has, in words
	Types       []string        `json:"types"` // of the entities that it takes
	Terms       catalog.TermSet `json:"terms"` // whose words it takes
	Required    bool            `json:"required"`
	RequiredFor []string        `json:"requiredFor"` // actions
	DefinedBy   string          `json:"definedBy"`
	Inherited   bool            `json:"inherited"`
	Meaning     string          `json:"meaning"`
	Extensions  []string        `json:"extensions"`
}

// Replaced is a deprecated property with what to use in its place, if anything.
type Replaced struct {
	Name string `json:"name"`
	By   string `json:"by"`
}

// NarrowingFact says that a property takes fewer types when the action is a
// certain one.
type NarrowingFact struct {
	Property string   `json:"property"`
	Action   string   `json:"action"`
	Types    []string `json:"types"`
}

// Use is a place where an entity or a term can stand.
type Use struct {
	Type     string `json:"type"`
	Property string `json:"property"`
}

// AlsoCalled is a word of the field for something of Caliper.
type AlsoCalled struct {
	Word   string   `json:"word"`
	Source string   `json:"source"` // where in the field it is used
	Other  []string `json:"other"`  // what else the word can mean
}

// ErratumFact names an erratum.
type ErratumFact struct {
	Number  int    `json:"number"`
	Subject string `json:"subject"`
}

// Difference is one thing that the versions have differently; a version that
// lacks it has the empty string.
type Difference struct {
	What string `json:"what"`
	V1p2 string `json:"v1p2"`
	V1p1 string `json:"v1p1"`
}

// Example is an event that shows the thing, ready to be sent.
type Example struct {
	Row  string          `json:"row"`  // the row that it fills
	Name string          `json:"name"` // of the fixture
	Note string          `json:"note"` // where it does not show the thing itself: what it does show
	Data json.RawMessage `json:"event"`
}

// newEntry returns an entry with a name and no facts.
func newEntry(spec catalog.Version, kind Kind, name string) *Entry {
	return &Entry{
		Spec: spec, Ref: Ref{kind, name}, Versions: []catalog.Version{spec}, Extensions: []string{},
		Supertypes: []string{}, Subtypes: []string{}, Actions: []string{}, DeprecatedActions: []string{}, Events: []string{},
		Rows: []catalog.Row{}, Properties: []PropertyFact{}, DeprecatedProperties: []Replaced{}, NotApplicable: []string{},
		Narrowings: []NarrowingFact{}, UsedBy: []Use{}, BelongsTo: []string{}, AlsoCalled: []AlsoCalled{}, Errata: []ErratumFact{}, Related: []Ref{},
		Differences: []Difference{}, Examples: []Example{}, Questions: []string{}, Requirements: []catalog.Requirement{},
	}
}

// Short returns the entry with its name and meaning alone, for lists.
func (e *Entry) Short() *Entry {
	s := newEntry(e.Spec, e.Kind, e.Name)
	s.Set, s.Title, s.IRI, s.Meaning, s.Reference = e.Set, e.Title, e.IRI, e.Meaning, e.Reference
	s.Versions, s.Extensions, s.Deprecated, s.Severity = e.Versions, e.Extensions, e.Deprecated, e.Severity
	return s
}

// KindWords says what sort of thing it is: "event", "Metric term".
func (e *Entry) KindWords() string {
	if e.Kind == Term {
		return string(e.Set) + " term"
	}
	return string(e.Kind)
}

// ruleEntry makes the entry of a rule, whose page serves both versions.
func ruleEntry(spec catalog.Version, r *rule.Rule) *Entry {
	e := newEntry(spec, Rule, r.ID)
	e.Title, e.Meaning, e.Reference = r.Title, r.Why, r.Reference
	e.Severity, e.Why, e.Cost, e.RuleExamples = r.Severity.String(), r.Why, r.Cost, r.Examples()
	return e
}
