package rule

import (
	"caliper-playground/catalog"
	"caliper-playground/engine/document"
)

type valueDateTime struct{ wrongValue }

func (valueDateTime) page() Rule {
	return Rule{
		ID: "value-date-time", Title: "Times are UTC with milliseconds", Severity: Error,
		Why: "One form for all times, YYYY-MM-DDTHH:mm:ss.SSSZ, in UTC without offset, makes events of many tools comparable and sortable. " +
			"A date that does not exist is an error too.",
		Cost:      "Consumers misread the order of events, or reject them.",
		Reference: "Caliper 1.2, event (#event); date and time values",
	}
}

func (*valueDateTime) kinds() []catalog.Kind { return []catalog.Kind{catalog.DateTime} }

func (*valueDateTime) onValue(p *pass, property *propertyPlan, n document.NodeID) {
	if p.doc.Nodes[n].Kind == document.String && isDateTime(p.doc.Content(n)) {
		return
	}
	severity := Error
	if p.toleratesTime(n) {
		severity = Warning
	}
	p.reportAs(severity, at(n), valueDateTime{p.wrong(property, n)})
}

// toleratesTime says whether a time of another form is let pass, because that
// has been asked for.
func (p *pass) toleratesTime(n document.NodeID) bool {
	if !p.options.Tolerances.TimeFormat || p.doc.Nodes[n].Kind != document.String || toDateTime(p.doc.Text(n)) == "" {
		return false
	}
	p.result.Tolerated.TimeFormat = true
	return true
}

func (f valueDateTime) words() string {
	return f.expecting("a real date and time in UTC with milliseconds") + ", such as 2026-03-02T09:15:00.000Z"
}

func (f valueDateTime) mend(x *patcher, at place) {
	if !x.mendTime(at.node) && !x.unwrap(at.node) && !x.isTimeLike(at.node) {
		x.moveAway(f.property, at.node)
	}
}

func (f valueDateTime) choices(x *patcher, at place) []choice {
	if choices := x.chooseTime(at.node); len(choices) > 0 {
		return choices
	}
	return x.chooseOtherTime(f.property, missing(x.holderOf(at), f.property.Name))
}
