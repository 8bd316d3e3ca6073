package page

import (
	"caliper-playground/catalog"
	"testing"

	"caliper-playground/engine/rule"
	"caliper-playground/engine/session"
)

func TestQuery(t *testing.T) {
	fine := session.Entry{Status: 200, Judged: true, Verdict: rule.Pass, Event: "MediaEvent", Action: "Started", Object: "VideoObject"}
	failed := session.Entry{Status: 200, Judged: true, Verdict: rule.Fail, Event: "ViewEvent", Action: "Viewd", Note: "no mark: action unknown"}
	refused := session.Entry{Status: 401, Note: "the token is wrong"}
	for _, test := range []struct {
		query string
		want  [3]bool // fine, failed, refused
	}{
		{"", [3]bool{true, true, true}},
		{"media", [3]bool{true, false, false}},
		{"VIDEO", [3]bool{true, false, false}},
		{"pass", [3]bool{true, false, false}},
		{"fail", [3]bool{false, true, false}},
		{"refused", [3]bool{false, false, true}},
		{"401", [3]bool{false, false, true}},
		{"40", [3]bool{false, false, false}},
		{"event started", [3]bool{true, false, false}},
		{"event view fail", [3]bool{false, true, false}},
		{"token", [3]bool{false, false, true}},
	} {
		t.Run(test.query, func(t *testing.T) {
			m := newMatcher(newQuery(test.query), catalog.V1p2, func(int) (session.Message, error) {
				return session.Message{Entry: failed}, nil // its action is none, so its profile may be any
			})
			for i, e := range []session.Entry{fine, failed, refused} {
				if got, _ := m.matches(&e); got != test.want[i] {
					t.Errorf("entry %d: got %v, want %v", i, got, test.want[i])
				}
			}
		})
	}
}

func TestLateFilterResultsAreDropped(t *testing.T) {
	l := log{total: 10}
	l.setFilter("a")
	first := l.found.run
	l.setFilter("ab")
	l.takeFiltered(filteredMsg{run: first, upTo: 10, matches: []int{1, 2}})
	if len(l.found.matches) != 0 || l.found.upTo != 0 {
		t.Error("matches of an earlier filter were taken")
	}
	l.takeFiltered(filteredMsg{run: l.found.run, upTo: 10, matches: []int{7}})
	if l.list.Len != 1 || l.selectedSeq() != 8 {
		t.Errorf("%d listed, message %d selected", l.list.Len, l.selectedSeq())
	}
}
