package compose

import (
	"slices"
	"testing"
)

// TestTakesAnythingFromEveryList takes the last line of each list that
// leads, which is for mistakes made on purpose.
func TestTakesAnythingFromEveryList(t *testing.T) {
	for _, test := range []struct {
		name  string
		start []string // keys that open the list
		typed []string
		want  []string
	}{
		{"an action", []string{"g", "down", "down", "enter"}, []string{"Submited"}, []string{`"action": "Submited"`, "✗   action           Submited", "action-unknown", "^^^^^^^^^^", "no mark"}},
		{"an event", []string{"g", "down", "enter"}, []string{"AssesmentEvent"}, []string{`"type": "AssesmentEvent"`, "✗", "no mark"}},
		{"a profile", []string{"g", "enter"}, []string{"QuizProfile"}, []string{`"profile": "QuizProfile"`, "no mark"}},
		{"a number for a word", []string{"g", "down", "down", "enter"}, []string{"7"}, []string{`"action": 7`, "no mark"}},
		{"null for a word", []string{"g", "down", "down", "enter"}, []string{"null"}, []string{`"action": null`, "no mark"}},
		{"digits for a word", []string{"g", "down", "down", "enter"}, []string{`"7"`}, []string{`"action": "7"`, "no mark"}},
		{"a property", []string{"g", "+"}, []string{"mood"}, []string{`"mood": "value"`, "mood             value", "property-unknown"}},
	} {
		for _, way := range []struct {
			name string
			keys []string
		}{{"by the last line", append(slices.Repeat([]string{"down"}, 40), "enter")}, {"by the key", []string{"ctrl+o"}}} {
			t.Run(test.name+" "+way.name, func(t *testing.T) {
				d := composing(t)
				d.Press(test.start...)
				d.Shows("something else…")
				d.Press(test.typed...)
				d.Shows("something else: " + test.typed[0])
				d.Press(way.keys...)
				d.Shows(test.want...)
				d.Press("u")
				d.Shows("Undone: ", "✓ would fill Assessment › Submitted")
			})
		}
	}
}

// A property that another type has is told with the way there.
func TestSaysWhereAPropertyBelongs(t *testing.T) {
	d := composing(t)
	d.Press("g", "+", "scoreGiven")
	d.Shows("Nothing to choose is called so.", "scoreGiven is no property of AssessmentEvent; it", "belongs to Score, which a GradeEvent generates.")
}

func TestChoosesNothingByASlip(t *testing.T) {
	d := composing(t)
	selects(d, "action")
	d.Press("enter", "Sumbited")
	d.Shows("› Nothing to choose is called so.", "  Submitted ", "something else: Sumbited", "a string", "1 choice")
	d.Press("enter")
	d.Shows("› Nothing to choose is called so.", "Nothing to choose is called Sumbited. ctrl+o takes it as it is typed, esc shows all.")
	d.Press("esc", "esc")
	d.Shows("✓ would fill Assessment › Submitted")
	d.Press("enter", "G", "ctrl+u", "{broken", "down", "enter")
	d.Shows("action           {broken▏", "anything: 7")
	d.Press("enter")
	d.Shows("This looks like JSON but is none", "in quotes")
	d.Press("ctrl+u", `"{broken"`, "enter")
	d.Shows(`"action": "{broken"`)
}

// TestFromSomethingElse makes an event of what is on no list.
func TestFromSomethingElse(t *testing.T) {
	for _, test := range []struct {
		name string
		keys []string
		want []string
	}{
		{"a profile", []string{"QuizProfile", "ctrl+o"}, []string{`"profile": "QuizProfile"`, "no mark"}},
		{"an event", []string{"reading", "enter", "LookEvent", "ctrl+o"}, []string{`"type": "LookEvent"`, `"profile": "ReadingProfile"`, "no mark"}},
		{"an action", []string{"annot", "enter", "Scribbled", "ctrl+o"}, []string{`"action": "Scribbled"`, `"profile": "AnnotationProfile"`, "no mark"}},
		{"an entity", []string{"describe", "enter", "Persona", "ctrl+o"}, []string{`"type": "Persona"`}},
		{"a profile, asked for", []string{"ctrl+o", "QuizProfile", "enter"}, []string{`"profile": "QuizProfile"`}},
	} {
		t.Run(test.name, func(t *testing.T) {
			d := asking(t)
			d.Shows("Which profile?", "something else…")
			d.Press(test.keys...)
			d.Press("g")
			d.Shows(append(test.want, "COMPOSE")...)
		})
	}
}

