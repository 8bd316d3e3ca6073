package rule

import "caliper-playground/catalog"

type skippedAttempt struct{}

func (skippedAttempt) page() Rule {
	return Rule{
		ID: "skipped-attempt", Title: "In 1.1 a skipped item names no attempt", Severity: Warning,
		Why:       "Caliper 1.1 says that skipping an item is no attempt at it; 1.2 changed that.",
		Cost:      "Attempts are counted that were none.",
		Reference: "Caliper 1.1, Assessment profile; erratum 7",
	}
}

func (*skippedAttempt) concerns(t *typePlan) bool { return t.name == "AssessmentItemEvent" }

func (*skippedAttempt) onEvent(p *pass, e *event) {
	if p.plan.vocabulary.Version != catalog.V1p1 || !e.actionIs(p, "Skipped") {
		return
	}
	if generated := e.generated(); generated.isA(p, "Attempt") {
		p.report(at(generated.node), skippedAttempt{})
	}
}

func (skippedAttempt) words() string {
	return "generated is an Attempt, but in Caliper 1.1 a skipped item names none; leave it out"
}

func (skippedAttempt) mend(x *patcher, at place) { x.toExtensions(at.node) }
