package rule

import (
	"caliper-playground/catalog"
	"caliper-playground/engine/document"
)

type contextUnknown struct {
	got   string
	meant string // the context that is merely misspelled, or ""
}

func (contextUnknown) page() Rule {
	return Rule{
		ID: "context-unknown", Title: "The Caliper context is spelled exactly", Severity: Error,
		Why:       "A context is an identifier: another scheme, a slash at its end or a version that does not exist makes it another one.",
		Cost:      "Consumers do not recognise the document as Caliper.",
		Reference: "Caliper 1.2, JSON-LD context and serialization (#serialization); erratum 13",
	}
}

func (*contextUnknown) onContext(p *pass, item *Item, context document.NodeID) {
	for _, name := range item.contexts {
		contextUnknown{}.tell(p, name)
	}
}

// tell reports a context that is meant as one of Caliper's, and is none.
func (contextUnknown) tell(p *pass, name contextName) {
	n := name.node
	switch name.kind {
	case oldestContext:
		p.report(at(n), caliper1p0{has: "the context of 1.0"})
	case misspelledContext:
		p.report(at(n), contextUnknown{p.doc.Text(n), name.known.iri})
	case otherVersionContext:
		p.report(at(n), contextUnknown{p.doc.Text(n), ""})
	case unknownExtensionContext:
		p.report(at(n), extensionUnknown{p.doc.Text(n)})
	}
}

func (f contextUnknown) words() string {
	if f.meant == "" {
		return quote(f.got) + " is not the context of a version that is supported here; there are " + or(supportedContexts()) + ", and the item is judged as Caliper 1.2"
	}
	return quote(f.got) + " is not a context of Caliper" + meant(f.meant)
}

func (f contextUnknown) mend(x *patcher, at place) {
	if f.meant != "" {
		x.replace(at.node, jsonText(f.meant))
	}
}

// choices offers the versions that are supported where another one is named.
func (f contextUnknown) choices(x *patcher, at place) []choice {
	var choices []choice
	for _, context := range supportedContexts() {
		choices = append(choices, choice{"the context becomes " + context, func(x *patcher) { x.replace(at.node, jsonText(context)) }})
	}
	return choices
}

// supportedContexts are the contexts of the versions that the catalogue has.
func supportedContexts() []string {
	var contexts []string
	for _, v := range catalog.Versions() {
		contexts = append(contexts, catalog.Get(v).Context)
	}
	return contexts
}
