package session

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"caliper-playground/engine/rule"
)

// quiz is an event about somebody's attempt at a quiz.
type quiz struct {
	id             int
	action, person string
	count          int
	minute         int // of the event's time
}

func (q quiz) String() string {
	if q.person == "" {
		q.person = "4"
	}
	return fmt.Sprintf(`{"@context": %q, "id": %q, "type": "AssessmentEvent", "profile": "AssessmentProfile", "action": %q,
		"actor": {"id": "https://school.example/people/%s", "type": "Person"},
		"object": {"id": "https://school.example/quizzes/9", "type": "Assessment"},
		"generated": {"id": "https://school.example/attempts/9-%s-%d", "type": "Attempt", "count": %d,
			"assignee": "https://school.example/people/%s", "assignable": "https://school.example/quizzes/9"},
		"eventTime": "2026-03-02T08:%02d:00.000Z"}`, context1p2, event(q.id), q.action, q.person, q.person, q.count, q.count, q.person, q.minute)
}

func attemptFindings(m Message) (found []rule.Finding) {
	for _, f := range m.Assessment.Findings {
		if f.Rule == "attempt-count" {
			found = append(found, f)
		}
	}
	return found
}

func TestAttemptCountsAcrossMessages(t *testing.T) {
	tests := []struct {
		name   string
		before []quiz
		now    quiz
		want   string // of the last message's finding; empty: none
	}{
		{"the first that is heard of", nil, quiz{2, "Resumed", "", 3, 2}, ""},
		{"one more is started", []quiz{{1, "Started", "", 1, 1}}, quiz{2, "Started", "", 2, 2}, ""},
		{"the count stands still", []quiz{{1, "Started", "", 1, 1}}, quiz{2, "Started", "", 1, 2}, "count is 1; Started after an attempt with the count 1 should have 2"},
		{"the count goes down", []quiz{{1, "Started", "", 3, 1}}, quiz{2, "Restarted", "", 2, 2}, "should have 4"},
		{"a pause counts", []quiz{{1, "Started", "", 1, 1}}, quiz{2, "Paused", "", 2, 2}, "should have 1"},
		{"a pause does not count", []quiz{{1, "Started", "", 1, 1}}, quiz{2, "Paused", "", 1, 2}, ""},
		{"after what went wrong, that counts", []quiz{{1, "Started", "", 1, 1}, {2, "Paused", "", 2, 2}}, quiz{3, "Resumed", "", 2, 3}, ""},
		{"an action that says nothing of it", []quiz{{1, "Started", "", 1, 1}}, quiz{2, "Submitted", "", 7, 2}, ""},
		{"another person", []quiz{{1, "Started", "", 1, 1}}, quiz{2, "Started", "5", 1, 2}, ""},
		{"the same event again", []quiz{{1, "Started", "", 1, 1}}, quiz{1, "Started", "", 1, 1}, ""},
		{"a late one goes by the nearest before it", []quiz{{1, "Started", "", 1, 1}, {2, "Restarted", "", 2, 5}}, quiz{3, "Paused", "", 2, 3}, "after an attempt with the count 1 should have 1"},
		{"a late one before all others", []quiz{{1, "Restarted", "", 2, 5}}, quiz{2, "Paused", "", 7, 1}, ""},
		{"a late one is known to those behind it", []quiz{{1, "Started", "", 1, 1}, {2, "Restarted", "", 2, 5}, {3, "Started", "", 2, 3}}, quiz{4, "Resumed", "", 2, 4}, ""},
		{"at the same time neither is before the other", []quiz{{1, "Started", "", 1, 1}}, quiz{2, "Paused", "", 3, 1}, ""},
		{"of two at the same time the higher counts", []quiz{{1, "Started", "", 2, 1}, {2, "Submitted", "", 1, 1}}, quiz{3, "Paused", "", 2, 2}, ""},
		{"no count at all", []quiz{{1, "Started", "", 1, 1}, {2, "Paused", "", 0, 2}}, quiz{3, "Resumed", "", 1, 3}, ""},
		{"an event that comes late", []quiz{{1, "Started", "", 1, 1}, {2, "Restarted", "", 2, 5}}, quiz{3, "Paused", "", 1, 2}, ""},
		{"what came late is not the last", []quiz{{1, "Restarted", "", 2, 5}, {2, "Paused", "", 1, 2}}, quiz{3, "Resumed", "", 2, 6}, ""},
	}
	for _, test := range tests {
		for _, resumed := range []bool{false, true} {
			t.Run(fmt.Sprintf("%s, resumed=%v", test.name, resumed), func(t *testing.T) {
				o := options(t)
				s := start(t, o)
				for _, q := range test.before {
					receive(t, s, envelope(context1p2, q.String()))
				}
				if resumed {
					s = reopen(t, s, o)
				}
				m := receive(t, s, envelope(context1p2, test.now.String()))
				found := attemptFindings(m)
				if test.want == "" {
					if len(found) > 0 {
						t.Fatalf("found %+v", found)
					}
				} else if len(found) != 1 || !strings.Contains(found[0].Message, test.want) || found[0].Severity != rule.Warning ||
					found[0].Pointer != "/data/0/generated/count" || found[0].Line != 4 || len(found[0].Fix) != 0 {
					t.Fatalf("found %+v", found)
				} else if m.Warnings != 1 || m.Marks != 1 || m.Verdict != rule.Warn {
					t.Errorf("the entry is %+v", m.Entry)
				}
				sameMessages(t, s, []Message{m})
				sameState(t, reopen(t, s, o), s)
			})
		}
	}
}

