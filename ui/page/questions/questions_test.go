package questions

import (
	"bytes"
	"testing"

	"github.com/muesli/termenv"

	"caliper-playground/catalog"
	"caliper-playground/engine/question"
	"caliper-playground/engine/sensor"
	"caliper-playground/fixtures"
	"caliper-playground/ui/page"
	"caliper-playground/ui/page/pagetest"
	"caliper-playground/ui/style"
)

func alone(t *testing.T, engine *pagetest.Engine) *pagetest.Driver {
	t.Helper()
	return aloneIn(t, engine, style.Choice{Profile: termenv.Ascii})
}

func aloneIn(t *testing.T, engine *pagetest.Engine, choice style.Choice) *pagetest.Driver {
	t.Helper()
	return pagetest.Alone(t, engine, choice, func(env *page.Env) page.Page { return New(env) })
}

// event is the built-in one for a row, in an envelope.
func event(t *testing.T, row string) []byte {
	t.Helper()
	f, ok := fixtures.ForRow(catalog.V1p2, row)
	if !ok {
		t.Fatalf("there is no event for %s", row)
	}
	return sensor.Envelope("https://example.org/sensors/1", pagetest.Start, catalog.V1p2, f.Data)
}

func TestNothingToTellYet(t *testing.T) {
	d := alone(t, pagetest.New())
	d.Shows("Nothing has been received yet")
	d.FitsEverywhere("questions of nothing")
}

func TestWhatEventsTell(t *testing.T) {
	d := alone(t, pagetest.Received(event(t, "ReadingProfile/ViewEvent/Viewed")))
	d.Shows("What 1 message of this session can tell", "▾ ReadingProfile   4 of 6 questions answered", "Who views resources, and how often?", "Tomas Lindqvist", "█", "19 h", "has no group", "No event yet of AnnotationProfile")
	m, credits := pagetest.Judged(event(t, "AnnotationProfile/AnnotationEvent/Tagged"))
	d.Receive(m, credits...)
	d.Shows("What 2 messages", "AnnotationProfile")
	d.Press("enter")
	d.Shows("▸ ReadingProfile")
	d.Hides("Who views resources")
	d.Press("enter", "tab", "shift+tab")
	d.FitsEverywhere("questions")
	d.Press("Q")
	if !d.Closed() {
		t.Error("its own key does not close it")
	}
}

// Questions from a file are answered behind those of their profile.
func TestQuestionsFromAFile(t *testing.T) {
	more, err := question.Read([]byte(`[{"id": "mine", "profile": "ReadingProfile", "question": "With which application is it read?", "events": ["ViewEvent"], "by": "edApp", "measure": {"kind": "count"}}]`))
	if err != nil {
		t.Fatal(err)
	}
	d := pagetest.Alone(t, pagetest.Received(event(t, "ReadingProfile/ViewEvent/Viewed")), style.Choice{Profile: termenv.Ascii}, func(env *page.Env) page.Page {
		env.Questions = more
		return New(env)
	})
	d.Resize(120, 80)
	d.Shows("Who views resources, and how often?", "With which application is it read?")
}

// TestLabelsAreWholeWhereThereIsRoom holds IRIs, which are hard to tell apart in part,
// to a window of 80 columns.
func TestLabelsAreWholeWhereThereIsRoom(t *testing.T) {
	const who = "https://example.org/larkmoor/people/7"
	body := bytes.ReplaceAll(event(t, "ReadingProfile/ViewEvent/Viewed"), []byte("Tomas Lindqvist"), []byte(who))
	d := alone(t, pagetest.Received(body))
	d.Resize(80, 60)
	d.Shows(who + " █")
}

func TestGoldens(t *testing.T) {
	pagetest.CheckGoldens(t, "questions", nil, func(t *testing.T, choice style.Choice) *pagetest.Driver {
		return aloneIn(t, pagetest.Received(event(t, "ReadingProfile/ViewEvent/Viewed"), event(t, "AnnotationProfile/AnnotationEvent/Tagged")), choice)
	})
}
