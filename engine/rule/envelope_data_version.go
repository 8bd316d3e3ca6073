package rule

import (
	"caliper-playground/catalog"
	"caliper-playground/engine/document"
)

type envelopeDataVersion struct {
	got string
}

func (envelopeDataVersion) page() Rule {
	return Rule{
		ID: "envelope-data-version", Title: "dataVersion is the context of a supported version", Severity: Error,
		Why:       "dataVersion tells the endpoint which version's terms the data uses. It is the IRI of that version's context, letter for letter.",
		Cost:      "The endpoint answers 422: it cannot process what it does not know.",
		Reference: "Caliper 1.2, envelope (#envelope); certification guide, HTTP message responses (#httpResponse)",
	}
}

func (*envelopeDataVersion) onEnvelope(p *pass, envelope document.NodeID) {
	if n := p.memberBySymbol(envelope, p.tables.words.dataVersion); n != document.None && p.doc.Nodes[n].Kind == document.String && p.dataVersion(n) == "" {
		p.report(at(n), envelopeDataVersion{p.doc.Text(n)})
	}
}

func (f envelopeDataVersion) words() string {
	return quote(f.got) + " is not the context of a version that is supported here; it must be " +
		quote(catalog.Get(catalog.V1p2).Context) + " or " + quote(catalog.Get(catalog.V1p1).Context)
}

// mend sets the context that is merely misspelled there, or the one that all items
// name.
func (f envelopeDataVersion) mend(x *patcher, at place) {
	name := x.p.tables.contextNamed([]byte(f.got))
	switch {
	case name.kind == misspelledContext && name.known.extension == 0:
		x.replace(at.node, jsonText(name.known.iri))
	case x.oneVersion():
		x.replace(at.node, jsonText(x.dataVersion()))
	}
}

func (f envelopeDataVersion) choices(x *patcher, at place) []choice {
	return x.chooseEnvelope("dataVersion", at)
}
