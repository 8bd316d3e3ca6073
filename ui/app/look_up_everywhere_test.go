package app

import (
	"slices"
	"strings"
	"testing"

	"caliper-playground/catalog"
	"caliper-playground/engine/sensor"
	"caliper-playground/fixtures"
	"caliper-playground/ui/keys"
	"caliper-playground/ui/page"
	"caliper-playground/ui/page/pagetest"
)

// TestEveryPageLooksUpWhatIsSelected holds each page to the one key that opens the
// vocabulary at what is selected there, as the page opens with nothing received.
func TestEveryPageLooksUpWhatIsSelected(t *testing.T) {
	opens := map[string]string{
		"bench": "GeneralProfile", "load": "ViewEvent", "sessions": "session   word", "tolerances": "tolerance", "misbehaviour": "429 Too Many Requests",
		"coverage": "coverage   word", "mistakes": "401 Unauthorized", "questions": "profile question   word", "entities": "describe   word",
		"versions": "migration   word", "exercises": "ViewEvent   event", "stories": "story   word", "strays": "endpoint   word", "endpoint": "endpoint   word",
	}
	// Themselves, typed into, or with nothing that is selected.
	elsewhere := []string{"vocabulary", "compose", "certify", "help", "commands", "answer", "code"}
	everyPage(t, func(t *testing.T, k kind) {
		if slices.Contains(elsewhere, k.name) {
			return
		}
		name, kind, _ := strings.Cut(opens[k.name], "   ")
		if name == "" {
			t.Fatal("what does it look up? The page is not in the table")
		}
		d := opened(t, k, noColour)
		d.press("v")
		d.shows("vocabulary", name, kind)
	})
}

// TestLookUpOpensWhatIsSelected goes to something on a page and looks it up: a row, a
// profile, a message, a finding, a field, a status, what is missing, a thing.
func TestLookUpOpensWhatIsSelected(t *testing.T) {
	mistaken := func() *pagetest.Engine { return pagetest.Received(pagetest.Mistake(t, "actor-is-a-group")) }
	viewed := func() *pagetest.Engine {
		f, _ := fixtures.ForRow(catalog.V1p2, "ReadingProfile/ViewEvent/Viewed")
		return pagetest.Received(sensor.Envelope("https://example.org/sensors/1", pagetest.Start, catalog.V1p2, f.Data))
	}
	type keys []string
	for name, test := range map[string]struct {
		engine func() *pagetest.Engine
		before keys   // pressed at once
		shown  string // then
		after  keys
		want   string
	}{
		"a profile":          {pagetest.New, keys{"j"}, "›▸ · Annotation", nil, "›AnnotationProfile"},
		"a row":              {pagetest.New, keys{"j", "enter"}, "Bookmarked", nil, "row of Caliper 1.2"},
		"a message":          {mistaken, keys{"tab"}, "actor-type", nil, "›AssignableEvent  event"},
		"a finding":          {mistaken, keys{"tab", "tab"}, "›✗ actor-type", nil, "›actor-type  rule, error"},
		"a status":           {mistaken, keys{"tab", "tab", "4"}, "Answer", nil, "›200 OK"},
		"a field":            {mistaken, keys{"tab", "tab", "3"}, "› 1 ", keys{"j", "j"}, "›id  property"},
		"a type":             {mistaken, keys{"tab", "tab", "3"}, "› 1 ", keys{"j", "j", "j"}, "›AssignableEvent  event"},
		"the graph's event":  {mistaken, keys{"tab", "tab", "5"}, "[Graph]", nil, "›AssignableEvent  event"},
		"a missing row":      {mistaken, keys{"%"}, "0 of 93", keys{"enter", "j"}, "row of Caliper 1.2"},
		"an entity":          {viewed, keys{"&"}, "referred to before anything", keys{"G"}, "entity of Caliper 1.2"},
		"a question's":       {viewed, keys{"Q"}, "▾ ReadingProfile", nil, "›ReadingProfile"},
		"a mistake's status": {pagetest.New, keys{"M"}, "No token", keys{"j"}, "›401 Unauthorized"},
	} {
		t.Run(name, func(t *testing.T) {
			d := drive(t, test.engine(), 120, 40)
			d.press(test.before...)
			d.shows(test.shown)
			d.press(test.after...)
			d.press("v")
			d.shows("· vocabulary", test.want)
		})
	}
}

// TestLookUpSaysWhatItDoesNotKnow goes to a message of a type that nobody knows.
func TestLookUpSaysWhatItDoesNotKnow(t *testing.T) {
	d := drive(t, pagetest.Received(sensor.Envelope("https://example.org/sensors/1", pagetest.Start, catalog.V1p2, []byte(pagetest.OddEvent))), 120, 40)
	d.press("tab")
	d.shows("1 ✗")
	d.press("v")
	d.shows("Caliper 1.2 has no OddEvent.", "PROFILES")
}

// TestNothingElseIsDoneByTheKeyThatLooksUp holds all pages to one meaning of it.
func TestNothingElseIsDoneByTheKeyThatLooksUp(t *testing.T) {
	everyPage(t, func(t *testing.T, k kind) {
		d := opened(t, k, noColour)
		look := d.app.env.Keys.Bench.Vocabulary
		for _, c := range d.app.top().Commands() {
			if slices.Contains(c.Key.Keys(), look.Keys()[0]) && !keys.Same(c.Key, look) && !c.Typing && c.Do != nil {
				t.Errorf("%q is done by the same key", page.Command.Name(c))
			}
		}
	})
}
