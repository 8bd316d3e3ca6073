package session

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"sync"
	"syscall"
	"testing"
)

func TestJournalDeletedUnderneath(t *testing.T) {
	s := start(t, options(t))
	m := receive(t, s, envelope(context1p2, view{id: event(1)}.String()))
	if err := os.Remove(s.Journal()); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if _, err := s.Receive(post(envelope(context1p2, view{id: event(2)}.String()))); err == nil || !strings.Contains(err.Error(), "was deleted") {
			t.Fatalf("received although the journal is gone: %v", err)
		}
	}
	if s.Len() != 1 || marks(s) != 1 {
		t.Errorf("%d messages, %d marks", s.Len(), marks(s))
	}
	sameMessages(t, s, []Message{m})
}

func TestJournalCutShortUnderneath(t *testing.T) {
	o := options(t)
	s := start(t, o)
	m := receive(t, s, envelope(context1p2, view{id: event(1)}.String()))
	whole, err := os.ReadFile(s.Journal())
	if err != nil {
		t.Fatal(err)
	}
	for _, size := range []int{0, 5, len(whole) - 1} {
		if err := os.Truncate(s.Journal(), int64(size)); err != nil {
			t.Fatal(err)
		}
		if _, err := s.Receive(post(envelope(context1p2, view{id: event(2)}.String()))); err == nil || !strings.Contains(err.Error(), fmt.Sprintf("to %d of %d", size, len(whole))) {
			t.Fatalf("received behind what is not there any more: %v", err)
		}
	}
	if err := os.WriteFile(s.Journal(), whole, 0o600); err != nil {
		t.Fatal(err)
	}
	messages := []Message{m, receive(t, s, envelope(context1p2, view{id: event(2)}.String()))}
	sameMessages(t, s, messages)
	sameState(t, reopen(t, s, o), s)
}

// faulty is a file on a medium that fails when told to.
type faulty struct {
	file
	mu       sync.Mutex
	writes   error // what the next writes fail with, half done
	truncate error
	sync     error
}

func (f *faulty) set(writes, truncate, sync error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.writes, f.truncate, f.sync = writes, truncate, sync
}

func (f *faulty) get() (writes, truncate, sync error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.writes, f.truncate, f.sync
}

func (f *faulty) WriteAt(b []byte, at int64) (int, error) {
	if err, _, _ := f.get(); err != nil {
		n, _ := f.file.WriteAt(b[:len(b)/2], at)
		return n, &fs.PathError{Op: "write", Path: "journal", Err: err}
	}
	return f.file.WriteAt(b, at)
}

func (f *faulty) Truncate(size int64) error {
	if _, err, _ := f.get(); err != nil {
		return err
	}
	return f.file.Truncate(size)
}

func (f *faulty) Sync() error {
	if _, _, err := f.get(); err != nil {
		return err
	}
	return f.file.Sync()
}

func TestFullDisk(t *testing.T) {
	for _, stuck := range []bool{false, true} {
		t.Run(fmt.Sprintf("truncate fails=%v", stuck), func(t *testing.T) {
			o := options(t)
			s := start(t, o)
			f := &faulty{file: s.journal.file}
			s.journal.file = f
			messages := []Message{receive(t, s, envelope(context1p2, view{id: event(1)}.String()))}
			var truncate error
			if stuck {
				truncate = syscall.EIO
			}
			f.set(syscall.ENOSPC, truncate, nil)
			for range 3 {
				_, err := s.Receive(post(envelope(context1p2, view{id: event(2), title: strings.Repeat("long", 100)}.String())))
				if err == nil || !strings.Contains(err.Error(), "lesson.ndjson") {
					t.Fatalf("on a full disk: %v", err)
				}
			}
			if s.Len() != 1 || marks(s) != 1 || s.Totals().Messages != 1 {
				t.Errorf("%d messages, %d marks", s.Len(), marks(s))
			}
			f.set(nil, nil, nil)
			messages = append(messages, receive(t, s, envelope(context1p2, view{id: event(2)}.String())))
			if m := messages[1]; m.Seq != 2 || m.Repeats != 0 || m.Marks != 1 {
				t.Errorf("after it the message is %+v", m.Entry)
			}
			sameMessages(t, s, messages)
			again := reopen(t, s, o)
			sameState(t, again, s)
			if again.Notice() != "" {
				t.Errorf("notice %q", again.Notice())
			}
		})
	}
}

func TestFlushFails(t *testing.T) {
	o := options(t)
	o.Sync = true
	s := start(t, o)
	f := &faulty{file: s.journal.file}
	s.journal.file = f
	first := receive(t, s, envelope(context1p2, view{id: event(1)}.String()))
	f.set(nil, nil, syscall.EIO)
	var wg sync.WaitGroup
	for i := range 8 {
		wg.Go(func() {
			if _, err := s.Receive(post(envelope(context1p2, view{id: event(2 + i)}.String()))); err == nil || !strings.Contains(err.Error(), "medium") {
				t.Errorf("acknowledged although it is not on the medium: %v", err)
			}
		})
	}
	wg.Wait()
	if s.Len() != 1 || marks(s) != 1 {
		t.Errorf("%d messages, %d marks", s.Len(), marks(s))
	}
	f.set(nil, nil, nil)
	second := receive(t, s, envelope(context1p2, view{id: event(2)}.String()))
	if second.Seq != 2 || second.Marks != 1 || second.Repeats != 0 {
		t.Errorf("after it the message is %+v", second.Entry)
	}
	sameMessages(t, s, []Message{first, second})
	sameState(t, reopen(t, s, o), s)
}

func TestClosedSessionTakesNothing(t *testing.T) {
	s := start(t, options(t))
	if err := errors.Join(s.Close(), s.Close()); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Receive(post("{}")); err == nil || !strings.Contains(err.Error(), "closed") {
		t.Errorf("received: %v", err)
	}
	if s.Len() != 0 {
		t.Errorf("%d messages", s.Len())
	}
}
