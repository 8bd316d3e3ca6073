package rule

import "caliper-playground/engine/document"

type propertyRecommended struct {
	name    string
	of      string // the type that should have it
	profile string // that asks for it, or ""
}

func (propertyRecommended) page() Rule {
	return Rule{
		ID: "property-recommended", Title: "Entities say what their profile asks of them", Severity: Warning,
		Why:       "A profile asks of some entities that they carry what makes them useful: an attempt whose it is and at what, a score how much of how much.",
		Cost:      "Consumers cannot put the event together with what it belongs to.",
		Reference: "Caliper 1.2, metric profiles, other requirements (#profiles)",
	}
}

func (*propertyRecommended) concerns(t *typePlan) bool {
	return len(t.recommends) > 0 || t.slotAttempt != 0
}

func (*propertyRecommended) onEvent(p *pass, e *event) {
	for i := range e.plan.recommends {
		r := &e.plan.recommends[i]
		if len(r.actions) > 0 && !r.asked.contains(e.action) || !e.profileIs(p, r.profile) {
			continue
		}
		h := e.hold(r.slot)
		if !h.there() || p.doc.Nodes[h.node].Kind != document.Object || !r.types.has(h.typ) {
			continue
		}
		for j, symbol := range r.symbols {
			if p.memberBySymbol(h.node, symbol) == document.None && !p.saysOtherwise(h, r.names[j]) {
				p.reportAs(r.severity, missing(h.node, r.names[j]), propertyRecommended{r.names[j], r.kind, r.profile})
			}
		}
	}
}

// onObject looks at the attempt that a score, a result or a response is of. Which
// attempt it is part of need not be spelt out.
func (*propertyRecommended) onObject(p *pass, o *object) {
	h := o.hold(o.plan.slotAttempt)
	if !h.isA(p, "Attempt") || p.doc.Nodes[h.node].Kind != document.Object {
		return
	}
	for _, name := range attemptIsOf {
		if p.memberBySymbol(h.node, p.plan.symbol(name)) == document.None && !p.saysOtherwise(h, name) {
			p.reportAs(Info, missing(h.node, name), propertyRecommended{name: name, of: "Attempt"})
		}
	}
}

// saysOtherwise says whether an entity has a property under a misspelled name, or
// under one that it had before; either is told as such.
func (p *pass) saysOtherwise(h held, name string) bool {
	if p.misspelled(h.node, name) != document.None {
		return true
	}
	for before, now := range p.plan.types[h.typ].deprecatedProperties {
		if now == name && p.doc.Member(h.node, before) != document.None {
			return true
		}
	}
	return false
}

func (f propertyRecommended) words() string {
	if f.profile == "" {
		return f.name + " is missing; " + article(f.of) + " is of more use with it"
	}
	return f.name + " is missing; in the " + f.profile + " " + article(f.of) + " should have it"
}

// recommends says what an entity in an event's property should have.
type recommends struct {
	event    string
	profile  string
	actions  []string // all where empty
	property string
	kind     string
	names    []string
	severity Severity
}

// What an attempt should say: whose it is and at what, and mostly which one.
var (
	attemptIsOf = []string{"assignee", "assignable"}
	attemptHas  = []string{"assignee", "assignable", "count"}
)

// recommendedProperties lists what the profiles' pages ask for (Caliper 1.2, section 3).
var recommendedProperties = [...]recommends{
	{"AnnotationEvent", "AnnotationProfile", nil, "generated", "Annotation", []string{"annotator", "annotated"}, Warning},
	{"AssessmentEvent", "AssessmentProfile", nil, "generated", "Attempt", attemptHas, Warning},
	{"AssessmentItemEvent", "AssessmentProfile", nil, "generated", "Attempt", attemptIsOf, Warning},
	{"AssessmentItemEvent", "AssessmentProfile", []string{"Completed"}, "generated", "Response", []string{"attempt"}, Info},
	{"AssignableEvent", "AssignableProfile", []string{"Started", "Completed", "Submitted", "Reviewed"}, "generated", "Attempt", attemptHas, Warning},
	{"GradeEvent", "GradingProfile", nil, "generated", "Score", []string{"attempt", "maxScore", "scoreGiven"}, Warning},
	{"ViewEvent", "GradingProfile", nil, "object", "Result", []string{"attempt", "maxResultScore", "resultScore"}, Warning},
	{"SessionEvent", "SessionProfile", []string{"TimedOut"}, "object", "Session", []string{"user", "startedAtTime", "endedAtTime", "duration"}, Warning},
	{"QuestionnaireEvent", "SurveyProfile", nil, "generated", "Attempt", attemptHas, Warning},
	{"QuestionnaireItemEvent", "SurveyProfile", nil, "generated", "Attempt", attemptIsOf, Warning},
	{"QuestionnaireItemEvent", "SurveyProfile", []string{"Completed"}, "generated", "Response", []string{"attempt"}, Info},
}

// recommendsPlan is recommends, compiled.
type recommendsPlan struct {
	recommends
	asked   termPlan // the actions, where not all
	slot    slot
	types   typeSet
	symbols []document.Symbol // of the names
}

func (p *plan) compileRecommends() {
	for _, r := range recommendedProperties {
		t := &p.types[p.typeOf(r.event)]
		if t.id == 0 {
			continue
		}
		compiled := recommendsPlan{recommends: r, asked: p.termsOf(r.actions), slot: t.slots[p.symbol(r.property)], types: p.typeSet([]string{r.kind})}
		for _, name := range r.names {
			compiled.symbols = append(compiled.symbols, p.symbol(name))
		}
		t.recommends = append(t.recommends, compiled)
	}
}
