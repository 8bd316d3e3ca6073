package rule

import "caliper-playground/engine/document"

type generatedRecommended struct {
	want string
	may  bool // it is no more than allowed
}

func (generatedRecommended) page() Rule {
	return Rule{
		ID: "generated-recommended", Title: "What the action brought about is there", Severity: Warning,
		Why:       "A bookmark, an attempt, a score: what comes of an action is what most questions are about. These events should carry it as generated.",
		Cost:      "Consumers see that something happened, but not what came of it.",
		Reference: "Caliper 1.2, metric profiles, supported generated entities (#profiles)",
	}
}

func (*generatedRecommended) concerns(t *typePlan) bool { return len(t.generates) > 0 }

func (*generatedRecommended) onEvent(p *pass, e *event) {
	if s := e.plan.slotGenerated; e.member(s) != document.None || s != 0 && e.meant.has(s.index()) {
		return // also where it is misspelled
	}
	for i := range e.plan.generates {
		g := &e.plan.generates[i]
		if (len(g.actions) == 0 || g.asked.contains(e.action)) && e.profileIs(p, g.profile) {
			severity := Warning
			if g.may {
				severity = Info
			}
			p.reportAs(severity, missing(e.node, "generated"), generatedRecommended{g.kind, g.may})
			return
		}
	}
}

func (f generatedRecommended) words() string {
	if f.may {
		return "generated is missing; it may be " + article(f.want)
	}
	return "generated is missing; it should be " + article(f.want)
}

// generates says which entity an event should generate, by its actions.
type generates struct {
	event   string
	profile string
	actions []string // all where empty
	kind    string
	may     bool // the page allows it, and does not ask for it
}

// recommendedGenerated lists what the profiles' pages ask for (Caliper 1.2, section 3).
var recommendedGenerated = [...]generates{
	{"AnnotationEvent", "AnnotationProfile", []string{"Bookmarked"}, "BookmarkAnnotation", false},
	{"AnnotationEvent", "AnnotationProfile", []string{"Highlighted"}, "HighlightAnnotation", false},
	{"AnnotationEvent", "AnnotationProfile", []string{"Shared"}, "SharedAnnotation", false},
	{"AnnotationEvent", "AnnotationProfile", []string{"Tagged"}, "TagAnnotation", false},
	{"AssessmentEvent", "AssessmentProfile", nil, "Attempt", false},
	{"AssessmentItemEvent", "AssessmentProfile", []string{"Started"}, "Attempt", true},
	{"AssessmentItemEvent", "AssessmentProfile", []string{"Completed"}, "Response", true},
	{"AssignableEvent", "AssignableProfile", []string{"Started", "Completed", "Submitted", "Reviewed"}, "Attempt", false},
	{"FeedbackEvent", "FeedbackProfile", []string{"Commented"}, "Comment", false},
	{"FeedbackEvent", "FeedbackProfile", []string{"Ranked"}, "Rating", false},
	{"GradeEvent", "GradingProfile", nil, "Score", false},
	{"SearchEvent", "SearchProfile", nil, "SearchResponse", false},
	{"QuestionnaireEvent", "SurveyProfile", nil, "Attempt", false},
	{"QuestionnaireItemEvent", "SurveyProfile", []string{"Started"}, "Attempt", true},
	{"QuestionnaireItemEvent", "SurveyProfile", []string{"Completed"}, "Response", true},
}

// generatesPlan is generates, compiled.
type generatesPlan struct {
	generates
	asked termPlan // the actions, where not all
	types typeSet
}

func (p *plan) compileGenerates() {
	for _, g := range recommendedGenerated {
		if t := &p.types[p.typeOf(g.event)]; t.id != 0 {
			t.generates = append(t.generates, generatesPlan{g, p.termsOf(g.actions), p.typeSet([]string{g.kind})})
		}
	}
}
