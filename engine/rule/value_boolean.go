package rule

import (
	"strings"

	"caliper-playground/catalog"
	"caliper-playground/engine/document"
)

type valueBoolean struct{ wrongValue }

func (valueBoolean) page() Rule {
	return Rule{
		ID: "value-boolean", Title: "Truth values are true or false", Severity: Error,
		Why:       "JSON has true and false; the texts \"true\" and \"yes\" and the number 1 are something else.",
		Cost:      "Typed consumers fail to read the event.",
		Reference: "Caliper 1.2, the table of the type's properties (#entity)",
	}
}

func (*valueBoolean) kinds() []catalog.Kind { return []catalog.Kind{catalog.Boolean} }

func (*valueBoolean) onValue(p *pass, property *propertyPlan, n document.NodeID) {
	if k := p.doc.Nodes[n].Kind; k != document.True && k != document.False {
		p.report(at(n), valueBoolean{p.wrong(property, n)})
	}
}

func (f valueBoolean) words() string { return f.expecting("true or false") }

func (f valueBoolean) mend(x *patcher, at place) {
	meant := ""
	switch strings.ToLower(strings.TrimSpace(x.p.doc.Text(at.node))) {
	case "true", "yes", "1", "on":
		meant = "true"
	case "false", "no", "0", "off":
		meant = "false"
	}
	x.putMeant(f.property, at.node, meant)
}
