package session

import (
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// together has a session take exchanges in at once, in their order: all have
// their places before the first is written.
func together(t *testing.T, s *Session, bodies ...string) ([]Message, []error) {
	t.Helper()
	messages, errs := make([]Message, len(bodies)), make([]error, len(bodies))
	s.writing.Lock()
	var senders sync.WaitGroup
	for i, body := range bodies {
		senders.Go(func() { messages[i], errs[i] = s.Receive(post(body)) })
		for placed := 0; placed <= i; time.Sleep(100 * time.Microsecond) {
			s.order.Lock()
			placed = s.ahead.messages
			s.order.Unlock()
		}
	}
	s.writing.Unlock()
	senders.Wait()
	return messages, errs
}

// TestMessagesThatAreWrittenTogetherKnowOfEachOther: of repeats, of ids that are
// used again, and of attempts.
func TestMessagesThatAreWrittenTogetherKnowOfEachOther(t *testing.T) {
	o := options(t)
	s := start(t, o)
	same, other := view{id: event(1)}.String(), view{id: event(1), title: "other"}.String()
	messages, errs := together(t, s, envelope(context1p2, same), envelope(context1p2, same), "{", envelope(context1p2, other), envelope(context1p2, other),
		envelope(context1p2, quiz{2, "Started", "", 1, 1}.String()), envelope(context1p2, quiz{3, "Paused", "", 2, 2}.String()))
	for i, want := range []struct {
		repeats, marks int
		note           string
	}{{0, 1, ""}, {1, 0, "repeat of message 1"}, {0, 0, "not JSON"}, {0, 1, "already used in message 1"}, {1, 0, "repeat of message 4"}, {0, 1, ""}, {0, 1, ""}} {
		m := messages[i]
		if errs[i] != nil || m.Seq != i+1 || m.Repeats != want.repeats || m.Marks != want.marks || !strings.Contains(m.Note, want.note) {
			t.Errorf("message %d is %+v, %v", i+1, m.Entry, errs[i])
		}
	}
	if found := attemptFindings(messages[6]); len(found) != 1 {
		t.Errorf("of the attempts is said %+v", found)
	}
	sameMessages(t, s, messages)
	sameState(t, reopen(t, s, o), s)
}

// TestNoneOfThoseWrittenTogetherIsThereWhereThatFails: neither those of the
// batch nor those that came while it was being written.
func TestNoneOfThoseWrittenTogetherIsThereWhereThatFails(t *testing.T) {
	for name, set := range map[string]func(f *faulty, err error){
		"written": func(f *faulty, err error) { f.set(err, nil, nil) },
		"flushed": func(f *faulty, err error) { f.set(nil, nil, err) },
	} {
		t.Run(name, func(t *testing.T) {
			o := options(t)
			o.Sync = true
			s := start(t, o)
			f := &faulty{file: s.journal.file}
			s.journal.file = f
			set(f, syscall.ENOSPC)
			first, second := envelope(context1p2, view{id: event(1)}.String()), envelope(context1p2, view{id: event(2)}.String())
			_, errs := together(t, s, first, second, first)
			for _, err := range errs {
				if err == nil || !strings.Contains(err.Error(), "no space left") {
					t.Errorf("taken in: %v", err)
				}
			}
			if s.Len() != 0 || marks(s) != 0 || len(s.state.events) != 0 || s.ahead.messages != 0 {
				t.Errorf("%d messages, %d marks, %d event ids", s.Len(), marks(s), len(s.state.events))
			}
			set(f, nil)
			messages, errs := together(t, s, first, second)
			for i, m := range messages {
				if errs[i] != nil || m.Seq != i+1 || m.Repeats != 0 || m.Marks == 0 {
					t.Errorf("after it: %+v, %v", m.Entry, errs[i])
				}
			}
			sameMessages(t, s, messages)
			sameState(t, reopen(t, s, o), s)
		})
	}
}

// TestLinesOfARequestAreNoMessages opens a journal with requests among its
// messages, which have no number.
func TestLinesOfARequestAreNoMessages(t *testing.T) {
	o := options(t)
	s := start(t, o)
	messages := []Message{receive(t, s, envelope(context1p2, view{id: event(1)}.String()))}
	s.Close()
	request := []byte(`{"seq":0,"kind":"request","time":"2026-03-02T08:15:00Z","status":200,"exchange":{"method":"GET"}}` + "\n")
	journal, err := openJournal(o.Dir, o.ID)
	if err != nil {
		t.Fatal(err)
	}
	size, err := journal.size()
	if err != nil {
		t.Fatal(err)
	}
	journal.end = size
	if _, err := journal.append(append(request, request...), false); err != nil {
		t.Fatal(err)
	}
	journal.close()
	again, err := Resume(o)
	if err != nil {
		t.Fatal(err)
	}
	defer again.Close()
	if again.Len() != 1 || again.Notice() != "" {
		t.Errorf("%d messages, notice %q", again.Len(), again.Notice())
	}
	messages = append(messages, receive(t, again, envelope(context1p2, view{id: event(2)}.String())))
	sameMessages(t, again, messages)
	sameState(t, reopen(t, again, o), again)
}
