package rule

import (
	"caliper-playground/catalog"
	"caliper-playground/engine/document"
)

type notDescribed struct {
	isActor bool
	id      string
	profile bool // naming the profile helps too
}

func (notDescribed) page() Rule {
	return Rule{
		ID: "not-described", Title: "What an IRI stands for has been described", Severity: Info,
		Why: "An IRI may stand for an actor or object that was described before: earlier in the document or, for an endpoint, in the session. " +
			"Where it was not, its type is unknown: an actor is taken as fitting, and an object without a profile fills only the rows that take any object.",
		Cost:      "The event may fill fewer rows than it was meant for.",
		Reference: "Caliper 1.2, entity (#entity)",
	}
}

func (*notDescribed) onEvent(p *pass, e *event) {
	if h := e.actor(); p.isUndescribed(h) {
		p.report(at(h.node), notDescribed{true, p.doc.Text(h.node), false})
	}
	if h := e.actedOn(); e.profile == 0 && p.isUndescribed(h) {
		p.report(at(h.node), notDescribed{false, p.doc.Text(h.node), p.plan.vocabulary.Version != catalog.V1p1})
	}
}

// isUndescribed says whether a property holds the IRI of something unknown.
func (p *pass) isUndescribed(h held) bool {
	return h.there() && h.typ == 0 && p.doc.Nodes[h.node].Kind == document.String && isIRI(p.doc.Content(h.node)) && !p.isForeignThing(h.node)
}

func (f notDescribed) words() string {
	if f.isActor {
		return "nothing described so far says what type the actor " + quote(f.id) + " is; it is taken as fitting"
	}
	s := "nothing described so far says what type the object " + quote(f.id) + " is; describe it"
	if f.profile {
		s += ", or name the profile"
	}
	return s
}
