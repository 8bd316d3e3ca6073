package rule

import (
	"strconv"
	"strings"

	"caliper-playground/catalog"
	"caliper-playground/engine/document"
	"caliper-playground/engine/text"
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

func (*valueDuration) kinds() []catalog.Kind { return []catalog.Kind{catalog.Duration} }

func (*valueDuration) onValue(p *pass, property *propertyPlan, n document.NodeID) {
	if p.doc.Nodes[n].Kind != document.String || !isDuration(p.doc.Content(n)) {
		p.report(at(n), valueDuration{p.wrong(property, n)})
	}
}

func (f valueDuration) words() string {
	return f.expecting("an ISO 8601 duration") + ", such as PT5M21S"
}

func (f valueDuration) mend(x *patcher, at place) {
	if x.unwrap(at.node) {
		return
	}
	written := x.p.wordAt(at.node)
	if x.p.doc.Nodes[at.node].Kind == document.Number {
		written = x.p.doc.Text(at.node)
	}
	switch duration := toDuration(written); {
	case isNought(written):
		x.replace(at.node, jsonText("PT0S"))
	case duration != "":
		x.replace(at.node, jsonText(duration))
	case len(f.choices(x, at)) == 0:
		x.moveAway(f.property, at.node)
	}
}

// choices offers what a number may count.
func (f valueDuration) choices(x *patcher, at place) []choice {
	if k := x.p.doc.Nodes[at.node].Kind; k != document.String && k != document.Number || isNought(x.p.doc.Text(at.node)) {
		return nil
	}
	var choices []choice
	for _, d := range readDuration(x.p.doc.Text(at.node)) {
		choices = append(choices, choice{"it becomes " + d.text + ", taken as " + d.unit, func(x *patcher) { x.replace(at.node, jsonText(d.text)) }})
	}
	return choices
}

// isNought says whether a number, or a clock, is none of whatever it counts.
func isNought(s string) bool {
	s = strings.TrimSpace(s)
	if v, err := strconv.ParseFloat(s, 64); err == nil {
		return v == 0
	}
	return s != "" && strings.Trim(s, "0:") == ""
}

// takenAs is a duration that a number may mean.
type takenAs struct{ text, unit string }

// readDuration returns what a number without a unit, or a clock with two parts,
// may mean.
func readDuration(s string) []takenAs {
	s = strings.TrimSpace(s)
	if v, err := strconv.ParseFloat(s, 64); err == nil && v >= 0 && v < 1<<53 {
		seconds := func(v float64) string { return "PT" + strconv.FormatFloat(v, 'f', -1, 64) + "S" }
		return []takenAs{{seconds(v), "seconds"}, {seconds(v / 1000), "milliseconds"}, {"PT" + strconv.FormatFloat(v, 'f', -1, 64) + "M", "minutes"}}
	}
	first, last, ok := strings.Cut(s, ":")
	if !ok || !isWhole([]byte(first)) || len(last) != 2 || !isWhole([]byte(last)) || first[0] == '-' {
		return nil
	}
	return []takenAs{{"PT" + first + "M" + last + "S", "minutes and seconds"}, {"PT" + first + "H" + last + "M", "hours and minutes"}}
}

// toDuration writes a clock's hours, minutes and seconds, numbers with units such as
// 3m 5s, or a duration in small letters, as ISO 8601 mostly has them, or returns "".
func toDuration(s string) string {
	s = strings.TrimSpace(s)
	if upper := strings.ToUpper(s); isDuration([]byte(upper)) {
		return upper
	}
	if parts := clockForm().FindStringSubmatch(s); parts != nil {
		return "PT" + plain(parts[1]) + "H" + plain(parts[2]) + "M" + plain(parts[3]) + parts[4] + "S"
	}
	parts := unitsForm().FindStringSubmatch(s)
	if parts == nil {
		return ""
	}
	written := "PT"
	for i, unit := range [...]string{"H", "M", "S"} {
		if parts[i+1] != "" {
			written += parts[i+1] + unit
		}
	}
	if !isDuration([]byte(written)) {
		return ""
	}
	return written
}

// plain writes a number without zeros in front.
func plain(digits string) string {
	if rest := strings.TrimLeft(digits, "0"); rest != "" {
		return rest
	}
	return "0"
}

var (
	// A clock may stand behind PT, in the other form of ISO 8601.
	clockForm = text.Pattern(`^(?:PT)?([0-9]+):([0-5][0-9]):([0-5][0-9])(\.[0-9]+)?$`)
	unitsForm = text.Pattern(`^(?i:(?:([0-9]+) ?(?:h|hrs?|hours?))? ?(?:([0-9]+) ?(?:m|mins?|minutes?))? ?(?:([0-9]+(?:\.[0-9]+)?) ?(?:s|secs?|seconds?))?)$`)
)
