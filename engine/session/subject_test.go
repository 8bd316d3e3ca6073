package session

import (
	"testing"

	"caliper-playground/catalog"
	"caliper-playground/engine/query"
	"caliper-playground/engine/rule"
)

func TestWhatAFilterFindsInTheLog(t *testing.T) {
	fine := Entry{Status: 200, Judged: true, Verdict: rule.Pass, Items: 1, Marks: 1, Event: "MediaEvent", Action: "Started", Object: "VideoObject"}
	failed := Entry{Status: 200, Judged: true, Verdict: rule.Fail, Items: 1, Event: "ViewEvent", Action: "Viewd", Note: "no mark: action unknown"}
	refused := Entry{Status: 401, Note: "the token is wrong"}
	const yes, no, unsure = query.Yes, query.No, query.Unsure
	for _, test := range []struct {
		query string
		want  [3]query.Answer // fine, failed, refused
	}{
		{"", [3]query.Answer{yes, yes, yes}},
		{"media", [3]query.Answer{yes, unsure, no}},
		{"VIDEO", [3]query.Answer{yes, no, no}},
		{"pass", [3]query.Answer{yes, no, no}},
		{"-pass", [3]query.Answer{no, yes, yes}},
		{"fail", [3]query.Answer{no, yes, no}},
		{"refused", [3]query.Answer{no, no, yes}},
		{"401", [3]query.Answer{no, no, yes}},
		{"40", [3]query.Answer{no, no, no}},
		{"status:4", [3]query.Answer{no, no, yes}},
		{"event started", [3]query.Answer{yes, no, no}},
		{"event view fail", [3]query.Answer{no, yes, no}},
		{"token", [3]query.Answer{no, no, yes}},
		{"rule:action", [3]query.Answer{unsure, unsure, no}},
		{"profile:reading", [3]query.Answer{no, unsure, no}},
		{"text:x", [3]query.Answer{unsure, unsure, unsure}},
		{"file:x", [3]query.Answer{no, no, no}},
	} {
		t.Run(test.query, func(t *testing.T) {
			m := query.NewMatcher(query.Parse(test.query))
			for i, e := range []Entry{fine, failed, refused} {
				s := e.Subject(catalog.V1p2)
				if got := m.Ask(&s); got != test.want[i] {
					t.Errorf("entry %d: got %v, want %v", i, got, test.want[i])
				}
			}
		})
	}
}
