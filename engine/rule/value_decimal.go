package rule

import (
	"encoding/json"
	"strconv"
	"strings"

	"caliper-playground/catalog"
	"caliper-playground/engine/document"
)

type valueDecimal struct{ wrongValue }

func (valueDecimal) page() Rule {
	return Rule{
		ID: "value-decimal", Title: "Scores and measures are numbers", Severity: Error,
		Why:       "A score is a JSON number, not a string of digits and not a word.",
		Cost:      "Typed consumers fail to read the event.",
		Reference: "Caliper 1.2, the table of the type's properties (#entity)",
	}
}

func (*valueDecimal) kinds() []catalog.Kind { return []catalog.Kind{catalog.Decimal} }

func (*valueDecimal) onValue(p *pass, property *propertyPlan, n document.NodeID) {
	if p.doc.Nodes[n].Kind != document.Number {
		p.report(at(n), valueDecimal{p.wrong(property, n)})
	}
}

func (f valueDecimal) words() string { return f.expecting(expected(f.property)) }

func (f valueDecimal) mend(x *patcher, at place) {
	x.putMeant(f.property, at.node, x.decimal(at.node))
}

// decimal writes a number, or a string that holds one, with a fractional part,
// or returns "".
func (x *patcher) decimal(n document.NodeID) string {
	v, ok := x.number(n)
	if !ok {
		return ""
	}
	if written := strings.TrimSpace(x.p.doc.Text(n)); json.Valid([]byte(written)) {
		switch {
		case isWhole([]byte(written)):
			return written + ".0"
		case hasFraction([]byte(written)):
			return written
		}
	}
	written := strconv.FormatFloat(v, 'f', -1, 64)
	if !strings.Contains(written, ".") {
		written += ".0"
	}
	return written
}
