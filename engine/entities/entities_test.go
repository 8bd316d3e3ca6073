package entities

import (
	"reflect"
	"strings"
	"testing"

	"caliper-playground/catalog"
	"caliper-playground/engine/conformance"
	"caliper-playground/engine/document/documenttest"
	"caliper-playground/engine/rule"
	"caliper-playground/fixtures"
)

const (
	view = `{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "id": "urn:uuid:8c1b6a52-6f9a-4c6e-9a58-0d3b1a1f2e11", "type": "ViewEvent",
 "actor": "https://example.org/people/ada", "action": "Viewed", "object": {"id": "https://example.org/docs/1", "type": "Document", "isPartOf": "https://example.org/docs", "creators": ["https://example.org/people/bo", "https://example.org/people/ada"]},
 "membership": "https://example.org/m/1", "extensions": {"id": "https://example.org/x", "type": "Person"}, "edApp": {"id": "_:app", "type": "SoftwareApplication"}, "eventTime": "2026-03-02T09:15:00.000Z"}`
	ada   = `{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "id": "https://example.org/people/ada", "type": "Person", "name": "Ada"}`
	later = `{"id": "https://example.org/docs", "type": "DigitalResourceCollection", "name": "All"}`
)

func collected(texts ...string) map[string]Entity {
	c := NewCollector(catalog.V1p2)
	for i, text := range texts {
		c.Add(i+1, []byte(text))
	}
	by := map[string]Entity{}
	for _, e := range c.Entities() {
		by[strings.TrimPrefix(e.ID, "https://example.org/")] = e
	}
	return by
}

func TestEntities(t *testing.T) {
	by := collected(ada, view, later)
	if e := by["people/ada"]; e.Ahead || e.Referred != 2 || e.Described != 1 || e.First != 1 || e.ReferredFirst != 2 || e.Name != "Ada" || e.Type != "Person" || e.Describe != "" {
		t.Errorf("%+v", e)
	}
	if e := by["people/bo"]; !e.Ahead || e.Described != 0 || !strings.Contains(e.Describe, `"type": "Person"`) || e.Certain {
		t.Errorf("%+v", e)
	}
	if e := by["docs"]; !e.Ahead || e.First != 3 || !e.Certain || !strings.Contains(e.Describe, `"type": "DigitalResourceCollection", "name": "All"`) {
		t.Errorf("%+v", e)
	}
	if e := by["m/1"]; !e.Ahead || !e.Certain || !strings.Contains(e.Describe, `"Membership"`) {
		t.Errorf("%+v", e)
	}
	if len(by) != 5 {
		t.Errorf("%d entities: %v", len(by), by)
	}
}

// What one message says of a thing counts for all of it, whatever stands first.
func TestOrderWithinAMessage(t *testing.T) {
	if e := collected(`{"sensor": "x", "data": [` + view + `,` + ada + `]}`)["people/ada"]; e.Ahead {
		t.Errorf("%+v", e)
	}
}

// A description that is made ready is one, and with it nothing is ahead any more.
func TestDescriptionsCanBeSentFirst(t *testing.T) {
	rows, err := fixtures.Load(catalog.V1p2, "rows")
	if err != nil {
		t.Fatal(err)
	}
	texts := []string{view}
	for _, f := range rows {
		texts = append(texts, string(f.Data))
	}
	var first []string
	for _, e := range collected(texts...) {
		if e.Ahead {
			first = append(first, e.Describe)
			if a := conformance.NewAssessor(conformance.Options{}).Assess([]byte(e.Describe), nil); a.Verdict == rule.Fail != (len(e.Needs) > 0) {
				t.Errorf("%s: %v", e.Describe, a.Findings)
			}
		}
	}
	if len(first) == 0 {
		t.Fatal("nothing is ahead")
	}
	for id, e := range collected(append(first, texts...)...) {
		if e.Ahead {
			t.Errorf("%s is still ahead", id)
		}
	}
}

func TestTheSameHoweverItIsWritten(t *testing.T) {
	want := collected(view, later)
	for _, style := range documenttest.Styles() {
		got := collected(string(documenttest.Rewrite(t, []byte(view), style)), later)
		for id, e := range want {
			if !reflect.DeepEqual(got[id], e) {
				t.Errorf("%s is %+v, not %+v", id, got[id], e)
			}
		}
	}
}
