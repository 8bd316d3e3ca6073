package mistake

import (
	"fmt"
	"net/http"

	"caliper-playground/catalog"
	"caliper-playground/engine/document"
	"caliper-playground/engine/rule"
	"caliper-playground/engine/sensor"
)

// content are the mistakes of what a message holds, and of what messages are to
// each other.
func content(v catalog.Version) []Mistake {
	return []Mistake{
		repeat(v), otherContent(v), describedLater(v), profile(v),
		set(v, "actor-is-a-group", "A wrong actor",
			"The endpoint answers 200, since the envelope is good. The event is wrong, and earns no mark.",
			"Who can act is laid down for each event and action, and a group does not submit. The actor is the person; the group may stand in group."),
		set(v, "action-misspelt", "A misspelt action",
			"The endpoint answers 200. The event is wrong, the log says which action was meant, and a mend writes it so.",
			"Actions are terms of a vocabulary: each capital letter counts."),
		set(v, "event-id-bare", "A bare UUID as id",
			"The endpoint answers 200. The event is wrong, and a mend puts urn:uuid: in front.",
			"An event's id is an IRI. A UUID becomes one with urn:uuid: before it."),
		set(v, "time-without-milliseconds", "A time without milliseconds",
			"The endpoint answers 200. The event is wrong, and a mend writes the missing digits.",
			"Times are UTC with three digits of milliseconds and a Z, so that all who read them sort them alike. The tolerance time-format takes other forms."),
		set(v, "property-of-ones-own", "A property of one's own",
			"The endpoint answers 200. The event is wrong, and a mend moves the property into extensions.",
			"What Caliper does not define goes into extensions, where no reader takes it for Caliper's."),
	}
}

// set is a mistake of the built-in set, in an envelope that has none.
func set(v catalog.Version, name, title, will, why string) Mistake {
	m, id := ofSet(v, name)
	return Mistake{
		Name: name, Kind: Content, Title: title, Wrong: m.Wrong, Will: will, Why: why, Rule: m.Rule, Set: m.Name,
		Steps: []Step{{Status: http.StatusOK, Judged: true, Verdict: rule.Fail, Payload: sensor.Payload{Source: name, Raw: envelope(v, m.Data)}}},
		ids:   []string{id},
	}
}

// step is a message that the endpoint takes.
func step(v catalog.Version, says, source string, verdict rule.Verdict, marked bool, item []byte) Step {
	return Step{
		Says: says, Status: http.StatusOK, Judged: true, Verdict: verdict, Marked: marked,
		Payload: sensor.Payload{Source: source, Raw: envelope(v, item)},
	}
}

func repeat(v catalog.Version) Mistake {
	const name = "event-repeated"
	item := event(v, shown, idOf(name))
	return Mistake{
		Name: name, Kind: Content, Title: "A repeat",
		Wrong: "The same event is sent twice, with the same id.",
		Will:  "Both are answered 200. The second is told as a repeat of the first, and counts for nothing.",
		Why:   "A sensor that got no answer may send again: by the id the endpoint knows the event, and it counts once.",
		Steps: []Step{
			step(v, "the event", name+"-1", rule.Pass, true, item),
			step(v, "the same again", name+"-2", rule.Pass, false, item),
		},
		ids: []string{idOf(name)},
	}
}

func otherContent(v catalog.Version) Mistake {
	const name = "event-id-reused"
	return Mistake{
		Name: name, Kind: Content, Title: "The same id, other content",
		Wrong: "Another event is sent under an id that an event has already.",
		Will:  "Both are answered 200. The second is warned of and marked: it is no repeat, and a store may keep but one of the two.",
		Why:   "An id is that of one event, for ever. Each event gets a new one, and a mend of it is sent as an event of its own.",
		Rule:  "event-id-reused",
		Steps: []Step{
			step(v, "the event", name+"-1", rule.Pass, true, event(v, shown, idOf(name))),
			step(v, "another under its id", name+"-2", rule.Warn, true, event(v, shown, idOf(name), replace("/eventTime", "2026-03-02T09:16:00.000Z"))),
		},
		ids: []string{idOf(name)},
	}
}

func describedLater(v catalog.Version) Mistake {
	const name, row = "entity-described-later", "AssessmentProfile/NavigationEvent/NavigatedTo"
	quiz := "urn:uuid:" + idOf("a quiz")
	ops := []document.Op{replace("/object", quiz)}
	if v != catalog.V1p1 {
		ops = append(ops, document.Op{Op: "remove", Path: "/profile"})
	}
	entity := fmt.Appendf(nil, `{"@context": %s, "id": %s, "type": "Assessment", "name": "Quiz two"}`, document.Quote(catalog.Get(v).Context), document.Quote(quiz))
	return Mistake{
		Name: name, Kind: Content, Title: "Described too late",
		Wrong: "An event names its object by an IRI alone, and what that is comes in the message after it.",
		Will:  "Both are answered 200. The event is marked for Reading alone, since nobody knows yet that its object is a quiz, and the description does not change that afterwards.",
		Why:   "A thing is described before it is referred to, or in the same message. In that order the same event is marked for Assessment, too.",
		Steps: []Step{
			step(v, "the event, with an IRI as its object", name+"-1", rule.Pass, true, event(v, row, idOf(name), ops...)),
			step(v, "what the IRI stands for", name+"-2", rule.Pass, false, entity),
		},
		ids: []string{idOf(name), idOf("a quiz")},
	}
}

// profile is an event of 1.2 that does not say for which profile it is meant; of
// 1.1, where there is nothing to say it by, one that does.
func profile(v catalog.Version) Mistake {
	if v == catalog.V1p1 {
		m := set(v, "profile-named", "A profile in 1.1",
			"The endpoint answers 200. The event is wrong, and a mend moves the property into extensions.",
			"In 1.1 an event counts for each profile that it fits. The property came with 1.2.")
		m.Name = "profile-missing"
		return m
	}
	const name = "profile-missing"
	return Mistake{
		Name: name, Kind: Content, Title: "No profile",
		Wrong: "The event does not say for which profile it is meant.",
		Will:  "The endpoint answers 200. The event is well formed; it is marked in each profile that it fits, and the log notes that it names none.",
		Why:   "From 1.2 on an event should name its profile. Whoever reads it need not guess then, and it counts where it was meant to.",
		Rule:  "profile-missing",
		Steps: []Step{step(v, "", name, rule.Pass, true, event(v, shown, idOf(name), document.Op{Op: "remove", Path: "/profile"}))},
		ids:   []string{idOf(name)},
	}
}
