package rule

import (
	"time"

	"caliper-playground/engine/document"
	"caliper-playground/engine/text"
)

// aheadAllowed is by how much clocks of different machines may differ.
const aheadAllowed = time.Minute

type adviceTimeAhead struct {
	ahead time.Duration
}

func (adviceTimeAhead) page() Rule {
	return Rule{
		ID: "advice-time-ahead", Title: "An event has happened when it is told", Severity: Info,
		Why: "eventTime is when the event happened, in UTC. One that lies ahead of the clock mostly comes of a local time that was written " +
			"with a Z behind it, or of a machine whose clock is wrong.",
		Cost:      "The event sorts behind what came after it, and durations and counts of attempts come out wrong.",
		Reference: "Caliper 1.2, event (#event)",
	}
}

func (*adviceTimeAhead) advise(p *pass) {
	if p.options.Now.IsZero() {
		return
	}
	for item := range p.items {
		if !item.Event || item.EventTimeNode == document.None {
			continue
		}
		t, ok := readTime(p.doc.Text(item.EventTimeNode))
		if ahead := t.Sub(p.options.Now); ok && ahead > aheadAllowed {
			p.reportIn(item, at(item.EventTimeNode), adviceTimeAhead{ahead})
		}
	}
}

func (f adviceTimeAhead) words() string {
	return "eventTime lies " + span(f.ahead) + " ahead of the clock; it is the time in UTC at which the event happened"
}

// span says how long something is, in its largest unit.
func span(d time.Duration) string {
	for _, unit := range [...]struct {
		of   time.Duration
		name string
	}{{24 * time.Hour, "day"}, {time.Hour, "hour"}, {time.Minute, "minute"}} {
		if n := int(d / unit.of); n > 0 {
			return text.Plural(n, unit.name)
		}
	}
	return text.Plural(int(d/time.Second), "second")
}
