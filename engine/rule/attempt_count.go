package rule

import (
	"cmp"
	"fmt"
	"slices"

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
		p.noteAttempt(e, generated.node, "/generated/count")
	case generated.isA(p, "Response"):
		attempt := p.memberBySymbol(generated.node, p.tables.words.attempt)
		if attempt != document.None && p.doc.Nodes[attempt].Kind == document.Object {
			p.noteAttempt(e, attempt, "/generated/attempt/count")
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
	if !p.comparesAttempts() {
		return
	}
	p.inTime = p.inTime[:0]
	for _, a := range p.attempts {
		if p.result.Items[a.item].Repeats == document.None {
			p.inTime = append(p.inTime, a)
		}
	}
	if len(p.inTime) == 0 {
		return
	}
	slices.SortFunc(p.inTime, func(a, b attempt) int { return cmp.Or(p.compareOwners(&a, &b), a.compare(b.Counted)) })
	var before *attempt
	for i := range p.inTime[1:] {
		last, a := &p.inTime[i], &p.inTime[i+1]
		switch {
		case p.compareOwners(last, a) != 0:
			before = nil
		case last.At < a.At:
			before = last
		}
		if before == nil {
			continue
		}
		action := p.tables.symbols.Word(a.action)
		if want, ok := countAfter(action, before.Count); ok && a.Count != want {
			p.reportIn(&p.result.Items[a.item], at(a.count), attemptCount{action, a.Count, before.Count, want})
		}
	}
}

func (f attemptCount) words() string {
	if f.attempt == "" {
		return fmt.Sprintf("count is %d; attempts are counted from 1", f.count)
	}
	return fmt.Sprintf("count is %d; %s after an attempt with the count %d should have %d", f.count, f.attempt, f.before, f.want)
}
