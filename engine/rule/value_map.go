package rule

import (
	"caliper-playground/catalog"
	"caliper-playground/engine/document"
)

var valueMap = Rule{
	ID: "value-map", Title: "extensions and messageParameters are objects", Severity: Error,
	Why:       "Both are free-form maps from names to values; what is inside is the sender's own business, but it must be a map.",
	Cost:      "Consumers cannot find the values.",
	Reference: "Caliper 1.2, extensions (#extensions)",
	Bad:       `{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "id": "https://example.org/people/7", "type": "Person", "extensions": "left-handed"}`,
	Good:      `{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "id": "https://example.org/people/7", "type": "Person", "extensions": {"hand": "left"}}`,
	onValue: map[catalog.Kind]valueHook{
		catalog.Map: func(p *pass, property *propertyPlan, n document.NodeID) {
			node := &p.doc.Nodes[n]
			if node.Kind != document.Object {
				f := p.report("value-map", n)
				f.property, f.got = property, p.describe(n)
			} else if node.Next == n+1 {
				p.report("value-empty", n).property = property
			}
		},
	},
	say: func(f *found) string { return f.property.Name + " is " + f.got + "; an object was expected" },
	fix: func(x *fixer, f *found) { x.replace(f.node, raw(`{"value":`+x.raw(f.node)+`}`)) },
}
