package rule

import (
	"caliper-playground/catalog"
	"caliper-playground/engine/document"
)

type typeMissing struct {
	null     bool
	property *propertyPlan // that holds the object; nil for an item
}

func (typeMissing) page() Rule {
	return Rule{
		ID: "type-missing", Title: "Every event and entity names its type", Severity: Error,
		Why:       "The type says what a thing is, and so which properties it has and where it may stand.",
		Cost:      "Nothing about the object can be understood; the event earns no mark.",
		Reference: "Caliper 1.2, event and entity (#event, #entity)",
	}
}

// tell reports an object that names no type.
func (typeMissing) tell(p *pass, object, null document.NodeID, property *propertyPlan) {
	p.report(missingOrNull(object, "type", null), typeMissing{null != document.None, property})
}

func (f typeMissing) words() string {
	what := "the type is missing"
	if f.null {
		what = "the type is null"
	}
	if f.property != nil {
		return what + "; " + f.property.Name + " takes " + oneOf(f.property.Property.Types)
	}
	return what + "; every event and entity must name one"
}

func (f typeMissing) mend(x *patcher, at place) {
	object := at.node
	if at.member == "" {
		object = x.p.doc.Nodes[at.node].Parent
	} else if x.renameToType(object) {
		return
	}
	name := x.inferType(object, f.property)
	switch {
	case name == "":
		x.adopt(object, f.property, at)
	case at.member == "":
		x.supersede(at.node, text(name))
	default:
		x.set(at, text(name))
	}
}

// renameToType mends a type that stands under a misspelled name.
func (x *patcher) renameToType(object document.NodeID) bool {
	for c := range x.p.doc.Children(object) {
		if x.p.typeAt(c) != 0 && catalog.Nearest(x.p.doc.Name(c), []string{"type"}) != "" {
			x.rename(c, "type")
			return true
		}
	}
	return false
}
