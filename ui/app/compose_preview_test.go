package app

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"caliper-playground/catalog"
	"caliper-playground/engine/sensor"
)

// viewed is a ViewEvent of the Reading profile.
func viewed(id int, object string) string {
	return fmt.Sprintf(`{"@context":"http://purl.imsglobal.org/ctx/caliper/v1p2","id":"urn:uuid:2c9e0a1e-5f0e-4b1c-9a55-%012d","type":"ViewEvent","profile":"ReadingProfile",`+
		`"actor":{"id":"https://example.org/people/7","type":"Person"},"action":"Viewed","object":%s,"eventTime":"2026-03-02T09:15:00.000Z"}`, id, object)
}

const (
	aDocument = `{"id":"https://example.org/guides/2","type":"Document"}`
)

// another has an outside sensor send an event.
func another(t *testing.T, b *backend, event string) {
	t.Helper()
	body := `{"sensor":"urn:x:other","sendTime":"2026-03-02T09:15:00.000Z","dataVersion":"http://purl.imsglobal.org/ctx/caliper/v1p2","data":[` + event + `]}`
	report, err := b.Send(context.Background(), []sensor.Payload{{Source: "another", Raw: []byte(body)}}, func(sensor.Progress) {})
	if err != nil || report.Messages != 1 {
		t.Fatalf("%+v, %v", report, err)
	}
}

// asSaid sends what is composed, and compares what came of it with what was
// said before.
func asSaid(d *driver, b *backend, said string) {
	d.t.Helper()
	d.shows(said)
	n := b.Session().Len()
	d.press("s")
	d.shows(fmt.Sprintf(": message %d, ", n+1))
	m, err := b.Session().Message(n + 1)
	if err != nil {
		d.t.Fatal(err)
	}
	item := m.Assessment.Items[0]
	if why, none := strings.CutPrefix(said, "no mark: "); none != (len(item.Credits) == 0) || none && !strings.HasPrefix(item.Uncredited, why) {
		d.t.Errorf("it said %q, and then %d marks, %q", said, len(item.Credits), item.Uncredited)
	}
}

func TestComposeKnowsWhatTheSessionKnows(t *testing.T) {
	d, b := composeOn(t, nil)
	d.compose(viewed(1, `"https://example.org/quizzes/2"`))
	d.shows("✓ would fill Reading › Viewed") // the IRI could be anything
	another(t, b, viewed(2, `{"id":"https://example.org/forums/2","type":"Forum"}`))
	another(t, b, strings.NewReplacer("ViewEvent", "ToolUseEvent", "Viewed", "Used", "ReadingProfile", "ToolUseProfile").Replace(viewed(3, `{"id":"https://example.org/quizzes/2","type":"SoftwareApplication"}`)))
	d.shows("no mark: ") // it is a tool
	asSaid(d, b, "no mark: ")
	d.press("q")
	d.shows("PROFILES")
	another(t, b, viewed(4, aDocument))
	d.compose(viewed(5, `"https://example.org/guides/2"`))
	asSaid(d, b, "would fill Reading › Viewed")
}

func TestComposeKnowsRepeats(t *testing.T) {
	d, b := composeOn(t, nil)
	another(t, b, viewed(1, aDocument))
	d.compose(viewed(1, aDocument))
	asSaid(d, b, "no mark: a repeat of an event in message 1")
	d.press("n", "s") // a new id
	d.shows("message 3, 200, pass, 1 mark")
	d.press("s")
	d.shows("a repeat counts once")
	d.press("n")
	d.shows("message 4, 200, pass, 1 mark", "✓ sent as message 4: pass, 1 mark")
	id := eventID(t, b, 4)
	d.selects("id  ")
	d.press("enter", "ctrl+u", id, "enter")
	d.selects("eventTime ")
	d.press("enter", "ctrl+u", "2026-03-02T09:15:07.000Z", "enter")
	d.selects("id  ")
	d.press("enter", "ctrl+u", eventID(t, b, 3), "enter")
	d.shows("event-id-reused")
	d.press("s", "R") // this was meant, so it goes like that
	d.shows("message 5, 200, warn, 1 mark")
	if again := eventID(t, b, 5); again != eventID(t, b, 3) {
		t.Errorf("the id became %s", again)
	}
}

func TestComposeSaysWhatWasSentAndNotThatItIsARepeat(t *testing.T) {
	d, b := composeOn(t, nil)
	d.compose(viewed(1, aDocument))
	d.shows("✓ would fill Reading › Viewed")
	d.press("s")
	d.shows("✓ sent as message 1: pass, 1 mark")
	another(t, b, viewed(2, aDocument))
	d.until("the second message", func(string) bool { return b.Session().Len() == 2 })
	d.shows("✓ sent as message 1")
	d.hides("a repeat of")
	d.selects("eventTime ")
	d.press("enter", "ctrl+u", "2026-03-02T09:15:07.000Z", "enter")
	d.shows("✓ would fill")
	d.hides("sent as message 1")
	d.press("u")
	d.shows("✓ sent as message 1: pass, 1 mark")
}

func TestComposeSaysThatAMeantRepeatWasOne(t *testing.T) {
	d, b := composeOn(t, nil)
	d.compose(viewed(1, aDocument))
	d.press("s")
	d.shows("✓ sent as message 1: pass, 1 mark")
	id := eventID(t, b, 1)
	d.selects("id  ")
	d.press("n", "enter", "ctrl+u", id, "enter", "s", "R") // which was meant
	d.shows("sent as message 2")
	d.press("s", "R")
	d.shows("! sent as message 3: pass, no mark; again it counts once, n gives a new id")
}

func TestComposeSaysWhatFailed(t *testing.T) {
	d, _ := composeOn(t, nil)
	d.compose(strings.Replace(viewed(1, aDocument), "Viewed", "Looked", 1))
	d.press("s")
	d.shows("✗ sent as message 1: fail, no mark")
}

func eventID(t *testing.T, b *backend, message int) string {
	t.Helper()
	m, err := b.Session().Message(message)
	if err != nil {
		t.Fatal(err)
	}
	return m.Assessment.Items[0].ID
}

func TestComposeKnowsWhatIsRefused(t *testing.T) {
	d, b := composeOn(t, func(o *Options) { o.Class.Session.RejectInvalid = true })
	d.compose(strings.Replace(viewed(1, aDocument), "Viewed", "Looked", 1))
	d.shows("✗ would be refused: 422 Unprocessable")
	d.press("s")
	d.shows("Refused: 422 Unprocessable")
	if n := b.Session().Totals().Refused; n != 1 {
		t.Errorf("%d were refused", n)
	}
}

func TestComposeKnowsTheSessionsVersion(t *testing.T) {
	d, b := composeOn(t, func(o *Options) { o.Class.Session.Spec = catalog.V1p1 })
	d.compose(viewed(1, aDocument))
	asSaid(d, b, "no mark: it is Caliper 1.2, and this session marks the rows of 1.1")
}
