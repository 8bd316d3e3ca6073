package rule

type annotationKind struct {
	got, want string // kinds of annotations
	action    string
}

func (annotationKind) page() Rule {
	return Rule{
		ID: "annotation-kind", Title: "The annotation is of the action's kind", Severity: Warning,
		Why:       "Bookmarked brings about a BookmarkAnnotation, Highlighted a HighlightAnnotation, Shared a SharedAnnotation and Tagged a TagAnnotation.",
		Cost:      "Consumers look for another kind of annotation than they find.",
		Reference: "Caliper 1.2, Annotation profile (#profile-annotation)",
	}
}

func (*annotationKind) concerns(t *typePlan) bool { return t.name == "AnnotationEvent" }

func (*annotationKind) onEvent(p *pass, e *event) {
	generated := e.generated()
	if generated.typ == 0 || !generated.property.types.has(generated.typ) || !e.profileIs(p, "AnnotationProfile") {
		return
	}
	for i := range e.plan.generates {
		if g := &e.plan.generates[i]; g.asked.contains(e.action) && !g.types.has(generated.typ) {
			p.report(at(generated.node), annotationKind{p.plan.types[generated.typ].name, g.kind, p.tables.symbols.Word(e.action)})
		}
	}
}

func (f annotationKind) words() string {
	return "generated is " + article(f.got) + "; with the action " + f.action + " it should be " + article(f.want)
}