func TestAttemptsWithinAMessageAreComparedOnce(t *testing.T) {
	s := start(t, options(t))
	receive(t, s, envelope(context1p2, quiz{1, "Started", "", 1, 1}.String()))
	m := receive(t, s, envelope(context1p2, quiz{2, "Paused", "", 2, 2}.String(), quiz{3, "Resumed", "", 3, 3}.String()))
	found := attemptFindings(m)
	if len(found) != 2 || found[0].Pointer != "/data/0/generated/count" || !strings.Contains(found[0].Message, "should have 1") ||
		found[1].Pointer != "/data/1/generated/count" || !strings.Contains(found[1].Message, "should have 2") {
		t.Errorf("found %+v", found)
	}
}

// TestAttemptsOfOneMessageInAnyOrder: of a message that tells of several attempts,
// each goes by the time of its event, and not by where it stands.
func TestAttemptsOfOneMessageInAnyOrder(t *testing.T) {
	story := []string{quiz{2, "Restarted", "", 2, 2}.String(), quiz{3, "Paused", "", 2, 3}.String(), quiz{4, "Resumed", "", 5, 4}.String(), quiz{4, "Resumed", "", 5, 4}.String()}
	for _, order := range [][]int{{0, 1, 2, 3}, {2, 1, 0, 3}, {3, 0, 2, 1}, {1, 3, 2, 0}} {
		s := start(t, options(t))
		receive(t, s, envelope(context1p2, quiz{1, "Started", "", 1, 1}.String()))
		var items []string
		for _, i := range order {
			items = append(items, story[i])
		}
		found := attemptFindings(receive(t, s, envelope(context1p2, items...)))
		if len(found) != 1 || !strings.Contains(found[0].Message, "count is 5; Resumed after an attempt with the count 2 should have 2") {
			t.Errorf("in the order %v: %+v", order, found)
		}
	}
}

// TestAttemptsThatWereRefusedDoNotCount has two messages that the session did
// not take in between two that it did.
func TestAttemptsThatWereRefusedDoNotCount(t *testing.T) {
	o := options(t)
	o.Strict, o.RejectInvalid = true, true
	s := start(t, o)
	receive(t, s, envelope(context1p2, quiz{1, "Started", "", 1, 1}.String()))
	if m := receive(t, s, envelope(context1p2, quiz{2, "Paused", "", 5, 2}.String())); m.Status != 422 || len(attemptFindings(m)) != 1 || attemptFindings(m)[0].Severity != rule.Error {
		t.Errorf("strictly, a wrong count is answered %d: %+v", m.Status, attemptFindings(m))
	}
	f := &faulty{file: s.journal.file}
	s.journal.file = f
	f.set(os.ErrInvalid, nil, nil)
	if _, err := s.Receive(post(envelope(context1p2, quiz{3, "Restarted", "", 2, 3}.String()))); err == nil {
		t.Fatal("received although the journal cannot be written")
	}
	f.set(nil, nil, nil)
	if m := receive(t, s, envelope(context1p2, quiz{4, "Paused", "", 1, 4}.String())); m.Status != 200 || len(attemptFindings(m)) != 0 {
		t.Errorf("after them, a right count is answered %d: %+v", m.Status, attemptFindings(m))
	}
}

func TestAttemptsAreBounded(t *testing.T) {
	var s attempts
	const last = 5 * maxAttempts
	for i := range last {
		s.add([]attempted{{key: uint64(i), Count: 1, Time: time.UnixMilli(1)}})
	}
	if n := len(s.recent) + len(s.old); n > 2*maxAttempts {
		t.Errorf("%d are kept", n)
	}
	if _, known := s.before(last-maxAttempts/2, 2); !known {
		t.Error("one of the latest is forgotten")
	}
	if _, known := s.before(0, 2); known {
		t.Error("the first is still known")
	}
}

// TestAttemptsAtTheEndsOfTime have times that are of no year of four digits in UTC:
// they are taken in, and compared with nothing.
func TestAttemptsAtTheEndsOfTime(t *testing.T) {
	o := options(t)
	s := start(t, o)
	var messages []Message
	for i, at := range []string{"0000-01-01T00:00:00.000+14:00", "9999-12-31T23:59:59.000-14:00"} {
		attempt := strings.Replace(quiz{i, "Started", "", 1, 1}.String(), "2026-03-02T08:01:00.000Z", at, 1)
		messages = append(messages, receive(t, s, envelope(context1p2, attempt)))
	}
	sameMessages(t, s, messages)
	sameState(t, reopen(t, s, o), s)
}
