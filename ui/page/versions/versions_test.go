package versions

import (
	"strings"
	"testing"

	"github.com/muesli/termenv"

	"caliper-playground/ui/page"
	"caliper-playground/ui/page/pagetest"
	"caliper-playground/ui/style"
)

const reading = `{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p1", "id": "urn:uuid:8c1b6a52-6f9a-4c6e-9a58-0d3b1a1f2e11", "type": "ReadingEvent",
 "actor": {"id": "https://example.org/people/7", "type": "Person"}, "action": "NavigatedTo", "object": {"id": "https://example.org/docs/1", "type": "Document", "pages": 3}, "eventTime": "2026-03-02T09:15:00.000Z"}`

func alone(t *testing.T, data string) *pagetest.Driver {
	t.Helper()
	return aloneIn(t, data, style.Choice{Profile: termenv.Ascii})
}

func aloneIn(t *testing.T, data string, choice style.Choice) *pagetest.Driver {
	t.Helper()
	return pagetest.Alone(t, pagetest.New(), choice, func(env *page.Env) page.Page {
		return New(env, page.CompareVersions{Source: "message 1", Data: []byte(data)})
	})
}

func TestSideBySide(t *testing.T) {
	d := alone(t, reading)
	d.Window(120, 60)
	d.Shows("of message 1", "It is of 1.1", "Caliper 1.1", "│", "Caliper 1.2", "type-deprecated", "type-unknown", "Both say", "property-unknown", "Migrated to 1.2", "ReadingEvent becomes NavigationEvent")
	d.Press("e")
	if len(d.Screen.Opened) != 1 {
		t.Fatalf("opened %v", d.Screen.Opened)
	}
	if to := d.Screen.Opened[0].(page.ComposeEvent); !strings.Contains(string(to.Data), "NavigationEvent") || to.Version != "1.2" {
		t.Errorf("for the form: %s", to.Data)
	}
	d.FitsEverywhere("versions")
	d.Press("K")
	if !d.Closed() {
		t.Error("its own key does not close it")
	}
}

func TestWhatCannotBeCompared(t *testing.T) {
	d := alone(t, "{")
	d.Shows("message 1: ", "the JSON breaks off")
	d.Press("e")
	if len(d.Screen.Opened) > 0 {
		t.Error("something was opened")
	}
	d.FitsEverywhere("no versions")
	alone(t, `{"id": "https://example.org/people/7", "type": "Person"}`).Shows("names no version", "cannot be migrated")
}

func TestGoldens(t *testing.T) {
	pagetest.CheckGoldens(t, "versions", nil, func(t *testing.T, choice style.Choice) *pagetest.Driver { return aloneIn(t, reading, choice) })
}
