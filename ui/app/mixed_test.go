package app

import (
	"testing"

	"caliper-playground/catalog"
	"caliper-playground/engine/sensor"
	"caliper-playground/ui/page/pagetest"
)

// mixed is an envelope that describes two entities before its two events.
func mixed() []byte {
	const context = `"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", `
	return sensor.Envelope("https://example.org/sensors/1", pagetest.Start, catalog.V1p2,
		[]byte(`{`+context+`"id": "https://example.org/people/7", "type": "Person"}`),
		[]byte(`{`+context+`"id": "https://example.org/docs/1", "type": "Document"}`),
		[]byte(`{`+context+`"id": "urn:uuid:8c1b6a52-6f9a-4c6e-9a58-0d3b1a1f2e11", "type": "ViewEvent", "profile": "ReadingProfile", "actor": "https://example.org/people/7",
			"action": "Viewed", "object": "https://example.org/docs/1", "eventTime": "2026-03-02T09:15:00.000Z"}`),
		[]byte(`{`+context+`"id": "urn:uuid:8c1b6a52-6f9a-4c6e-9a58-0d3b1a1f2e12", "type": "NavigationEvent", "profile": "ReadingProfile", "actor": "https://example.org/people/7",
			"action": "NavigatedTo", "object": "https://example.org/docs/1", "eventTime": "2026-03-02T09:15:01.000Z"}`))
}

// TestAMixedMessageIsHeadedByItsEvents holds it in Load and in the log, where it is
// looked up by its event as well, and where both events have their marks.
func TestAMixedMessageIsHeadedByItsEvents(t *testing.T) {
	folderOf(t, map[string]string{"mixed.json": string(mixed())})
	d := driveBackend(t, 120, 40)
	d.toEverything()
	d.press("enter")
	d.shows("1 of 1 chosen", "View Viewed +3", "No findings")
	d.hides("Person +")
	d.press("v")
	d.shows("ViewEvent  event of Caliper")
	d.press("esc")
	d.shows("1 of 1 chosen")
	d.press("s")
	d.shows("mixed.json 200")
	d.press("esc")
	d.shows("View +3", "Viewed", "1 message · items 4 ✓  0 !  0 ✗", "2/2   2/2")
	d.hides("Person +")
	d.press("tab")
	d.shows("›LOG")
	d.press("v")
	d.shows("ViewEvent  event of Caliper")
}
