package rule

import (
	"bytes"

	"caliper-playground/catalog"
	"caliper-playground/engine/document"
)

type contextUnknown struct {
	got  string
	want string // the context that is meant
}

func (contextUnknown) page() Rule {
	return Rule{
		ID: "context-unknown", Title: "The Caliper context is spelled exactly", Severity: Error,
		Why:       "A context is an identifier: another scheme, a slash at its end or a version that does not exist makes it another one.",
		Cost:      "Consumers do not recognise the document as Caliper.",
		Reference: "Caliper 1.2, JSON-LD context and serialization (#serialization); erratum 13",
	}
}

func (contextUnknown) onContext(p *pass, item *Item, context document.NodeID) {
	if context == document.None {
		return
	}
	for c := range p.contexts(context) {
		iri := p.doc.Content(c)
		if p.doc.Nodes[c].Kind != document.String || p.isCaliperContext(iri) || !looksLikeCaliper(iri) {
			continue
		}
		if _, rest, _ := bytes.Cut(iri, []byte(caliperContexts)); bytes.HasPrefix(rest, []byte("v1/")) || string(rest) == "v1" {
			p.report(at(c), caliper1p0{has: "the context of 1.0"})
			continue
		}
		p.report(at(c), contextUnknown{p.doc.Text(c), p.nearContext(iri)})
	}
}

func (f contextUnknown) words() string {
	return quote(f.got) + " is not a context of Caliper" + meant(f.want)
}

func (f contextUnknown) mend(x *patcher, at place) {
	if f.want != "" {
		x.replace(at.node, text(f.want))
	}
}

// nearContext returns the context that a misspelled one means: an extension's,
// or that of a version.
func (p *pass) nearContext(iri []byte) string {
	var candidates []string
	for i := range p.tables.contexts {
		candidates = append(candidates, p.tables.contexts[i].iri)
	}
	if near := catalog.Nearest(string(iri), candidates); near != "" {
		return near
	}
	return p.plan.vocabulary.Context
}
