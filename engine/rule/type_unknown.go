package rule

import (
	"strings"

	"caliper-playground/catalog"
	"caliper-playground/engine/document"
)

type typeUnknown struct {
	got      string
	isEvent  bool
	property *propertyPlan // that holds the object; nil for an item
	near     string        // the type that is meant, or ""
	version  catalog.Version
}

func (typeUnknown) page() Rule {
	return Rule{
		ID: "type-unknown", Title: "The type is one of Caliper's", Severity: Error,
		Why: "Where only Caliper's context is in force, every type is a term of Caliper. " +
			"Types of other vocabularies may be used once their context stands beside Caliper's.",
		Cost:      "A consumer cannot tell what the thing is; the event earns no mark.",
		Reference: "Caliper 1.2, JSON-LD context and serialization (#serialization)",
	}
}

// tell reports a type that is none of Caliper's, and returns the one that is
// meant, or 0. What another vocabulary may define is not judged, unless it is
// nearly a type of Caliper.
func (typeUnknown) tell(p *pass, n document.NodeID, property *propertyPlan, isEvent bool) (meant typeID) {
	f := typeUnknown{got: p.describe(n), isEvent: isEvent, property: property, version: p.plan.vocabulary.Version}
	var candidates []string
	for i := range p.plan.types[1:] {
		t := &p.plan.types[i+1]
		if t.isEvent == isEvent && (property == nil || property.types.has(t.id)) {
			candidates = append(candidates, t.name)
		}
	}
	f.near = catalog.Nearest(localName(p.doc.Text(n)), candidates)
	severity := Error
	if p.typeAt(n) == 0 && p.doc.Nodes[n].Kind == document.String && p.others.define(p, p.doc.Content(n)) {
		if !p.others.any || !isAlmost(p.doc.Text(n), f.near) {
			p.report(at(n), typeForeign{got: f.got})
			return 0
		}
		severity = Warning
	}
	p.reportAs(severity, at(n), f)
	return p.plan.typeOf(f.near)
}

func (f typeUnknown) words() string {
	kind := "an entity type"
	if f.isEvent {
		kind = "an event type"
	}
	return f.got + " is not " + kind + " of Caliper " + string(f.version) + meant(f.near)
}

func (f typeUnknown) mend(x *patcher, at place) {
	if f.near != "" {
		x.replace(at.node, text(f.near))
		return
	}
	object := x.p.doc.Nodes[at.node].Parent
	if name := x.inferType(object, f.property); name != "" {
		x.supersede(at.node, text(name))
	} else if !f.isEvent {
		x.adopt(object, f.property, at)
	}
}

// localName takes the name out of a type's IRI.
func localName(s string) string { return s[strings.LastIndexAny(s, "/#:")+1:] }
