package rule

import (
	"fmt"

	"caliper-playground/engine/document"
)

// attemptCount is reported for the attempts of one document here, and for those
// of one session by the session, which alone knows what came before.
type attemptCount struct {
	attempt      string // the action; "" where the count itself is none
	count        int
	before, want int
}

func (attemptCount) page() Rule {
	return Rule{
		ID: "attempt-count", Title: "An attempt's count follows what happens to it", Severity: Warning,
		Why: "Attempts are counted from 1. Starting an assessment or an item counts one attempt more than the last, and so does restarting it; " +
			"pausing, resuming, resetting, skipping and completing leave the count as it is.",
		Cost:      "Attempts are counted twice, or run into one.",
		Reference: "Caliper 1.2, Assessment profile (#profile-assessment)",
	}
}

func (*attemptCount) concerns(t *typePlan) bool {
	switch t.name {
	case "Attempt", "AssessmentEvent", "AssessmentItemEvent", "QuestionnaireItemEvent":
		return true
	}
	return false
}

// onObject looks at the count by itself.
func (*attemptCount) onObject(p *pass, o *object) {
	if o.plan.name != "Attempt" {
		return
	}
	if n := o.get(p, "count").node; n != document.None {
		if count, ok := p.wholeNumber(n); ok && count < 1 {
			p.report(at(n), attemptCount{count: count})
		}
	}
}

// onEvent takes note of the attempt that an event tells of.
func (*attemptCount) onEvent(p *pass, e *event) {
	if !p.wantsAttempts() || !countsAttempts(p, e) {
		return
	}
	switch generated := e.generated(); {
	case !generated.there() || p.doc.Nodes[generated.node].Kind != document.Object:
	case generated.isA(p, "Attempt"):
		p.noteAttempt(e, generated.node, "/generated")
	case generated.isA(p, "Response"):
		attempt := p.memberBySymbol(generated.node, p.tables.words.attempt)
		if attempt != document.None && p.doc.Nodes[attempt].Kind == document.Object {
			p.noteAttempt(e, attempt, "/generated/attempt")
		}
	}
}

// countsAttempts says whether the profile of an event asks that counts follow.
func countsAttempts(p *pass, e *event) bool {
	switch e.plan.name {
	case "AssessmentEvent", "AssessmentItemEvent":
		return e.profileIs(p, "AssessmentProfile")
	case "QuestionnaireItemEvent":
		return e.profileIs(p, "SurveyProfile")
	}
	return false
}

// check compares the attempts of a document with one another, each with the
// nearest one that was earlier, in whatever order they stand. Repeats are none.
func (attemptCount) check(p *pass) {
	if !p.comparesAttempts() || len(p.attempts) < 2 {
		return
	}
	type key struct{ assignee, assignable string }
	histories := map[key]CountHistory{}
	for i := range p.attempts {
		if a := &p.attempts[i]; p.result.Items[a.Item].Repeats == document.None {
			k := key{a.Assignee, a.Assignable}
			histories[k] = histories[k].Add(a.Counted)
		}
	}
	for i := range p.attempts {
		a := &p.attempts[i]
		before, known := histories[key{a.Assignee, a.Assignable}].Before(a.At)
		if !known || p.result.Items[a.Item].Repeats != document.None {
			continue
		}
		if want, ok := countAfter(a.Action, before.Count); ok && a.Count != want {
			p.reportIn(&p.result.Items[a.Item], at(a.node), attemptCount{a.Action, a.Count, before.Count, want})
		}
	}
}

func (f attemptCount) words() string {
	if f.attempt == "" {
		return fmt.Sprintf("count is %d; attempts are counted from 1", f.count)
	}
	return fmt.Sprintf("count is %d; %s after an attempt with the count %d should have %d", f.count, f.attempt, f.before, f.want)
}
