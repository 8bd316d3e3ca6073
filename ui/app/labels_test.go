package app

import (
	"strings"
	"testing"

	"caliper-playground/catalog"
	"caliper-playground/engine/sensor"
	"caliper-playground/ui/page"
	"caliper-playground/ui/page/pagetest"
)

// TestLabelsCountOneThing sends an envelope of four items, the same once more, one of
// a single event, and something that is refused: messages, items and what was refused
// are told apart, at every width of the bench and in the list of sessions, whose columns
// add up each by itself.
func TestLabelsCountOneThing(t *testing.T) {
	b := startBackend(t, nil)
	d := drive(t, b, 120, 40)
	e := b.Endpoint()
	event, _ := b.Fixture("SessionProfile/SessionEvent/LoggedIn")
	one := sensor.Envelope("https://example.org/sensors/1", pagetest.Start, catalog.V1p2, event.Data)
	for _, message := range []struct {
		body   string
		status int
	}{{string(mixed()), 200}, {string(mixed()), 200}, {string(one), 200}, {"{", 400}} {
		if status := post(t, page.Endpoint{URL: e.URL}, "Bearer "+e.Token, message.body); status != message.status {
			t.Fatalf("answered %d, want %d", status, message.status)
		}
	}
	d.shows("4 messages")
	for width := 80; width <= 200; width += 20 {
		d.resize(width, 40)
		head := d.app.View()
		if !strings.Contains(head, "items 7 ✓  0 !  0 ✗") && !strings.Contains(head, "4 messages") {
			t.Errorf("at %d nothing is counted:\n%s", width, head)
		}
		for _, mixedUp := range []string{"7 messages", "items 9", "items 4", " 13 "} {
			if strings.Contains(head, mixedUp) {
				t.Errorf("at %d %q is there:\n%s", width, mixedUp, head)
			}
		}
	}
	d.resize(200, 40)
	d.shows("4 messages · items 7 ✓  0 !  0 ✗  2 repeated · 1 message refused")
	d.press("O")
	d.shows("SESSIONS", "messages  refused  items ✓")
	for _, line := range strings.Split(d.app.View(), "\n") {
		if strings.HasPrefix(line, " ›") && strings.Join(strings.Fields(line)[2:8], " ") != "4 1 7 0 0 0" {
			t.Errorf("the line of the session is %q", line)
		}
	}
}
