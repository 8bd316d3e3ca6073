package rule

type gradingActor struct{ wrongType }

func (gradingActor) page() Rule {
	return Rule{
		ID: "grading-actor", Title: "A Person or a SoftwareApplication grades", Severity: Error,
		Why:       "What a program grades, the program did; everything else a person. No organization or group is the actor of a grade.",
		Cost:      "The event does not meet the Grading profile; it earns no mark.",
		Reference: "certification guide 1.2, Grading profile, other requirements (#gradingProfile)",
	}
}

func (*gradingActor) concerns(t *typePlan) bool { return t.name == "GradeEvent" }

func (*gradingActor) onEvent(p *pass, e *event) {
	actor := e.actor()
	if actor.typ == 0 || !actor.property.types.has(actor.typ) || actor.isA(p, "Person") || actor.isA(p, "SoftwareApplication") {
		return
	}
	wrong := p.wrongType(actor.property, actor.typ)
	wrong.want = []string{"Person", "SoftwareApplication"}
	p.report(at(actor.node), gradingActor{wrong})
}

func (f gradingActor) words() string {
	return "actor is " + f.got + "; it must be a SoftwareApplication where a program graded, otherwise a Person"
}
