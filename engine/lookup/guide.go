package lookup

import (
	"slices"
	"strings"

	"caliper-playground/catalog"
	"caliper-playground/engine/question"
)

// questionsOf are the questions that events of a profile answer.
func questionsOf(profile string) []string {
	questions := []string{}
	for _, q := range question.BuiltIn() {
		if q.Profile == catalog.Namesake(profile) {
			questions = append(questions, q.Text)
		}
	}
	return questions
}

// guide has the headings of the implementation guide: what questions a profile
// answers, who does what on what, and what else it asks for.
func (l *layout) guide() {
	e, b := l.entry, l.book
	if e.Kind != Profile {
		return
	}
	l.prose("Questions it answers", strings.Join(e.Questions, " "))
	var events, actors, actions, objects, targets, generated []string
	for _, r := range e.Rows {
		events, actions = append(events, r.Event), append(actions, r.Action)
		actors = append(append(actors, r.Actor...), r.SpecificationActor...)
		objects = append(append(objects, r.Object...), r.SpecificationObject...)
		if r.Generated != "" {
			generated = append(generated, r.Generated)
		}
		targets = append(targets, b.taken(r.Event, "target")...)
		generated = append(generated, b.taken(r.Event, "generated")...)
	}
	l.list("Events", b.links(Event, distinct(events)))
	l.list("Actors", b.links(Entity, distinct(actors)))
	if slices.Contains(actions, catalog.AnyAction) {
		l.list("Actions", plain("any of the vocabulary"))
	} else {
		l.list("Actions", b.links(Action, distinct(actions)))
	}
	l.list("Objects", b.links(Entity, distinct(objects)))
	l.list("Targets", orNone(b.links(Entity, distinct(targets)), "none in particular"))
	l.list("Generated", orNone(b.links(Entity, distinct(generated)), "nothing in particular"))
	for i, r := range e.Requirements {
		title := "Other requirements"
		if i > 0 {
			title = "And"
		}
		words := b.prose(r.Text+" "+ruleWords(r.Rules), e.Ref)
		for k, id := range r.Rules {
			if k > 0 {
				words = append(words, plain(", ")...)
			}
			words = append(words, b.link(Rule, id))
		}
		l.add(Block{Form: Prose, Title: title, Text: words})
	}
}

// taken are the types that an event's property takes; none where it takes any.
func (b *Book) taken(event, property string) []string {
	p := b.vocabulary.Property(event, property)
	if p == nil || slices.Contains(p.Types, "Entity") {
		return nil
	}
	return p.Types
}

// distinct lists each name once, in the order in which they come.
func distinct(names []string) []string {
	var once []string
	for _, name := range names {
		if !slices.Contains(once, name) {
			once = append(once, name)
		}
	}
	return once
}

// ruleWords lead to the rules that see to a requirement, or say that there is none.
func ruleWords(rules []string) string {
	switch len(rules) {
	case 0:
		return "No rule can tell."
	case 1:
		return "Rule: "
	}
	return "Rules: "
}

// orNone is a list, or the words that say that there is nothing in it.
func orNone(pieces Text, none string) Text {
	if len(pieces) == 0 {
		return plain(none)
	}
	return pieces
}
