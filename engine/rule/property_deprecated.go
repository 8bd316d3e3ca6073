package rule

import "caliper-playground/engine/document"

type propertyDeprecated struct {
	name        string
	of          *typePlan
	replacement string // the property that took its place, or ""
}

func (propertyDeprecated) page() Rule {
	return Rule{
		ID: "property-deprecated", Title: "Deprecated properties are left out", Severity: Error,
		Why:       "Caliper 1.1 took these properties out of use; its context does not have them any more.",
		Cost:      "Consumers do not see the value.",
		Reference: "Caliper 1.1, deprecated properties",
	}
}

// check reports a member that its object's type no longer has, and says whether
// it is one.
func (propertyDeprecated) check(p *pass, o *object, n document.NodeID) bool {
	name := p.doc.Name(n)
	replacement, deprecated := o.plan.deprecatedProperties[name]
	if deprecated {
		p.report(at(n), propertyDeprecated{name, o.plan, replacement})
	}
	return deprecated
}

func (f propertyDeprecated) words() string {
	s := f.name + " is deprecated on " + article(f.of.name) + " and must not be used"
	switch f.replacement {
	case "":
		return s
	case "attempt":
		return s + "; the attempt says it"
	}
	return s + "; use " + f.replacement
}

func (f propertyDeprecated) mend(x *patcher, at place) {
	// An attempt says whose it is and at what; neither of the two is the attempt.
	if f.replacement != "" && f.replacement != "attempt" && x.acceptable(f.of, f.replacement, at.node) {
		x.rename(at.node, f.replacement)
		return
	}
	x.toExtensions(at.node)
}
