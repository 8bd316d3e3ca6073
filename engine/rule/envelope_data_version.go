package rule

import (
	"caliper-playground/catalog"
	"caliper-playground/engine/document"
)

var envelopeDataVersion = Rule{
	ID: "envelope-data-version", Title: "dataVersion is the context of a supported version", Severity: Error,
	Why:       "dataVersion tells the endpoint which version's terms the data uses. It is the IRI of that version's context, letter for letter.",
	Cost:      "The endpoint answers 422: it cannot process what it does not know.",
	Reference: "Caliper 1.2, envelope (#envelope); certification guide, HTTP message responses (#httpResponse)",
	Bad: `{"sensor": "https://example.org/sensors/1", "sendTime": "2026-03-02T09:15:00.000Z", "dataVersion": "http://purl.imsglobal.org/ctx/caliper/v1p9", ` +
		`"data": [{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "id": "https://example.org/people/7", "type": "Person"}]}`,
	Good: contextVersion.Good,
	onEnvelope: func(p *pass, envelope document.NodeID) {
		n := p.memberBySymbol(envelope, p.tables.words.dataVersion)
		if n == document.None || p.doc.Nodes[n].Kind != document.String || p.dataVersion(n) != "" {
			return
		}
		f := p.report("envelope-data-version", n)
		f.got, f.want = p.doc.Text(n), p.plan.vocabulary.Context
	},
	say: func(f *found) string {
		return quote(f.got) + " is not the context of a version that is supported here; it must be " +
			quote(catalog.Get(catalog.V1p2).Context) + " or " + quote(catalog.Get(catalog.V1p1).Context)
	},
	fix: fixEnvelope,
}
