package session

import (
	"strings"
	"testing"
)

// TestTwoTypesOfAnIDNameTheOtherMessage describes a thing in the second message, and
// otherwise in the fourth, also when the session was resumed between.
func TestTwoTypesOfAnIDNameTheOtherMessage(t *testing.T) {
	o := Options{Dir: t.TempDir(), ID: "s"}
	s, err := New(o)
	if err != nil {
		t.Fatal(err)
	}
	describe := func(id, typeName string) string {
		m, err := s.Receive(Exchange{Method: "POST", Status: 200, Body: []byte(`{"sensor":"https://sensors.example/1","sendTime":"2026-03-03T10:42:11.000Z",` +
			`"dataVersion":"http://purl.imsglobal.org/ctx/caliper/v1p2","data":[{"@context":"http://purl.imsglobal.org/ctx/caliper/v1p2","id":"` + id + `","type":"` + typeName + `","name":"A"}]}`)})
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range m.Assessment.Findings {
			if f.Rule == "id-two-types" {
				return f.Message
			}
		}
		return ""
	}
	const want = "this id stands for a Document and a Person; an id is that of one thing, and this one was described in message 2, too"
	first := []string{describe("https://example.org/1", "Person"), describe("https://example.org/2", "Person"), describe("https://example.org/3", "Person")}
	if got := strings.Join(first, ""); got != "" {
		t.Errorf("at first it says %q", got)
	}
	if got := describe("https://example.org/2", "Document"); got != want {
		t.Errorf("it says %q", got)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if s, err = Resume(o); err != nil {
		t.Fatal(err)
	}
	if got := describe("https://example.org/2", "Document"); got != want {
		t.Errorf("after it was resumed it says %q", got)
	}
	if err := s.Close(); err != nil {
		t.Error(err)
	}
}

// TestNoMarkIsPromisedThatWouldNotBe has events of 1.1 come to a session of 1.2: one
// that a session of 1.1 would mark, and one that none would.
func TestNoMarkIsPromisedThatWouldNotBe(t *testing.T) {
	s, err := New(Options{Dir: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	for _, action := range []string{"NavigatedTo", "Navigated"} {
		m, err := s.Receive(Exchange{Method: "POST", Status: 200, Body: []byte(`{"sensor":"https://sensors.example/1","sendTime":"2026-03-03T10:42:11.000Z",` +
			`"dataVersion":"http://purl.imsglobal.org/ctx/caliper/v1p1","data":[{"@context":"http://purl.imsglobal.org/ctx/caliper/v1p1","id":"urn:uuid:8f8bb9c5-2a8f-4f7b-9f0b-5d1f0f3f4d55",` +
			`"type":"NavigationEvent","actor":{"id":"https://example.org/people/7","type":"Person"},"action":"` + action + `",` +
			`"object":{"id":"https://example.org/guides/2","type":"WebPage"},"eventTime":"2026-03-03T10:42:10.000Z"}]}`)})
		if err != nil {
			t.Fatal(err)
		}
		got := m.Assessment.Items[0].Uncredited
		if got != "it is Caliper 1.1, and this session marks the rows of 1.2; one for 1.1 is started with --spec 1.1" {
			t.Errorf("%s: it says %q", action, got)
		}
	}
}
