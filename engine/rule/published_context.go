package rule

import (
	"slices"

	"caliper-playground/catalog"
	"caliper-playground/engine/document"
)

type publishedContext struct {
	term string
}

func (publishedContext) page() Rule {
	return Rule{
		ID: "published-context", Title: "The published context lacks the term", Severity: Info,
		Why: "The specification has the term, but the published JSON-LD context does not: EnabledClosedCaptioning, DisabledClosedCaptioning, " +
			"SurveyProfile, storageName. Using it is right all the same.",
		Cost:      "A JSON-LD processor with the published context does not map the term; consumers that read plain JSON do not notice.",
		Reference: "errata 2, 3 and 24",
	}
}

func (*publishedContext) concerns(t *typePlan) bool {
	return t.isEvent || slices.Contains(t.names, "storageName")
}

func (*publishedContext) onEvent(p *pass, e *event) {
	if e.actionIs(p, "EnabledClosedCaptioning", "DisabledClosedCaptioning") {
		p.report(at(e.item.ActionNode), publishedContext{p.doc.Text(e.item.ActionNode)})
	}
	if e.profile != 0 && p.tables.symbols.Word(e.profile) == "SurveyProfile" {
		p.report(at(e.item.ProfileNode), publishedContext{"SurveyProfile"})
	}
}

func (*publishedContext) onObject(p *pass, o *object) {
	if p.plan.vocabulary.Version != catalog.V1p2 {
		return
	}
	if n := o.member(o.plan.slots[p.tables.words.storageName]); n != document.None {
		p.report(at(n), publishedContext{"storageName"})
	}
}

func (f publishedContext) words() string {
	return f.term + " is right, but the published JSON-LD context lacks it: a JSON-LD processor does not map it"
}
