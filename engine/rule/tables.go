package rule

import (
	"sync"

	"caliper-playground/catalog"
	"caliper-playground/engine/document"
)

// tables is all that judging looks things up in: immutable, made once, shared
// by every judge.
type tables struct {
	symbols *document.Symbols
	plans   map[catalog.Version]*plan
	newest  *plan // that of 1.2, which most documents are judged by
	hooks   hooks

	words    known
	contexts []knownContext
}

// knownContext is a context that Caliper publishes: a version's, or that of
// one of its extension profiles.
type knownContext struct {
	iri       string
	bare      string // the IRI as misspelled ones are compared with it
	version   catalog.Version
	extension extensionMask
}

// plan returns the plan of a version.
func (t *tables) plan(v catalog.Version) *plan {
	if v == catalog.V1p2 {
		return t.newest
	}
	return t.plans[v]
}

// context returns the published context with that IRI, or nil.
func (t *tables) context(iri []byte) *knownContext {
	for i := range t.contexts {
		if t.contexts[i].iri == string(iri) {
			return &t.contexts[i]
		}
	}
	return nil
}

// known holds the symbols of the words that the pass itself looks for.
type known struct {
	id, typ, context, atID, atType                                 document.Symbol
	sensor, sendTime, dataVersion, data                            document.Symbol
	actor, action, object, eventTime, generated, profile           document.Symbol
	extensions, messageParameters, federatedSession, target        document.Symbol
	storageName, currentTime, count, attempt, assignee, assignable document.Symbol
}

// shared returns the tables, making them at the first call.
var shared = sync.OnceValue(newTables)

func newTables() *tables {
	var words []string
	for _, version := range catalog.Versions() {
		words = append(words, catalog.Get(version).Words()...)
	}
	words = append(words, "id", "type", "@context", "@id", "@type", "sensor", "sendTime", "dataVersion", "data")
	t := &tables{
		symbols: document.NewSymbols(words),
		plans:   map[catalog.Version]*plan{},
		hooks:   hooksOf(registry()),
	}
	for _, version := range catalog.Versions() {
		v := catalog.Get(version)
		t.plans[version] = compile(v, t.symbols, &t.hooks)
		t.contexts = append(t.contexts, knownContext{iri: v.Context, bare: bareIRI(v.Context), version: version})
		for i, extension := range v.Extensions {
			t.contexts = append(t.contexts, knownContext{iri: extension.Context, bare: bareIRI(extension.Context), version: version, extension: 1 << i})
		}
	}
	t.newest = t.plans[catalog.V1p2]
	symbol := func(word string) document.Symbol { return t.symbols.Lookup([]byte(word)) }
	t.words = known{
		id: symbol("id"), typ: symbol("type"), context: symbol("@context"), atID: symbol("@id"), atType: symbol("@type"),
		sensor: symbol("sensor"), sendTime: symbol("sendTime"), dataVersion: symbol("dataVersion"), data: symbol("data"),
		actor: symbol("actor"), action: symbol("action"), object: symbol("object"), eventTime: symbol("eventTime"),
		generated: symbol("generated"), profile: symbol("profile"), extensions: symbol("extensions"),
		messageParameters: symbol("messageParameters"), federatedSession: symbol("federatedSession"), target: symbol("target"),
		storageName: symbol("storageName"), currentTime: symbol("currentTime"), count: symbol("count"),
		attempt: symbol("attempt"), assignee: symbol("assignee"), assignable: symbol("assignable"),
	}
	return t
}
