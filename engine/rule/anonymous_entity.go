package rule

import (
	"bytes"

	"caliper-playground/engine/document"
)

var anonymousEntity = Rule{
	ID: "anonymous-entity", Title: "A type's IRI as id stands for somebody unnamed", Severity: Info,
	Why:       "Where a person or a course must not be named, the IRI of its type may stand as its id.",
	Cost:      "Nothing else can be said about the same one elsewhere.",
	Reference: "Caliper 1.2, anonymous entities; erratum 29",
	Bad:       `{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "id": "http://purl.imsglobal.org/caliper/Person", "type": "Person"}`,
	Good:      `{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "id": "https://example.org/people/7", "type": "Person"}`,
	onObject: func(p *pass, o *object) {
		n := o.member(o.plan.slotID)
		if n == document.None || p.doc.Nodes[n].Kind != document.String || !bytes.HasPrefix(p.doc.Content(n), p.plan.namespace) {
			return
		}
		t := p.anonymousType(p.doc.Content(n))
		if t == 0 {
			return
		}
		if !p.plan.related(t, o.plan.id) {
			f := p.report("id-two-types", n)
			f.got, f.want = article(o.plan.name), article(p.plan.types[t].name)
			return
		}
		p.report("anonymous-entity", n).got = o.plan.name
	},
	say: func(f *found) string { return "the id is a type's IRI: an anonymous " + f.got },
}