func TestTakesAnythingTyped(t *testing.T) {
	d := composing(t)
	selects(d, "eventTime")
	d.Press("enter", "ctrl+u", "yesterday", "enter")
	d.Shows("is no date and time", "takes it all the same.")
	d.Press("ctrl+o")
	d.Shows(`"eventTime": "yesterday"`, "✗   eventTime        yesterday", "^^^^^^^^^^^")
	d.Press("enter", "ctrl+u", "2026-03-02T10:15:00+01:00", "ctrl+o")
	d.Shows(`"eventTime": "2026-03-02T10:15:00+01:00"`)
	selects(d, "  id ")
	d.Press("enter", "ctrl+u", "ctrl+o")
	d.Shows(`"id": ""`)
}

// TestAnyKind changes the kinds of values, as senders do that get them
// wrong.
func TestAnyKind(t *testing.T) {
	for _, test := range []struct {
		name, line string
		keys       []string
		want       []string
	}{
		{"null for an object", "actor", []string{":", "ctrl+u", "null", "enter"}, []string{`"actor": null`, "✗   actor            null", "no mark"}},
		{"a number for an object", "Assessment  http", []string{":", "ctrl+u", "5", "enter"}, []string{`"object": 5`, "no mark"}},
		{"a list for an object", "actor", []string{":", "ctrl+u", `[{"id":"urn:x:1","type":"Person"}]`, "enter"}, []string{`"actor": [`, "no mark"}},
		{"a number for a time", "eventTime", []string{":", "ctrl+u", "1772442900", "enter"}, []string{`"eventTime": 1772442900`, "no mark"}},
		{"what is there, in quotes", "action", []string{":"}, []string{`action           "Submitted"▏`, "anything: 7"}},
		{"a misspelled name", "actor", []string{"r", "ctrl+u", "actr", "enter"}, []string{`"actr": {`, "required", "no mark"}},
		{"no id", "  id ", []string{"-"}, []string{"id is required", "no mark"}},
		{"no type", "event  ", []string{"-"}, []string{"type is required", "no mark"}},
		{"no context", "@context", []string{"-"}, []string{"@context is required"}},
		{"a property of the actor", "actor", []string{"right", "down", "down", "down", "down", ":", "age", "enter", "enter", "ctrl+u", "7", "enter"}, []string{`"age": 7`, "✗     age            7"}},
		{"a property of any name", "more properties", []string{":", "mood", "enter"}, []string{`"mood": "value"`}},
	} {
		t.Run(test.name, func(t *testing.T) {
			d := composing(t)
			selects(d, test.line)
			d.Press(test.keys...)
			d.Shows(test.want...)
		})
	}
}

func TestAnyEnvelope(t *testing.T) {
	d := composing(t)
	selects(d, "envelope")
	d.Press("right", "down", "down", ":", "ctrl+u", "7", "enter")
	d.Shows(`"sendTime": 7`, "would be refused: 400")
	d.Press("u")
	d.Press("r", "ctrl+u", "sentTime", "enter")
	d.Shows(`"sentTime": "`, "would be refused: 400")
	d.Press("u")
	d.Shows(`"sendTime": "`)
	d.Press("+", "extra", "enter")
	d.Shows(`"extra": "value"`, "would be refused: 400")
	d.Press("+", "extra", "enter")
	d.Shows("Extra is there already.")
	d.Press("esc", "-")
	d.Shows("✓ would fill Assessment › Submitted")
}

func TestSomethingElseByMouse(t *testing.T) {
	d := composing(t)
	d.Press("g", "down", "down", "enter")
	d.Shows("something else…")
	d.Click("something else…")
	d.Shows("action           ▏", "anything: 7")
}

// What was done to sendTime by hand is sent so: the form says that it would be refused.
func TestSendTimeIsSentAsItWasLeft(t *testing.T) {
	for name, keys := range map[string][]string{"removed": {"-"}, "renamed": {"r", "ctrl+u", "sentTime", "enter"}} {
		t.Run(name, func(t *testing.T) {
			d := composing(t)
			selects(d, "envelope")
			d.Press("right", "down", "down")
			d.Press(append(keys, "s")...)
			d.Shows("Refused: 400")
		})
	}
}
