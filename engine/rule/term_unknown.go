package rule

import (
	"caliper-playground/catalog"
	"caliper-playground/engine/document"
)

var termUnknown = Rule{
	ID: "term-unknown", Title: "Terms come from their vocabulary", Severity: Error,
	Why:       "Roles, statuses, metrics, identifier and message types are closed lists, so that every consumer knows each of them.",
	Cost:      "Consumers cannot interpret the value.",
	Reference: "Caliper 1.2, vocabulary terms",
	Bad:       `{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "id": "https://example.org/memberships/1", "type": "Membership", "status": "active"}`,
	Good:      `{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "id": "https://example.org/memberships/1", "type": "Membership", "status": "Active"}`,
	onValue: map[catalog.Kind]valueHook{
		catalog.InTerms: func(p *pass, property *propertyPlan, n document.NodeID) {
			switch property.Terms {
			case catalog.ActionTerms, catalog.ProfileTerms:
				return // the event's own rules say more about these
			}
			if !p.isString(property, n, "term-unknown") {
				return
			}
			symbol := p.symbolAt(n)
			if property.terms.contains(symbol) {
				if needs := property.terms.needs[symbol]; needs != 0 && needs&p.extensions == 0 {
					f := p.report("extension-context", n)
					f.name, f.needs = p.doc.Text(n), needs
				}
				return
			}
			f := p.report("term-unknown", n)
			f.property, f.got = property, p.describe(n)
			f.near = catalog.Nearest(localTerm(p.doc.Text(n)), property.terms.names)
		},
		catalog.TypeName: func(*pass, *propertyPlan, document.NodeID) {}, // the walk itself reads types
	},
	say: func(f *found) string {
		if f.near != "" {
			return f.got + " is not a term that " + f.property.Name + " takes" + meant(f.near)
		}
		return f.got + " is not a term that " + f.property.Name + " takes; there are " + and(f.property.terms.names, 14)
	},
	fix: fixTerm,
}

// localTerm takes the term out of an IRI; a sub-role keeps its role.
func localTerm(s string) string {
	for i := len(s) - 1; i >= 0; i-- {
		if s[i] == '/' || s[i] == ':' {
			return s[i+1:]
		}
	}
	return s
}
