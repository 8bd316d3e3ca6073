package rule

import (
	"math"
	"strconv"
	"strings"

	"caliper-playground/catalog"
	"caliper-playground/engine/document"
)

type valueInteger struct {
	wrongValue
	whole string // the number, where it is whole but for how it is written
}

func (valueInteger) page() Rule {
	return Rule{
		ID: "value-integer", Title: "Counts are whole numbers", Severity: Error,
		Why:       "What is counted comes in whole numbers: a JSON number without fraction and exponent, and not a string of digits.",
		Cost:      "Typed consumers fail to read the event.",
		Reference: "Caliper 1.2, the table of the type's properties (#entity)",
	}
}

func (*valueInteger) kinds() []catalog.Kind {
	return []catalog.Kind{catalog.Integer, catalog.NonNegativeInteger}
}

func (*valueInteger) onValue(p *pass, property *propertyPlan, n document.NodeID) {
	literal := p.doc.Content(n)
	isNumber := p.doc.Nodes[n].Kind == document.Number
	negative := isNumber && property.Kind == catalog.NonNegativeInteger && literal[0] == '-' && string(literal) != "-0"
	switch {
	case isNumber && isWhole(literal) && !negative:
	case isNumber && !negative && wholeNumber(string(literal)) != "": // as 15 is for 15.0 (erratum 11)
		p.reportAs(Warning, at(n), valueInteger{p.wrong(property, n), wholeNumber(string(literal))})
	default:
		p.report(at(n), valueInteger{wrongValue: p.wrong(property, n)})
	}
}

// wholeNumber writes a number without fraction and exponent, or returns "" where
// it has a fraction other than zero or is too large to be exact.
func wholeNumber(literal string) string {
	v, err := strconv.ParseFloat(literal, 64)
	if err != nil {
		return ""
	}
	return asWhole(v)
}

func asWhole(v float64) string {
	if v != math.Trunc(v) || math.Abs(v) > 1<<53 {
		return ""
	}
	return strconv.FormatInt(int64(v), 10)
}

func (f valueInteger) words() string {
	if f.whole != "" {
		return f.property.Name + " is " + f.got + "; a count is written without fraction and exponent, in JSON " + f.whole
	}
	return f.expecting(expected(f.property))
}

func (f valueInteger) mend(x *patcher, at place) {
	whole := ""
	if v, ok := x.number(at.node); ok && (v >= 0 || f.property.Kind != catalog.NonNegativeInteger) {
		whole = asWhole(v)
	}
	x.putMeant(f.property, at.node, whole)
}

// number reads a number from a JSON number, or from a string that holds one.
func (x *patcher) number(n document.NodeID) (float64, bool) {
	switch x.p.doc.Nodes[n].Kind {
	case document.Number, document.String:
		v, err := strconv.ParseFloat(strings.TrimSpace(x.p.doc.Text(n)), 64)
		return v, err == nil && !math.IsInf(v, 0) && !math.IsNaN(v)
	}
	return 0, false
}
