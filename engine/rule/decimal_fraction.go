package rule

import (
	"caliper-playground/catalog"
	"caliper-playground/engine/document"
)

type decimalFraction struct {
	wrongValue
	decimal string // as it should be written
}

func (decimalFraction) page() Rule {
	return Rule{
		ID: "decimal-fraction", Title: "Decimals are written with a fractional part", Severity: Warning,
		Why: "The specification calls a decimal a number with a fractional part, so 15 should be written 15.0. JSON does not tell the two apart, " +
			"and many languages cannot write the second, so this is a warning, and an error in strict mode only.",
		Cost:      "The strictest validators reject the event.",
		Reference: "Caliper 1.2, decimal (#decimalDef); erratum 11",
	}
}

func (*decimalFraction) kinds() []catalog.Kind { return []catalog.Kind{catalog.Decimal} }

func (*decimalFraction) onValue(p *pass, property *propertyPlan, n document.NodeID) {
	if p.doc.Nodes[n].Kind == document.Number && !hasFraction(p.doc.Content(n)) {
		p.report(at(n), decimalFraction{p.wrong(property, n), (&patcher{p: p}).decimal(n)})
	}
}

func (f decimalFraction) words() string {
	return f.property.Name + " is " + f.got + "; a decimal has a fractional part, in JSON " + f.decimal +
		"; many languages cannot write that, and nothing is lost by it"
}

func (f decimalFraction) mend(x *patcher, at place) {
	if decimal := x.decimal(at.node); decimal != "" {
		x.replace(at.node, raw(decimal))
	}
}
