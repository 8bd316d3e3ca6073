package rule

import "testing"

// TestEncodedTwice holds that what a text holds as JSON comes out of it.
func TestEncodedTwice(t *testing.T) {
	event := func(rest ...string) string {
		return eventWith(append([]string{eventID, viewed, eventTime}, rest...)...)
	}
	person := quoted(`{"id": "https://example.org/people/7", "type": "Person"}`)
	testAnswers(t, "value-entity", []answer{
		{"an entity", event(documentSeen, `"actor": `+person), "/actor/type", "Person", nil},
	})
	testAnswers(t, "value-map", []answer{
		{"extensions", event(personActor, documentSeen, `"extensions": "{\"a\": \"b\"}"`), "/extensions/a", "b", nil},
	})
	envelope := func(data string) string {
		return `{"sensor": "https://example.org/s", "sendTime": "2026-03-02T09:15:00.000Z", "dataVersion": "http://purl.imsglobal.org/ctx/caliper/v1p2", "data": ` + data + `}`
	}
	testAnswers(t, "envelope-value", []answer{
		{"data", envelope(quoted("[" + wrappedEvent + "]")), "/data/0/type", "ViewEvent", nil},
		{"the one item", envelope(quoted(wrappedEvent)), "/data/0/type", "ViewEvent", nil},
	})
}
