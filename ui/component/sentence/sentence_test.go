package sentence

import (
	"strings"
	"testing"

	"caliper-playground/engine/document"
)

func TestOf(t *testing.T) {
	for _, test := range []struct {
		name, body string
		known      Known
		want       string
	}{
		{"whole", `{"type":"AssessmentEvent","actor":{"id":"https://example.org/people/7","type":"Person"},"action":"Submitted",
			"object":{"id":"https://example.org/q/2","type":"Assessment","name":"Quiz two"},"eventTime":"2024-03-14T10:16:00.000Z",
			"group":{"id":"https://example.org/s/2","type":"CourseSection","name":"Field Biology, section 2"}}`, Known{},
			"A Person (https://example.org/people/7) Submitted an Assessment (“Quiz two”) on 14 March 2024 at 10:16:00 UTC, in the course section “Field Biology, section 2”."},
		{"identifiers", `{"actor":"https://example.org/people/7","action":"Viewed","object":"urn:x:1"}`, Known{Object: "Document"},
			"https://example.org/people/7 Viewed a Document (urn:x:1)."},
		{"made something", `{"actor":{"type":"Person"},"action":"Started","object":{"type":"Assessment"},"generated":{"type":"Attempt","id":"urn:x:2"}}`, Known{},
			"A Person Started an Assessment, giving an Attempt (urn:x:2)."},
		{"nothing in it", `{"actor":null}`, Known{}, "Null in place of an entity did something to something that is not named."},
		{"odd time", `{"actor":{"type":"Person"},"action":"Viewed","object":{"type":"Page"},"eventTime":"yesterday"}`, Known{},
			"A Person Viewed a Page, at the time “yesterday”."},
		{"another zone", `{"actor":{"type":"Person"},"action":"Viewed","object":{"type":"Page"},"eventTime":"2024-03-14T10:16:00+02:00"}`, Known{},
			"A Person Viewed a Page on 14 March 2024 at 10:16:00 +02:00."},
		{"entity", `{"type":"Person","id":"urn:x:7"}`, Known{}, "This describes a Person (urn:x:7)."},
		{"no object", `[]`, Known{}, "This is neither an event nor an entity."},
		{"hostile", `{"actor":{"type":"Person","name":"\u001b[2J\u202e"},"action":"Vie\u0007wed","object":{"type":"Page"}}`, Known{},
			"A Person (“␛[2J‹U+202E›”) Vie␇wed a Page."},
	} {
		t.Run(test.name, func(t *testing.T) {
			d, err := document.NewParser(nil).Parse([]byte(test.body))
			if err != nil {
				t.Fatal(err)
			}
			if got := Of(d, 0, test.known); got != test.want {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
		})
	}
}

func TestLongNamesAreCut(t *testing.T) {
	d, err := document.NewParser(nil).Parse([]byte(`{"actor":{"type":"Person","name":"` + strings.Repeat("学", 1<<19) + `"},"action":"Viewed"}`))
	if err != nil {
		t.Fatal(err)
	}
	if got := Of(d, 0, Known{}); len(got) > 400 {
		t.Errorf("a sentence of %d bytes", len(got))
	}
}
