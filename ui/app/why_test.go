package app

import (
	"strings"
	"testing"

	"caliper-playground/catalog"
	"caliper-playground/engine/sensor"
	"caliper-playground/fixtures"
	"caliper-playground/ui/page/pagetest"
)

// TestWhyARowIsEmpty sends what comes close to a row, and asks why that is empty; then
// what fills it, and asks again, of the row and of the message.
func TestWhyARowIsEmpty(t *testing.T) {
	b := startBackend(t, func(*Options) {})
	d := drive(t, b, 120, 40)
	f, _ := fixtures.ForRow(catalog.V1p2, "AnnotationProfile/AnnotationEvent/Bookmarked")
	send := func(data string) {
		t.Helper()
		if _, err := b.Send(t.Context(), []sensor.Payload{{Source: "test", Data: []byte(data)}}, nil); err != nil {
			t.Fatal(err)
		}
	}
	d.press("j", "W")
	d.shows("why Annotation", "Why it is not met", "nothing comes close", "What would fill it", "An AnnotationEvent with")
	d.press("esc", "enter", "W")
	d.shows("why Annotation › AnnotationEvent › Bookmarked", "Nothing that was received comes close.", "What would fill it", "An AnnotationEvent with the action Bookmarked")
	d.press("esc")
	send(strings.NewReplacer(`"Bookmarked"`, `"Bookmaked"`, `"id": "urn:uuid:b`, `"id": "urn:uuid:a`).Replace(string(f.Data)))
	d.shows("1 ✗")
	d.press("W")
	d.shows("Closest came message 1: its action is Bookmaked and not Bookmarked")
	d.press("esc")
	send(string(f.Data))
	d.shows("1 ✓")
	d.press("W")
	d.shows("Why it is filled", "Message 2 fills it: its type is AnnotationEvent, its action Bookmarked")
	d.press("esc", "tab", "G", "W")
	d.shows("why message 2", "200 OK", "It fills Annotation › AnnotationEvent › Bookmarked")
	d.press("esc", "O")
	d.until("the standing", func(string) bool { return d.app.env.Overview.Sessions[0].Standing.Messages == 2 })
	d.press("W")
	d.shows("How it gets on: going", "2 messages came, 0 of them refused; 1 row filled, 1 of 15 profiles met.")
}

// TestVOpensWhatIsSelected opens the page of a row, of a message's event and of a
// finding's rule.
func TestVOpensWhatIsSelected(t *testing.T) {
	b := startBackend(t, func(*Options) {})
	d := drive(t, b, 120, 40)
	d.press("j", "enter")
	d.shows("actor: Person") // what the row takes, below the tree
	d.press("v")
	d.shows("vocabulary", "row of Caliper 1.2")
	toBench(d)
	f, _ := fixtures.ForRow(catalog.V1p2, "AnnotationProfile/AnnotationEvent/Bookmarked")
	if _, err := b.Send(t.Context(), []sensor.Payload{{Source: "test", Data: []byte(strings.Replace(string(f.Data), `"Bookmarked"`, `"Bookmaked"`, 1))}}, nil); err != nil {
		t.Fatal(err)
	}
	d.shows("1 ✗")
	d.press("tab", "v")
	d.shows("vocabulary", "AnnotationEvent")
	toBench(d)
	d.press("tab")
	d.shows("[Findings 2]", "›✗ action-unknown")
	d.press("v")
	d.shows("vocabulary", "action-unknown")
}

// toBench leaves whatever is open.
func toBench(d *driver) {
	for range 5 {
		if len(d.app.pages) > 1 {
			d.press("esc")
		}
	}
	d.until("the bench", func(string) bool { return len(d.app.pages) == 1 })
}

// TestFromWhyToEachOfWhatItSpeaks asks why a message failed, and looks up from the
// answer the rule, what the marks go by and the status; each leads back to the answer.
func TestFromWhyToEachOfWhatItSpeaks(t *testing.T) {
	for name, focus := range map[string][]string{"of the log": {"tab"}, "of a finding": {"tab", "tab"}} {
		t.Run(name, func(t *testing.T) {
			d := drive(t, pagetest.Received(pagetest.Mistake(t, "actor-is-a-group")), 80, 24)
			d.press(focus...)
			d.shows("1 ✗")
			d.press("W")
			for _, want := range []struct{ part, page string }{
				{"›actor-type", "›actor-type  rule, error"}, {"›AssignableEvent Submitted", "›AssignableEvent  event"},
				{"›200 OK", "›200 OK"}, {"›actor-type", "›actor-type  rule, error"},
			} {
				d.shows("why message 1", want.part)
				d.press("v")
				d.shows("· vocabulary", want.page)
				d.press("esc")
				d.press("tab")
			}
		})
	}
}
