package rule

import (
	"time"

	"caliper-playground/catalog"
	"caliper-playground/engine/document"
)

// Options sets how a Judge judges.
type Options struct {
	// Spec is the version by which a document without a Caliper context is judged.
	Spec       catalog.Version
	Strict     bool // every warning becomes an error
	Tolerances Tolerances
	// Envelope says that only envelopes will do, as for an endpoint.
	Envelope bool
	// Keep is how many findings and items will be asked for at most. The zero Limit is
	// all of them; with another, those that it leaves out are counted alone.
	Keep Limit
	// Advise asks for advice, which changes no verdict, and Now is the time by which
	// an event's is ahead of the clock; the zero time is no clock.
	Advise bool
	Now    time.Time
}

// Judge judges one document after another, reusing its memory. It must not be
// used by two goroutines at once.
type Judge struct {
	pass   pass
	parser *document.Parser
}

// NewJudge returns a judge.
func NewJudge(o Options) *Judge {
	if o.Spec == "" {
		o.Spec = catalog.V1p2
	}
	t := shared()
	j := &Judge{parser: document.NewParser(t.symbols)}
	j.pass.tables, j.pass.options, j.pass.many = t, o, manyFound
	return j
}

// Judge judges one document. The scope, which may be nil, knows the entities
// described before. The result is valid until the next call.
func (j *Judge) Judge(body []byte, scope Scope) *Result {
	p := &j.pass
	doc, err := j.parser.Parse(body)
	p.begin(doc, scope)
	if err != nil {
		p.unreadable(body, err.(*document.SyntaxError))
	} else {
		p.document()
	}
	return &p.result
}

// Shape says what a document was taken for.
type Shape string

// The shapes of documents.
const (
	ShapeEnvelope Shape = "envelope"
	ShapeEvent    Shape = "event"
	ShapeEntity   Shape = "entity"
	ShapeArray    Shape = "array" // of events and entities
	ShapeUnknown  Shape = "unknown"
)

// Result is what judging found, in a form that costs nothing until it is asked.
type Result struct {
	Document *document.Document
	Shape    Shape
	Version  catalog.Version // of the envelope, or of the first item
	Parsed   bool            // the bytes are JSON
	// EnvelopeErrors says that the envelope's own form has errors;
	// UnknownVersion that its dataVersion is none that the catalogue describes.
	EnvelopeErrors, UnknownVersion bool
	Verdict                        Verdict
	// Items are the events and entities at the top of the document. Of a list that
	// has more of them than Limit.Items, entries that are neither are left out, and
	// Unlisted counts their verdicts.
	Items    []Item
	Unlisted Counts
	// Tolerated names the tolerances that made a difference.
	Tolerated Tolerances
	Versioned bool // the envelope's dataVersion names a version

	pass *pass
}

// Entries is how many items the document has, listed or not.
func (r *Result) Entries() int { return len(r.Items) + r.Unlisted.Total() }

// Item is one event or entity at the top of a document.
type Item struct {
	Node    document.NodeID
	Event   bool // an event, or meant as one
	Entity  bool // an entity, or meant as one
	Version catalog.Version
	Named   bool // the document says that it is of that version
	Verdict Verdict

	// What an event is, for its marks; None and "" where it is not there.
	Type                  string // as the catalogue spells it; "" where it is unknown
	TypeNode, ActionNode  document.NodeID
	Action                document.Symbol
	Profile               document.Symbol
	ActorType, ObjectType string
	// The same types, and the event's own, as symbols; 0 where a type is unknown.
	TypeSymbol, ActorSymbol, ObjectSymbol document.Symbol
	ActorNode, ObjectNode                 document.NodeID
	ProfileNode, EventTimeNode, IDNode    document.NodeID
	Foreign                               bool // another vocabulary's context is in force
	Strange                               Strange
	Extensions                            extensionMask
	// Repeats is the event before it in the document that has the same id and
	// content, or None.
	Repeats document.NodeID

	contexts    []contextName     // the entries of its @context
	keywords    bool              // an object inside has a @context, @id or @type
	anonymous   bool              // an object has the IRI of a type as its id
	others      otherVocabularies // that its @context brings
	first, last int               // its findings in pass.found
}

// Symbols returns the words that an Item's symbols stand for. They are the same
// for all judges.
func Symbols() *document.Symbols { return shared().symbols }

// Word returns the word of a symbol in an Item.
func (r *Result) Word(s document.Symbol) string { return r.pass.tables.symbols.Word(s) }

// HasExtension says whether the extension profile's context is in force for the item.
func (r *Result) HasExtension(item *Item, extension string) bool {
	return item.Extensions&r.pass.tables.plan(item.Version).extensions[extension] != 0
}
