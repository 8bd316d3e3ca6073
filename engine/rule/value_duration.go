package rule

import (
	"fmt"
	"strconv"
	"strings"

	"caliper-playground/catalog"
	"caliper-playground/engine/document"
)

type valueDuration struct{ wrongValue }

func (valueDuration) page() Rule {
	return Rule{
		ID: "value-duration", Title: "Durations are written as ISO 8601 has them", Severity: Error,
		Why:       "PT5M21S is five minutes and twenty-one seconds for everybody; 321 might be seconds or anything else.",
		Cost:      "Consumers cannot compute with the value.",
		Reference: "Caliper 1.2, durations; ISO 8601",
	}
}

func (valueDuration) kinds() []catalog.Kind { return []catalog.Kind{catalog.Duration} }

func (valueDuration) onValue(p *pass, property *propertyPlan, n document.NodeID) {
	if p.doc.Nodes[n].Kind != document.String || !isDuration(p.doc.Content(n)) {
		p.report(at(n), valueDuration{p.wrong(property, n)})
	}
}

func (f valueDuration) words() string {
	return f.expecting("an ISO 8601 duration") + ", such as PT5M21S"
}

func (f valueDuration) mend(x *patcher, at place) {
	if k := x.p.doc.Nodes[at.node].Kind; k == document.String || k == document.Number {
		if duration := toDuration(x.p.doc.Text(at.node)); duration != "" {
			x.replace(at.node, text(duration))
			return
		}
	}
	x.moveAway(f.property, at.node)
}

// toDuration writes seconds, or a clock's hours, minutes and seconds, as an ISO
// 8601 duration, or returns "".
func toDuration(s string) string {
	s = strings.TrimSpace(s)
	if v, err := strconv.ParseFloat(s, 64); err == nil && v >= 0 && v < 1<<53 {
		return "PT" + strconv.FormatFloat(v, 'f', -1, 64) + "S"
	}
	if strings.Count(s, ":") == 1 {
		s = "0:" + s
	}
	var hours, minutes, seconds int
	n, err := fmt.Sscanf(s, "%d:%d:%d", &hours, &minutes, &seconds)
	if err != nil || n != 3 || hours < 0 || minutes < 0 || seconds < 0 {
		return ""
	}
	if first, _, _ := strings.Cut(s, ":"); s != fmt.Sprintf("%s:%02d:%02d", first, minutes, seconds) {
		return ""
	}
	return fmt.Sprintf("PT%dH%dM%dS", hours, minutes, seconds)
}
