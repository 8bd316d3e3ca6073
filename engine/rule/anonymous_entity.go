package rule

import "caliper-playground/engine/document"

type anonymousEntity struct {
	typ string
}

func (anonymousEntity) page() Rule {
	return Rule{
		ID: "anonymous-entity", Title: "A type's IRI as id stands for somebody unnamed", Severity: Info,
		Why:       "Where a person or a course must not be named, the IRI of its type may stand as its id.",
		Cost:      "Nothing else can be said about the same one elsewhere.",
		Reference: "Caliper 1.2, anonymous entities; erratum 29",
	}
}

func (*anonymousEntity) onObject(p *pass, o *object) {
	if !p.item.anonymous {
		return
	}
	n := o.member(o.plan.slotID)
	if n == document.None || p.doc.Nodes[n].Kind != document.String {
		return
	}
	t := p.anonymousType(p.doc.Content(n))
	switch {
	case t == 0:
	case p.plan.related(t, o.plan.id):
		p.report(at(n), anonymousEntity{o.plan.name})
	default:
		p.report(at(n), idTwoTypes{types: p.articles(o.plan.id, t), anonymous: true})
	}
}

func (f anonymousEntity) words() string { return "the id is a type's IRI: an anonymous " + f.typ }
