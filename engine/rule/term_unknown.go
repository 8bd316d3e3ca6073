package rule

import (
	"strings"

	"caliper-playground/catalog"
	"caliper-playground/engine/document"
)

type termUnknown struct {
	wrongValue
	near string // the term that is meant, or ""
}

func (termUnknown) page() Rule {
	return Rule{
		ID: "term-unknown", Title: "Terms come from their vocabulary", Severity: Error,
		Why:       "Roles, statuses, metrics, identifier and message types are closed lists, so that every consumer knows each of them.",
		Cost:      "Consumers cannot interpret the value.",
		Reference: "Caliper 1.2, vocabulary terms",
	}
}

func (termUnknown) kinds() []catalog.Kind { return []catalog.Kind{catalog.InTerms} }

func (termUnknown) onValue(p *pass, property *propertyPlan, n document.NodeID) {
	if property.Terms == catalog.ActionTerms || property.Terms == catalog.ProfileTerms {
		return // the event's own rules say more about these
	}
	symbol := p.symbolAt(n)
	if property.terms.contains(symbol) {
		if needs := property.terms.needs[symbol]; needs != 0 && !needs.overlaps(p.extensions) {
			extensionContext{}.tell(p, n, p.doc.Text(n), needs)
		}
		return
	}
	f := termUnknown{wrongValue: p.wrong(property, n)}
	if p.doc.Nodes[n].Kind == document.String {
		f.near = catalog.Nearest(localTerm(p.doc.Text(n)), property.terms.names)
	}
	p.report(at(n), f)
}

// localTerm takes the term out of an IRI; a sub-role keeps its role.
func localTerm(s string) string { return s[strings.LastIndexAny(s, "/:")+1:] }

func (f termUnknown) words() string {
	s := f.got + " is not a term that " + f.property.Name + " takes"
	if f.near != "" {
		return s + meant(f.near)
	}
	return s + "; there are " + and(f.property.terms.names, 14)
}

// distinct says that each element has its own term in mind.
func (f termUnknown) distinct() bool { return f.near != "" }

func (f termUnknown) mend(x *patcher, at place) {
	if f.near != "" {
		x.replace(at.node, text(f.near))
		return
	}
	x.moveAway(f.property, at.node)
}
