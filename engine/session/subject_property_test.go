package session

import (
	"testing"

	"caliper-playground/catalog"
	"caliper-playground/engine/conformance"
	"caliper-playground/engine/query"
	"caliper-playground/engine/rule"
	"caliper-playground/fixtures"
)

// What a line of the log is sure of, the whole message says too: a filter finds
// the same whether or not a message had to be read back.
func TestALineNeverContradictsItsMessage(t *testing.T) {
	var queries []string
	for _, p := range catalog.Get(catalog.V1p2).Profiles {
		queries = append(queries, "profile:"+p.Title[:3], p.Title)
	}
	for _, a := range catalog.Get(catalog.V1p2).Actions {
		queries = append(queries, "action:"+a.Name, "-"+a.Name)
	}
	queries = append(queries, "event:view", "object:page", "rule:actor", "rule:id", "fail", "-fail", "warn", "200", "status:2", "text:person")
	matchers := make([]*query.Matcher, len(queries))
	for i, q := range queries {
		matchers[i] = query.NewMatcher(query.Parse(q))
	}
	s, err := New(Options{Dir: t.TempDir(), Spec: catalog.V1p2})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = s.Close() }()
	assessor := conformance.NewAssessor(conformance.Options{Spec: catalog.V1p2})
	for _, v := range catalog.Versions() {
		for _, set := range fixtures.Sets(v) {
			for _, f := range set.Fixtures {
				body := f.Data
				if assessor.Assess(body, nil).Shape == rule.ShapeEvent {
					body = append(append([]byte(`{"sensor":"https://example.edu/s","sendTime":"2026-01-01T00:00:00.000Z","dataVersion":"`+
						catalog.Get(v).Context+`","data":[`), body...), "]}"...)
				}
				if _, err := s.Receive(Exchange{Method: "POST", Body: body}); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
	for seq := 1; seq <= s.Len(); seq++ {
		m, err := s.Message(seq)
		if err != nil {
			t.Fatal(err)
		}
		entry := s.Entries(seq-1, seq)[0]
		line, whole := entry.Subject(catalog.V1p2), m.Subject(catalog.V1p2)
		for i, q := range queries {
			fromLine, fromWhole := matchers[i].Ask(&line), matchers[i].Ask(&whole)
			if fromWhole == query.Unsure || fromLine != query.Unsure && fromLine != fromWhole {
				t.Errorf("message %d (%s %s), %q: its line says %v, it itself %v", seq, entry.Event, entry.Action, q, fromLine, fromWhole)
			}
		}
	}
}
