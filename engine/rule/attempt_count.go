package rule

import (
	"fmt"
	"strconv"

	"caliper-playground/engine/document"
)

type attemptCount struct {
	attempt      string // the action
	count        int
	before, want int
}

func (attemptCount) page() Rule {
	return Rule{
		ID: "attempt-count", Title: "An attempt's count follows what happens to it", Severity: Warning,
		Why: "Starting an assessment counts one attempt more than the last, and so does restarting it; " +
			"pausing, resuming and resetting leave the count as it is.",
		Cost:      "Attempts are counted twice, or run into one.",
		Reference: "Caliper 1.2, Assessment profile (#profile-assessment)",
	}
}

func (attemptCount) onEvent(p *pass, e *event) {
	if e.plan.name != "AssessmentEvent" || p.alone || !e.profileIs(p, "AssessmentProfile") {
		return
	}
	generated := e.generated()
	if !generated.isA(p, "Attempt") || p.doc.Nodes[generated.node].Kind != document.Object {
		return
	}
	n := p.memberBySymbol(generated.node, p.tables.words.count)
	if n == document.None || p.doc.Nodes[n].Kind != document.Number || !isWhole(p.doc.Content(n)) {
		return
	}
	if count, err := strconv.Atoi(p.doc.Text(n)); err == nil {
		p.countAttempt(e, n, count)
	}
}

func (f attemptCount) words() string {
	return fmt.Sprintf("count is %d; %s after an attempt with the count %d should have %d", f.count, f.attempt, f.before, f.want)
}

func (f attemptCount) mend(x *patcher, at place) { x.replace(at.node, raw(strconv.Itoa(f.want))) }
