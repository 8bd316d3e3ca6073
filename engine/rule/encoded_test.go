package rule

import (
	"testing"

	"caliper-playground/engine/document"
)

// TestEncodedTwice holds that what a text holds as JSON comes out of it.
func TestEncodedTwice(t *testing.T) {
	event := func(rest ...string) string {
		return eventWith(append([]string{eventID, viewed, eventTime}, rest...)...)
	}
	person := document.Quote(`{"id": "https://example.org/people/7", "type": "Person"}`)
	testAnswers(t, "value-entity", []answer{
		{"an entity", event(documentSeen, `"actor": `+person), "/actor/type", "Person", nil},
	})
	testAnswers(t, "value-map", []answer{
		{"extensions", event(personActor, documentSeen, `"extensions": "{\"a\": \"b\"}"`), "/extensions/a", "b", nil},
	})
	seen := event(personActor, documentSeen)
	envelope := func(data string) string {
		return `{"sensor": "https://example.org/s", "sendTime": "2026-03-02T09:15:00.000Z", "dataVersion": "http://purl.imsglobal.org/ctx/caliper/v1p2", "data": ` + data + `}`
	}
	testAnswers(t, "envelope-value", []answer{
		{"data", envelope(document.Quote("[" + seen + "]")), "/data/0/type", "ViewEvent", nil},
		{"the one item", envelope(document.Quote(seen)), "/data/0/type", "ViewEvent", nil},
	})
}
