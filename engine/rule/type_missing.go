package rule

import (
	"caliper-playground/engine/document"
)

type typeMissing struct {
	meaning
	null     bool
	isEvent  bool
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

// tell reports an object that names no type, and returns what it can only be.
func (typeMissing) tell(p *pass, object, null document.NodeID, property *propertyPlan, isEvent bool) (meant typeID) {
	f := typeMissing{null: null != document.None, isEvent: isEvent, property: property}
	f.meaning = p.typeMeant(object, document.None, property, isEvent)
	p.report(missingOrNull(object, "type", null), f)
	return p.plan.typeOf(f.word)
}

func (f typeMissing) words() string {
	what := "the type is missing"
	if f.null {
		what = "the type is null"
	}
	switch {
	case f.word != "":
		return what + f.meaning.words()
	case f.property != nil:
		return what + "; " + f.property.Name + " takes " + oneOf(f.property.Property.Types)
	}
	return what + "; every event and entity must name one"
}

func (f typeMissing) choices(x *patcher, at place) []choice {
	return x.chooseType(f.meaning, f.property, at, f.isEvent)
}
