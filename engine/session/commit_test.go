package session

import (
	"errors"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"caliper-playground/engine/rule"
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
	if err := journal.append(append(request, request...), false); err != nil {
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

// TestAFaultKeepsNobodyWaiting: whoever shares a batch with a message whose line could
// not be made, or whose writing broke off, is told, and the session goes on.
func TestAFaultKeepsNobodyWaiting(t *testing.T) {
	noVerdict := rule.Verdict(200)
	for _, c := range []struct {
		name       string
		faulty     int // the place of the message whose line cannot be made; -1 for none
		sync, file bool
	}{
		{name: "the first's line", faulty: 0},
		{name: "another's line", faulty: 1},
		{name: "the write", faulty: -1, file: true},
		{name: "the flush", faulty: -1, file: true, sync: true},
	} {
		t.Run(c.name, func(t *testing.T) {
			o := options(t)
			o.Sync = c.sync
			s := start(t, o)
			good := s.journal.file
			if c.file {
				s.journal.file = &broken{file: good, onlySync: c.sync}
			}
			body := envelope(context1p2, view{id: event(1)}.String())
			s.writing.Lock()
			results := make(chan error)
			for i := range 3 {
				go func() {
					defer func() {
						if fault := recover(); fault != nil {
							results <- errors.New("a fault")
						}
					}()
					a := s.judge(s.presentable(post(body), true))
					b, first := s.place(a)
					if i == c.faulty {
						a.message.Assessment.Verdict = noVerdict
					}
					s.commit(a, b, first)
					<-b.done
					results <- b.err
				}()
				for placed := 0; placed <= i; time.Sleep(100 * time.Microsecond) {
					s.order.Lock()
					placed = s.ahead.messages
					s.order.Unlock()
				}
			}
			s.writing.Unlock()
			faults := 0
			for range 3 {
				select {
				case err := <-results:
					if err != nil && err.Error() == "a fault" {
						faults++
					} else if !errors.Is(err, errUnwritten) {
						t.Errorf("another sender is told %v", err)
					}
				case <-time.After(time.Minute):
					t.Fatal("a sender waits for ever")
				}
			}
			if faults != 1 || s.Len() != 0 {
				t.Errorf("%d faults, %d messages", faults, s.Len())
			}
			s.journal.file = good
			message := receive(t, s, envelope(context1p2, view{id: event(2)}.String()))
			if message.Seq != 1 {
				t.Errorf("the next message is %+v", message.Entry)
			}
			sameMessages(t, s, []Message{message})
			sameState(t, reopen(t, s, o), s)
		})
	}
}

// broken is a file that breaks off whoever writes to it, or forces what was written to
// the medium.
type broken struct {
	file
	onlySync bool
}

func (f *broken) WriteAt(b []byte, at int64) (int, error) {
	n, err := f.file.WriteAt(b, at)
	if !f.onlySync {
		panic("written")
	}
	return n, err
}

func (f *broken) Sync() error { panic("flushed") }
