package rule

import (
	"bytes"

	"caliper-playground/catalog"
	"caliper-playground/engine/document"
)

var contextUnknown = Rule{
	ID: "context-unknown", Title: "The Caliper context is spelled exactly", Severity: Error,
	Why:       "A context is an identifier: another scheme, a slash at its end or a version that does not exist makes it another one.",
	Cost:      "Consumers do not recognise the document as Caliper.",
	Reference: "Caliper 1.2, JSON-LD context and serialization (#serialization); erratum 13",
	Bad:       `{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2/", "id": "https://example.org/people/7", "type": "Person"}`,
	Good:      `{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "id": "https://example.org/people/7", "type": "Person"}`,
	onContext: func(p *pass, item *Item, context document.NodeID) {
		if context == document.None {
			return
		}
		check := func(n document.NodeID) {
			if p.doc.Nodes[n].Kind != document.String {
				return
			}
			raw := p.doc.Content(n)
			if p.tables.context(raw) != nil || !looksLikeCaliper(raw) {
				return
			}
			if _, rest, _ := bytes.Cut(raw, []byte(caliperContexts)); bytes.HasPrefix(rest, []byte("v1/")) || string(rest) == "v1" {
				p.report("caliper-1.0", n).name = "the context of 1.0"
				return
			}
			f := p.report("context-unknown", n)
			f.got, f.want = p.doc.Text(n), p.nearContext(raw)
		}
		if p.doc.Nodes[context].Kind == document.Array {
			for c := range p.doc.Children(context) {
				check(c)
			}
			return
		}
		check(context)
	},
	say: func(f *found) string {
		return quote(f.got) + " is not a context of Caliper" + meant(f.want)
	},
	fix: func(x *fixer, f *found) {
		if f.want != "" {
			x.replace(f.node, text(f.want))
		}
	},
}

// nearContext returns the context that a misspelled one means: an extension's,
// or that of a version.
func (p *pass) nearContext(raw []byte) string {
	var candidates []string
	for i := range p.tables.contexts {
		candidates = append(candidates, p.tables.contexts[i].iri)
	}
	if near := catalog.Nearest(string(raw), candidates); near != "" {
		return near
	}
	return p.plan.vocabulary.Context
}
