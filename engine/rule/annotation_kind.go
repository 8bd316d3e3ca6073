package rule

var annotationKind = Rule{
	ID: "annotation-kind", Title: "The annotation is of the action's kind", Severity: Warning,
	Why:       "Bookmarked brings about a BookmarkAnnotation, Highlighted a HighlightAnnotation, Shared a SharedAnnotation and Tagged a TagAnnotation.",
	Cost:      "Consumers look for another kind of annotation than they find.",
	Reference: "Caliper 1.2, section 3.1 (#profile-annotation)",
	Bad:       `{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "id": "urn:uuid:8c1b6a52-6f9a-4c6e-9a58-0d3b1a1f2e11", "type": "AnnotationEvent", "profile": "AnnotationProfile", "actor": {"id": "https://example.org/people/7", "type": "Person"}, "action": "Bookmarked", "object": {"id": "https://example.org/pages/1", "type": "WebPage"}, "generated": {"id": "https://example.org/tags/1", "type": "TagAnnotation", "annotator": "https://example.org/people/7", "annotated": "https://example.org/pages/1"}, "eventTime": "2026-03-02T09:15:00.000Z"}`,
	Good:      `{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "id": "urn:uuid:8c1b6a52-6f9a-4c6e-9a58-0d3b1a1f2e11", "type": "AnnotationEvent", "profile": "AnnotationProfile", "actor": {"id": "https://example.org/people/7", "type": "Person"}, "action": "Bookmarked", "object": {"id": "https://example.org/pages/1", "type": "WebPage"}, "generated": {"id": "https://example.org/bookmarks/1", "type": "BookmarkAnnotation", "annotator": "https://example.org/people/7", "annotated": "https://example.org/pages/1"}, "eventTime": "2026-03-02T09:15:00.000Z"}`,
	onEvent: func(p *pass, e *event) {
		if e.plan.name != "AnnotationEvent" || e.present&(1<<(e.plan.slotGenerated-1)) == 0 || !e.profileIs(p, "AnnotationProfile") {
			return
		}
		t := e.refs[e.plan.slotGenerated-1]
		if t == 0 || !e.plan.properties[e.plan.slotGenerated-1].types.has(t) {
			return
		}
		for i := range e.plan.generates {
			if g := &e.plan.generates[i]; g.actions.contains(e.action) && !g.types.has(t) {
				f := p.report("annotation-kind", e.members[e.plan.slotGenerated-1])
				f.got, f.want, f.name = article(p.plan.types[t].name), article(g.kind), p.tables.symbols.Word(e.action)
			}
		}
	},
	say: func(f *found) string {
		return "generated is " + f.got + "; with the action " + f.name + " it should be " + f.want
	},
}
