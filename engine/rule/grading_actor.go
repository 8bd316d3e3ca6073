package rule

var gradingActor = Rule{
	ID: "grading-actor", Title: "A Person or a SoftwareApplication grades", Severity: Error,
	Why:       "What a program grades, the program did; everything else a person. No organization or group is the actor of a grade.",
	Cost:      "The event does not meet the Grading profile; it earns no mark.",
	Reference: "certification guide 1.2, Grading profile, other requirements (#gradingProfile)",
	Bad:       `{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "id": "urn:uuid:8c1b6a52-6f9a-4c6e-9a58-0d3b1a1f2e11", "type": "GradeEvent", "profile": "GradingProfile", "actor": {"id": "https://example.org/colleges/1", "type": "Organization"}, "action": "Graded", "object": {"id": "https://example.org/attempts/1", "type": "Attempt"}, "generated": "https://example.org/scores/1", "eventTime": "2026-03-02T09:15:00.000Z"}`,
	Good:      `{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "id": "urn:uuid:8c1b6a52-6f9a-4c6e-9a58-0d3b1a1f2e11", "type": "GradeEvent", "profile": "GradingProfile", "actor": {"id": "https://example.org/autograder", "type": "SoftwareApplication"}, "action": "Graded", "object": {"id": "https://example.org/attempts/1", "type": "Attempt"}, "generated": "https://example.org/scores/1", "eventTime": "2026-03-02T09:15:00.000Z"}`,
	onEvent: func(p *pass, e *event) {
		if e.plan.name != "GradeEvent" || e.present&(1<<(e.plan.slotActor-1)) == 0 {
			return
		}
		t := e.refs[e.plan.slotActor-1]
		if t == 0 || !e.plan.properties[e.plan.slotActor-1].types.has(t) || e.isType(p, e.plan.slotActor, "Person") || e.isType(p, e.plan.slotActor, "SoftwareApplication") {
			return
		}
		f := p.report("grading-actor", e.item.ActorNode)
		f.got, f.want = article(p.plan.types[t].name), "a SoftwareApplication where a program graded, otherwise a Person"
		f.property, f.typ = &e.plan.properties[e.plan.slotActor-1], &p.plan.types[t]
	},
	say: func(f *found) string { return "actor is " + f.got + "; it must be " + f.want },
	fix: fixWrongType,
}
