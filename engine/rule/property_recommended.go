package rule

import "caliper-playground/engine/document"

var propertyRecommended = Rule{
	ID: "property-recommended", Title: "Entities say what their profile asks of them", Severity: Warning,
	Why:       "A profile asks of some entities that they carry what makes them useful: an attempt whose it is and at what, a score how much of how much.",
	Cost:      "Consumers cannot put the event together with what it belongs to.",
	Reference: "Caliper 1.2, metric profiles, other requirements (#profiles)",
	Bad:       `{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "id": "urn:uuid:8c1b6a52-6f9a-4c6e-9a58-0d3b1a1f2e11", "type": "GradeEvent", "profile": "GradingProfile", "actor": {"id": "https://example.org/people/7", "type": "Person"}, "action": "Graded", "object": {"id": "https://example.org/attempts/1", "type": "Attempt"}, "generated": {"id": "https://example.org/scores/1", "type": "Score", "maxScore": 15.0, "scoreGiven": 12.5}, "eventTime": "2026-03-02T09:15:00.000Z"}`,
	Good:      `{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "id": "urn:uuid:8c1b6a52-6f9a-4c6e-9a58-0d3b1a1f2e11", "type": "GradeEvent", "profile": "GradingProfile", "actor": {"id": "https://example.org/people/7", "type": "Person"}, "action": "Graded", "object": {"id": "https://example.org/attempts/1", "type": "Attempt"}, "generated": {"id": "https://example.org/scores/1", "type": "Score", "attempt": "https://example.org/attempts/1", "maxScore": 15.0, "scoreGiven": 12.5}, "eventTime": "2026-03-02T09:15:00.000Z"}`,
	onEvent: func(p *pass, e *event) {
		for i := range e.plan.recommends {
			r := &e.plan.recommends[i]
			if !r.anyAction && !r.actions.contains(e.action) || r.slot == 0 || e.present&(1<<(r.slot-1)) == 0 || !e.profileIs(p, r.profile) {
				continue
			}
			if n := e.members[r.slot-1]; p.doc.Nodes[n].Kind == document.Object && r.types.has(e.refs[r.slot-1]) {
				p.recommended(n, r)
			}
		}
	},
	say: func(f *found) string {
		return f.name + " is missing; in " + f.want + " " + article(f.got) + " should have it"
	},
}

// recommended reports each property that an entity should have and has not.
func (p *pass) recommended(n document.NodeID, r *recommendsPlan) {
	for i, symbol := range r.symbols {
		if p.memberBySymbol(n, symbol) == document.None {
			f := p.reportMissing("property-recommended", n, r.names[i], document.None)
			f.got, f.want = r.kind, "the "+r.profile
		}
	}
}

// memberBySymbol returns the first member with that name, or None.
func (p *pass) memberBySymbol(n document.NodeID, name document.Symbol) document.NodeID {
	for c := n + 1; c < p.doc.Nodes[n].Next; c = p.doc.Nodes[c].Next {
		if p.doc.Nodes[c].Name == name {
			return c
		}
	}
	return document.None
}

// recommends says what an entity in an event's property should have.
type recommends struct {
	event    string
	profile  string
	actions  []string // all where empty
	property string
	kind     string
	names    []string
}

var attemptHas = []string{"assignee", "assignable", "count"}

// recommendedProperties lists what the profiles' pages ask for (Caliper 1.2, section 3).
var recommendedProperties = [...]recommends{
	{"AnnotationEvent", "AnnotationProfile", nil, "generated", "Annotation", []string{"annotator", "annotated"}},
	{"AssessmentEvent", "AssessmentProfile", nil, "generated", "Attempt", attemptHas},
	{"AssessmentItemEvent", "AssessmentProfile", []string{"Completed"}, "generated", "Response", []string{"attempt"}},
	{"AssignableEvent", "AssignableProfile", []string{"Started", "Completed", "Submitted", "Reviewed"}, "generated", "Attempt", attemptHas},
	{"GradeEvent", "GradingProfile", nil, "generated", "Score", []string{"attempt", "maxScore", "scoreGiven"}},
	{"ViewEvent", "GradingProfile", nil, "object", "Result", []string{"attempt", "maxResultScore", "resultScore"}},
	{"SessionEvent", "SessionProfile", []string{"TimedOut"}, "object", "Session", []string{"user", "startedAtTime", "endedAtTime", "duration"}},
	{"QuestionnaireEvent", "SurveyProfile", nil, "generated", "Attempt", attemptHas},
	{"QuestionnaireItemEvent", "SurveyProfile", []string{"Completed"}, "generated", "Response", []string{"attempt"}},
}

// recommendsPlan is recommends, compiled.
type recommendsPlan struct {
	profile   string
	anyAction bool
	actions   termPlan
	slot      uint8
	kind      string
	types     typeSet
	names     []string
	symbols   []document.Symbol
}

func (p *plan) compileRecommends() {
	for _, r := range recommendedProperties {
		if p.typeOf(r.event) == 0 {
			continue
		}
		t := &p.types[p.typeOf(r.event)]
		compiled := recommendsPlan{
			profile: r.profile, anyAction: len(r.actions) == 0, actions: p.termsOf(r.actions),
			slot: t.slots[p.symbol(r.property)], kind: r.kind, types: p.typeSet([]string{r.kind}), names: r.names,
		}
		for _, name := range r.names {
			compiled.symbols = append(compiled.symbols, p.symbol(name))
		}
		t.recommends = append(t.recommends, compiled)
	}
}
