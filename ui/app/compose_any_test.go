package app

import (
	"slices"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
)

// TestComposeTakesAnythingFromEveryList takes the last line of each list that
// leads, which is for mistakes made on purpose.
func TestComposeTakesAnythingFromEveryList(t *testing.T) {
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
				d.press(test.start...)
				d.shows("something else…")
				d.press(test.typed...)
				d.shows("something else: " + test.typed[0])
				d.press(way.keys...)
				d.shows(test.want...)
				d.press("u")
				d.shows("Undone: ", "✓ would fill Assessment › Submitted")
			})
		}
	}
}

// A property that another type has is told with the way there.
func TestComposeSaysWhereAPropertyBelongs(t *testing.T) {
	d := composing(t)
	d.press("g", "+", "scoreGiven")
	d.shows("Nothing to choose is called so.", "scoreGiven is no property of AssessmentEvent; it", "belongs to Score, which a GradeEvent generates.")
}

func TestComposeChoosesNothingByASlip(t *testing.T) {
	d := composing(t)
	d.selects("action")
	d.press("enter", "Submited")
	d.shows("› Nothing to choose is called so.", "something else: Submited", "a string", "0 choices")
	d.press("enter")
	d.shows("› Nothing to choose is called so.", "Nothing to choose is called Submited. ctrl+o takes it as it is typed, esc shows all.")
	d.press("esc", "esc")
	d.shows("✓ would fill Assessment › Submitted")
	d.press("enter", "G", "ctrl+u", "{broken", "down", "enter")
	d.shows("action           {broken▏", "anything: 7")
	d.press("enter")
	d.shows("This looks like JSON but is none", "in quotes")
	d.press("ctrl+u", `"{broken"`, "enter")
	d.shows(`"action": "{broken"`)
}

// TestComposeFromSomethingElse makes an event of what is on no list.
func TestComposeFromSomethingElse(t *testing.T) {
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
			d, _ := composeOn(t, nil)
			d.press("n")
			d.shows("Which profile?", "something else…")
			d.press(test.keys...)
			d.shows(append(test.want, "COMPOSE")...)
		})
	}
}

func TestComposeTakesAnythingTyped(t *testing.T) {
	d := composing(t)
	d.selects("eventTime")
	d.press("enter", "ctrl+u", "yesterday", "enter")
	d.shows("is no date and time", "takes it all the same.")
	d.press("ctrl+o")
	d.shows(`"eventTime": "yesterday"`, "✗   eventTime        yesterday", "^^^^^^^^^^^")
	d.press("enter", "ctrl+u", "2026-03-02T10:15:00+01:00", "ctrl+o")
	d.shows(`"eventTime": "2026-03-02T10:15:00+01:00"`)
	d.selects("  id ")
	d.press("enter", "ctrl+u", "ctrl+o")
	d.shows(`"id": ""`)
}

// TestComposeAnyKind changes the kinds of values, as senders do that get them
// wrong.
func TestComposeAnyKind(t *testing.T) {
	for _, test := range []struct {
		name, line string
		keys       []string
		want       []string
	}{
		{"null for an object", "actor", []string{"v", "ctrl+u", "null", "enter"}, []string{`"actor": null`, "✗   actor            null", "no mark"}},
		{"a number for an object", "Assessment  http", []string{"v", "ctrl+u", "5", "enter"}, []string{`"object": 5`, "no mark"}},
		{"a list for an object", "actor", []string{"v", "ctrl+u", `[{"id":"urn:x:1","type":"Person"}]`, "enter"}, []string{`"actor": [`, "no mark"}},
		{"a number for a time", "eventTime", []string{"v", "ctrl+u", "1772442900", "enter"}, []string{`"eventTime": 1772442900`, "no mark"}},
		{"what is there, in quotes", "action", []string{"v"}, []string{`action           "Submitted"▏`, "anything: 7"}},
		{"a misspelled name", "actor", []string{"r", "ctrl+u", "actr", "enter"}, []string{`"actr": {`, "required", "no mark"}},
		{"no id", "  id ", []string{"-"}, []string{"id is required", "no mark"}},
		{"no type", "event  ", []string{"-"}, []string{"type is required", "no mark"}},
		{"no context", "@context", []string{"-"}, []string{"@context is required"}},
		{"a property of the actor", "actor", []string{"right", "down", "down", "down", "down", "v", "age", "enter", "enter", "ctrl+u", "7", "enter"}, []string{`"age": 7`, "✗     age            7"}},
		{"a property of any name", "more properties", []string{"v", "mood", "enter"}, []string{`"mood": "value"`}},
	} {
		t.Run(test.name, func(t *testing.T) {
			d := composing(t)
			d.selects(test.line)
			d.press(test.keys...)
			d.shows(test.want...)
		})
	}
}

func TestComposeAnyEnvelope(t *testing.T) {
	d := composing(t)
	d.selects("envelope")
	d.press("right", "down", "down", "v", "ctrl+u", "7", "enter")
	d.shows(`"sendTime": 7`, "would be refused: 400")
	d.press("u")
	d.press("r", "ctrl+u", "sentTime", "enter")
	d.shows(`"sentTime": "`, "would be refused: 400")
	d.press("u")
	d.shows(`"sendTime": "`)
	d.press("+", "extra", "enter")
	d.shows(`"extra": "value"`, "would be refused: 400")
	d.press("+", "extra", "enter")
	d.shows("Extra is there already.")
	d.press("esc", "-")
	d.shows("✓ would fill Assessment › Submitted")
}

func TestComposeSomethingElseByMouse(t *testing.T) {
	d := composing(t)
	d.press("g", "down", "down", "enter")
	d.shows("something else…")
	d.update(tea.MouseMsg{X: 10, Y: 4 + 2 + 6, Button: tea.MouseButtonLeft, Action: tea.MouseActionPress})
	d.shows("action           ▏", "anything: 7")
}
