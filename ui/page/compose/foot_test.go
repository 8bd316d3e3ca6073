package compose

import (
	"strings"
	"testing"

	"caliper-playground/engine/compose"
	"caliper-playground/ui/page/pagetest"
)

// belowTheForm is what is drawn below the form, in one piece.
func belowTheForm(d *pagetest.Driver) string {
	_, below, _ := strings.Cut(d.Drawn(), strings.Repeat("─", 80))
	return strings.ReplaceAll(strings.ReplaceAll(below, "\n ", ""), "\n", "")
}

// What a line has no room for is whole below the form, where the field is and what it
// takes beside it.
func TestTheFootHasAllOfTheField(t *testing.T) {
	d := composing(t)
	d.Window(80, 24)
	for _, test := range []struct {
		letters string
		want    []string
	}{
		{"generated.assignable", []string{"generated.assignable  DigitalResource", "https://example.org/larkmoor/courses/bio-214/assessments/plant-families"}},
		{"generated.id", []string{"generated.id  IRI, required", "https://example.org/larkmoor/courses/bio-214/assessments/plant-families/attempts/ines-varga-1", "The thing's own identifier"}},
		{"eventTime", []string{"eventTime  date and time, required", "2024-03-14T10:42:07.000Z"}},
		{"@context", []string{"@context", "http://purl.imsglobal.org/ctx/caliper/v1p2", "JSON-LD"}},
		{"envelope.sensor", []string{"envelope.sensor  IRI, required", compose.DefaultSensor}},
		{"envelope.sendTime", []string{"envelope.sendTime  date and time, required"}},
	} {
		d.Press("/", test.letters, "enter", "esc")
		for _, words := range test.want {
			if below := belowTheForm(d); !strings.Contains(below, words) {
				t.Errorf("%s lacks %q:\n%s", test.letters, words, d.Drawn())
			}
		}
	}
}

// A value that is too long for the foot too is read on by a key, to its end.
func TestTheFootReadsOn(t *testing.T) {
	d := composing(t)
	d.Window(80, 24)
	long := "https://school.example/" + strings.Repeat("assessments-of-all-years/", 30) + "the-last-one"
	d.Press("/", "object.id", "enter", long, "enter")
	d.Shows("< > 1-2 of 11")
	d.Press(">")
	d.Shows("2-3 of 11")
	for range 20 {
		d.Press(">")
	}
	d.Shows("10-11 of 11", "t-one\n")
	d.Press("<", "<")
	d.Shows("8-9 of 11")
	d.Press("down", "up")
	d.Shows("1-2 of 11")
	d.Press("g", ">")
	d.Shows("That moves the JSON, where tab goes, or a value that is longer than a line.")
}

// A finding is told below the value that it is about.
func TestTheFootHasTheFindingToo(t *testing.T) {
	d := composing(t)
	d.Window(80, 24)
	d.Press("/", "count", "enter", "0", "enter")
	d.Shows("generated.count  whole number", "! count is 0; attempts are counted from 1")
}

func TestWhatOthersShareIsSaidBeforeItChanges(t *testing.T) {
	d := composing(t)
	d.Press("a", "graded", "enter")
	d.Press("/", "object", "enter")
	d.Shows("Event 1 has it too ")
	d.Press("/", "scoreGiven", "enter", "esc")
	d.Hides("has it too")
	d.Press("/", "object.count", "enter")
	d.Shows("Type over it, or ← edits it. A whole number. Event", "1 has it too: enter changes it there as well,", "ctrl+o here alone.")
	d.Press("7", "ctrl+o")
	d.Shows(`"count": 7`)
	d.Hides("so it changed there too")
	d.Press("u", "/", "object.count", "enter", "7", "enter")
	d.Shows("Event 1 has the same Attempt, so it changed there too.")
}

// A field that is missing is added, and edited at once; what holds others is unfolded.
func TestFindingAField(t *testing.T) {
	d := composing(t)
	d.Press("/")
	d.Shows("Which field?", "› generated.count", "actor.name", "Ines Varga")
	d.Hides("generated.endedAtTime")
	d.Press("finish")
	d.Shows("› generated.endedAtTime", "+ date and time")
	d.Press("enter")
	d.Shows("endedAtTime    ▏", "Type over it")
	d.Press("2026-03-02T10:00:00Z", "enter")
	d.Shows(`"endedAtTime": "2026-03-02T10:00:00.000Z"`)
	d.Press("/", "attempt") // as the field calls it, behind what is called so
	d.Shows("object.maxAttempts", "generated.count")
	d.Press("esc")
	d.Press("/", "session")
	d.Shows("› session", "+ Session")
	d.Press("enter")
	d.Shows("›  ▾ session", `"session": {`)
	d.Press("/", "action", "enter")
	d.Shows("Which action?")
	d.Press("esc", "/", "zzz", "enter")
	d.Shows("Nothing")
	d.Press("esc", "esc")
	d.Shows("›    action ")
	d.Press("-", "/", "action", "enter") // what is missing is added, and chosen at once
	d.Shows("Which action?", "› Started", "✓ there already")
}

// However many events there are, who shares the entity is said, follows the cursor and
// what is undone.
func TestWhatManyOthersShareIsSaidToo(t *testing.T) {
	d := opened(t, "["+strings.Repeat(anEvent+",", 29)+anEvent+"]")
	d.Press("/", "actor", "enter", "down", "down")
	d.Shows(" 29 other events have it too ")
	d.Window(80, 24)
	d.Shows("Events 2, 3, 4, 5 and 25 more have it too")
	d.Press("g", "down")
	d.Hides("have it too")
	d.Press("/", "actor.id", "enter", "urn:x:9", "ctrl+o")
	d.Hides("have it too")
	d.Press("u")
	d.Shows("have it too")
}
