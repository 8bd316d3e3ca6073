package cli

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// mixed is an envelope that describes two entities before its two events.
const mixed = `{"sensor": "https://example.org/sensors/1", "sendTime": "2026-03-02T09:15:02.000Z", "dataVersion": "http://purl.imsglobal.org/ctx/caliper/v1p2", "data": [
{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "id": "https://example.org/people/7", "type": "Person"},
{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "id": "https://example.org/docs/1", "type": "Document"},
{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "id": "urn:uuid:8c1b6a52-6f9a-4c6e-9a58-0d3b1a1f2e11", "type": "ViewEvent", "profile": "ReadingProfile",
 "actor": "https://example.org/people/7", "action": "Viewed", "object": "https://example.org/docs/1", "eventTime": "2026-03-02T09:15:00.000Z"},
{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "id": "urn:uuid:8c1b6a52-6f9a-4c6e-9a58-0d3b1a1f2e12", "type": "NavigationEvent", "profile": "ReadingProfile",
 "actor": "https://example.org/people/7", "action": "NavigatedTo", "object": "https://example.org/docs/1", "eventTime": "2026-03-02T09:15:01.000Z"}]}`

// Each event of a document has its own marks in what check prints, in every form
// that has room for them, and what was sent is counted as what it is: messages apart
// from items.
func TestMarksOfEachEventOfAMixedDocument(t *testing.T) {
	path := filepath.Join(t.TempDir(), "mixed.json")
	if err := os.WriteFile(path, []byte(mixed), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, format := range []string{"text", "markdown", "html"} {
		got := command(t, "", "check", path, "--format", format)
		for _, want := range []string{"/data/2", "ReadingProfile › ViewEvent › Viewed", "/data/3", "ReadingProfile › NavigationEvent › NavigatedTo"} {
			if got.status != 0 || !strings.Contains(got.out, want) {
				t.Errorf("%s: status %d, %q is not in %s", format, got.status, want, got.out)
			}
		}
	}
	var report struct {
		Documents []struct {
			Items []struct {
				Pointer string
				Credits []struct{ Profile, Event, Action string }
			}
		}
	}
	if err := json.Unmarshal([]byte(command(t, "", "check", path, "--format", "json").out), &report); err != nil {
		t.Fatal(err)
	}
	events := map[string]string{}
	for _, item := range report.Documents[0].Items {
		for _, c := range item.Credits {
			events[item.Pointer] += c.Event + " " + c.Action
		}
	}
	if len(events) != 2 || events["/data/2"] != "ViewEvent Viewed" || events["/data/3"] != "NavigationEvent NavigatedTo" {
		t.Errorf("the marks are %v", events)
	}
	sent := command(t, "", "replay", path)
	for _, want := range []string{"Messages  1 sent, 1 accepted, 0 refused\n", "Items     4 pass, 0 warn, 0 fail; 0 repeated\n"} {
		if !strings.Contains(sent.out, want) {
			t.Errorf("%q is not in %s", want, sent.out)
		}
	}
}
