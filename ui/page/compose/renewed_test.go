package compose

import (
	"strings"
	"testing"

	"caliper-playground/ui/page"
	"caliper-playground/ui/page/pagetest"
)

// TestWhatWasAcceptedIsOfferedANewID opens an event that was accepted: it stands there
// as it was, says that it would be a repeat, and how it becomes an event of its own.
func TestWhatWasAcceptedIsOfferedANewID(t *testing.T) {
	const id, time = "urn:uuid:3a9bd869-addc-48b1-80f6-a21b2b7e4c5f", "2026-03-02T09:15:00.000Z"
	event := `{"@context":"http://purl.imsglobal.org/ctx/caliper/v1p2","id":"` + id + `","type":"ViewEvent","profile":"ReadingProfile",
"actor":{"id":"https://example.org/1","type":"Person"},"action":"Viewed","object":{"id":"https://example.org/2","type":"Document"},"eventTime":"` + time + `"}`
	d := alone(t, pagetest.New(), page.ComposeEvent{Data: []byte(event), Sent: true})
	d.Shows("It was accepted already under this id, and a repeat counts once: n gives a new id.", "3a9bd869")
	sent := func(seq int) string {
		t.Helper()
		m, err := d.Engine.Current().Message(seq)
		if err != nil {
			t.Fatal(err)
		}
		return string(m.Exchange.Body)
	}
	d.Press("s", "R")
	d.Shows("Sent 1 event: message 1")
	if body := sent(1); !strings.Contains(body, id) || !strings.Contains(body, time) {
		t.Errorf("sent as it is: %s", body)
	}
	d.Press("s", "n")
	d.Shows("Sent 1 event: message 2")
	if body := sent(2); strings.Contains(body, id) || strings.Contains(body, time) {
		t.Errorf("sent as an event of its own: %s", body)
	}

	fresh := alone(t, pagetest.New(), page.ComposeEvent{Data: []byte(event)})
	fresh.Hides("new id here")
	fresh.Press("esc")
	if fresh.Screen.Asked != "" {
		t.Error("it asks although nothing was changed")
	}
}
