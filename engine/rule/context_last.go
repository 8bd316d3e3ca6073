package rule

import "caliper-playground/engine/document"

var contextLast = Rule{
	ID: "context-last", Title: "Caliper's context is there, and stands last", Severity: Error,
	Why: "In an array of contexts a later one wins. Caliper's must be the last, so that no other vocabulary " +
		"changes the meaning of its terms.",
	Cost:      "A JSON-LD processor reads other terms than Caliper's.",
	Reference: "Caliper 1.2, JSON-LD context and serialization (#serialization)",
	Bad:       `{"@context": ["http://purl.imsglobal.org/ctx/caliper/v1p2", "https://example.org/contexts/lab"], "id": "https://example.org/people/7", "type": "Person"}`,
	Good:      `{"@context": ["https://example.org/contexts/lab", "http://purl.imsglobal.org/ctx/caliper/v1p2"], "id": "https://example.org/people/7", "type": "Person"}`,
	onContext: func(p *pass, item *Item, context document.NodeID) {
		if context == document.None {
			return
		}
		switch p.doc.Nodes[context].Kind {
		case document.String:
			if raw := p.doc.Content(context); !p.isCaliperContext(raw) && isIRI(raw) && !looksLikeCaliper(raw) {
				f := p.report("context-last", context)
				f.got, f.want = p.doc.Text(context), p.plan.vocabulary.Context
			}
		case document.Array:
			p.contextOrder(context)
		}
	},
	say: func(f *found) string {
		if f.got != "" {
			return quote(f.got) + " is not Caliper's context; @context must be " + quote(f.want) + ", or an array that ends with it"
		}
		if f.number > 0 {
			return "Caliper's context must stand last in @context, behind those of other vocabularies"
		}
		return "Caliper's context is missing; " + quote(f.want) + " must stand last in @context"
	},
	fix: func(x *fixer, f *found) {
		switch {
		case x.p.doc.Nodes[f.node].Kind == document.String && isIRI(x.p.doc.Content(f.node)):
			x.replace(f.node, raw(`[`+x.raw(f.node)+`,`+string(text(f.want))+`]`))
		case x.p.doc.Nodes[f.node].Kind == document.String:
			x.supersede(f.node, text(f.want))
		case f.number > 0:
			x.contextToEnd(f.node)
		default:
			x.append(f.node, text(f.want))
		}
	},
}

// isCaliperContext says whether an IRI is the context of a version or of an extension.
func (p *pass) isCaliperContext(iri []byte) bool { return p.tables.context(iri) != nil }

// contextVersions reports a version's context that stands beside another one.
func (p *pass) contextVersions(context document.NodeID) {
	seen := map[string]bool{}
	for c := range p.doc.Children(context) {
		known := p.tables.context(p.doc.Content(c))
		if known == nil {
			continue
		}
		if again := seen[known.iri]; again || known.version != p.plan.vocabulary.Version {
			p.repeatedContext(c, known.version)
		}
		seen[known.iri] = true
	}
}

// contextOrder reports an array of contexts that Caliper's does not end.
func (p *pass) contextOrder(context document.NodeID) {
	last, there := false, false
	empty := true
	for c := range p.doc.Children(context) {
		empty = false
		if k := p.doc.Nodes[c].Kind; k != document.String && k != document.Object {
			return // its form is wrong, which has been said
		}
		last = p.doc.Nodes[c].Kind == document.String && (p.isCaliperContext(p.doc.Content(c)) || looksLikeCaliper(p.doc.Content(c)))
		there = there || last
	}
	if last || empty {
		p.contextVersions(context)
		return
	}
	f := p.report("context-last", context)
	f.want = p.plan.vocabulary.Context
	if there {
		f.number = 1
	}
}
