package app

import (
	"net/http"
	"strings"
	"testing"

	"caliper-playground/catalog"
	"caliper-playground/engine/endpoint"
	"caliper-playground/engine/sensor"
	"caliper-playground/fixtures"
	"caliper-playground/ui/page/pagetest"
)

// TestWhyAnswersInItsWords goes to something on a page, asks why, and reads the answer.
func TestWhyAnswersInItsWords(t *testing.T) {
	mistaken := func() *pagetest.Engine { return pagetest.Received(pagetest.Mistake(t, "actor-is-a-group")) }
	viewed := func() *pagetest.Engine { return pagetest.Received(enveloped(t, "ReadingProfile/ViewEvent/Viewed")) }
	ahead := func() *pagetest.Engine { // nothing has said who this is
		body := string(enveloped(t, "ReadingProfile/ViewEvent/Viewed"))
		actor := strings.Index(body, `"actor": {`)
		end := actor + strings.Index(body[actor:], "}")
		return pagetest.Received([]byte(body[:actor] + `"actor": "https://example.org/people/ada"` + body[end+1:]))
	}
	refused := func() *pagetest.Engine {
		engine := pagetest.New()
		engine.Current().Receive(pagetest.Refused())
		return engine
	}
	type keys []string
	for name, test := range map[string]struct {
		engine func() *pagetest.Engine
		before keys   // pressed at once
		shown  string // then
		after  keys
		want   []string
	}{
		"a profile":           {viewed, keys{"j"}, "1 ✓", nil, []string{"why Annotation", "Why it is not met", "nothing comes close"}},
		"an empty row":        {mistaken, keys{"j", "j", "j", "enter", "j"}, "1 ✗", nil, []string{"Why it is empty", "What would fill it", "What it takes"}},
		"a passing event":     {viewed, keys{"tab"}, "1 ✓", nil, []string{"why message 1", "It fills Reading › ViewEvent › Viewed", "Why not others", "Assessment › ViewEvent › Viewed: it names the profile ReadingProfile"}},
		"a failed message":    {mistaken, keys{"tab"}, "1 ✗", nil, []string{"why message 1", "200 OK", "›actor-type", "AssignableEvent Submitted", "It fills no row"}},
		"a finding":           {mistaken, keys{"tab", "tab"}, "›✗ actor-type", nil, []string{"why message 1", "200 OK", "›actor-type", "AssignableEvent Submitted", "It fills no row"}},
		"a refused message":   {refused, keys{"tab"}, "401", nil, []string{"why message 1", "401 Unauthorized"}},
		"a missing row":       {mistaken, keys{"%"}, "0 of 93", keys{"enter", "j"}, []string{"why GeneralProfile/Event", "Why it is empty", "What would fill it"}},
		"a missing type":      {mistaken, keys{"%"}, "0 of 93", keys{"j", "enter", "j"}, []string{"In 1 message there is no AnnotationEvent.", "An event of the type AnnotationEvent with Bookmarked"}},
		"a missing action":    {mistaken, keys{"%"}, "0 of 93", keys{"j", "j", "enter", "j"}, []string{"there is no event with the action Abandoned", "An Event with this action, which none of the others takes."}},
		"a missing thing":     {mistaken, keys{"%"}, "0 of 93", keys{"j", "j", "j", "enter", "j"}, []string{"there is no Agent.", "A thing of the type Agent, described by itself or where an event names it."}},
		"a missing property":  {mistaken, keys{"%"}, "0 of 93", keys{"j", "j", "j", "j", "enter", "j"}, []string{"there is no property", "that has the property."}},
		"a missing rule":      {mistaken, keys{"%"}, "0 of 93", keys{"G", "enter", "j"}, []string{"there is no finding of the rule", "A document that the rule finds fault with"}},
		"a thing unknown":     {ahead, keys{"&"}, "people/ada", keys{"j"}, []string{"Why it is marked", "Nothing has described it", "Its IRI alone stood for it 1 time, first in message 1.", "The description to send first", "By where it is referred to", `"id": "https://example.org/people/ada"`}},
		"a thing described":   {viewed, keys{"&"}, "referred to before anything", keys{"G"}, []string{"Why it is not marked", "It was described"}},
		"questions":           {viewed, keys{"Q"}, "▾ ReadingProfile", nil, []string{"why ReadingProfile's answers", "The one event is counted.", "It is asked of ViewEvent with Viewed, by group: how many events there are.", "1 of 1 event has no group, so it is not counted here (message 1).", "Nothing that was received is such an event"}},
		"questions of nobody": {pagetest.New, keys{"Q"}, "Nothing has been received yet", nil, []string{"why no question is answered", "It is asked of", "Nothing that was received is such an event"}},
		"a word":              {viewed, keys{"v"}, "CONTENTS", keys{"/", "V", "i", "e", "w", "e", "d", "enter"}, []string{"why Viewed", "What it is", "The rows that it has part in, in this session", "filled 1 time, first by message 1"}},
		"a field":             {pagetest.New, keys{"j", "enter", "j", "n"}, "actor", keys{"down", "down"}, []string{"What it is for", "It has to be there."}},
	} {
		t.Run(name, func(t *testing.T) {
			d := drive(t, test.engine(), 120, 60)
			d.press(test.before...)
			d.shows(test.shown)
			d.press(test.after...)
			d.press("W")
			d.shows(test.want[0])
			said := strings.Join(strings.Fields(strings.ReplaceAll(d.app.View(), "│", " ")), " ")
			for _, want := range test.want {
				if !strings.Contains(said, want) {
					t.Errorf("it does not say %q:\n%s", want, d.app.View())
				}
			}
			if name != "a field" { // which is looked up beside its form
				d.press("v")
				d.shows("· vocabulary")
			}
		})
	}
}

// enveloped is the built-in event of a row, in an envelope.
func enveloped(t *testing.T, rowID string) []byte {
	t.Helper()
	f, ok := fixtures.ForRow(catalog.V1p2, rowID)
	if !ok {
		t.Fatal("there is no event for " + rowID)
	}
	return sensor.Envelope("https://example.org/sensors/1", pagetest.Start, catalog.V1p2, f.Data)
}

// TestWhyOfACertification asks why profiles are not met, on the confirmation: each says
// what it still needs, and what came close.
func TestWhyOfACertification(t *testing.T) {
	d := driveCertify(t, pagetest.New(), noColour, 120, 40)
	startRun(d)
	sendSome(d)
	d.press("C")
	d.shows("Read and confirm")
	d.press("W")
	d.shows("why profiles are not met", "It still needs", "closest came message")
	d.press("v")
	d.shows("· vocabulary", "›practice certification")
}

// TestWhyOfWhatReachedNoSession asks why the last stray request got its status.
func TestWhyOfWhatReachedNoSession(t *testing.T) {
	e := endpoint.New(endpoint.Options{})
	if err := e.Start(t.Context()); err != nil {
		t.Fatal(err)
	}
	defer func() { _ = e.Close(t.Context()) }()
	c := pagetest.NewServer("class-1", "class-2")
	c.StrayLog = e.Strays()
	d := driveClass(t, c, noColour, 120, 40)
	d.press("O", "B")
	response, err := http.Get("http://" + e.Addr() + "/favicon.ico")
	if err != nil {
		t.Fatal(err)
	}
	_ = response.Body.Close()
	d.shows("GET /favicon.ico", "404")
	d.press("W")
	d.shows("why GET /favicon.ico", "404 Not Found", "It belongs to no session; send to the URL of one.")
	d.press("v")
	d.shows("· vocabulary", "›404 Not Found")
}
