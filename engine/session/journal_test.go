package session

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"caliper-playground/engine/conformance"
	"caliper-playground/engine/rule"
)

func TestBodiesComeBackByteForByte(t *testing.T) {
	every := make([]byte, 256)
	for i := range every {
		every[i] = byte(i)
	}
	bodies := map[string][]byte{
		"every byte":          every,
		"invalid UTF-8":       []byte("{\"a\": \"\xff\xfe\"}"),
		"a cut character":     []byte("caf\xc3"),
		"a surrogate":         []byte("\xed\xa0\x80"),
		"controls":            []byte("\x00\x01\x1b[31m\x7f\r\n\t\\\"/"),
		"line separators":     []byte("a\u2028b\u2029c\u0085d\ufeffe"),
		"the replacement":     []byte("\ufffd"),
		"four bytes a letter": []byte("𝛼𝛽𝛾"),
		"our own marks":       []byte(`,"exchange":{"body":"` + exchangeMark + `"}` + "\n"),
		"huge":                bytes.Repeat([]byte("0123456789\n"), 400_000),
		"huge and binary":     bytes.Repeat([]byte("012345678\xff"), 300_000),
		"one byte":            []byte("x"),
	}
	o := options(t)
	s := start(t, o)
	var names []string
	var messages []Message
	for name, body := range bodies {
		x := post("")
		x.Body = body
		x.Reply = body
		x.Header = append(x.Header, Field{"X-Odd", string(body[:min(len(body), 300)])})
		x.Path = "/" + string(body[:min(len(body), 300)])
		x.Status = 418
		m, err := s.Refuse(x)
		if err != nil {
			t.Fatal(err)
		}
		names, messages = append(names, name), append(messages, m)
	}
	sameMessages(t, s, messages)
	again := reopen(t, s, o)
	for i, name := range names {
		m, err := again.Message(i + 1)
		if err != nil || !bytes.Equal(m.Exchange.Body, bodies[name]) {
			t.Errorf("%s: %v, the body differs", name, err)
		}
	}
	sameState(t, again, s)
	journal, err := os.ReadFile(s.Journal())
	if err != nil {
		t.Fatal(err)
	}
	for i, line := range bytes.Split(bytes.TrimSuffix(journal, []byte("\n")), []byte("\n")) {
		if !json.Valid(line) || bytes.ContainsAny(line, "\x1b\x7f\u2028\u2029") {
			t.Errorf("line %d is no clean JSON: %.100q", i+1, line)
		}
	}
}

// TestAllOfAMessageIsKept fills every field there is, so that one which is
// added later and not written to the journal is noticed.
func TestAllOfAMessageIsKept(t *testing.T) {
	var m Message
	fill(reflect.ValueOf(&m).Elem(), new(int))
	m.Exchange.Answer, m.Exchange.RejectInvalid = nil, false
	m.Exchange.Status = m.Status
	m.Time = time.Date(2026, 3, 2, 8, 15, 0, 123456789, time.UTC)
	m.Assessment.Described = nil // the scope has it
	m.Assessment.Items[0].Findings = []rule.Finding{m.Assessment.Findings[1]}
	m.Assessment.Items[1].Findings = []rule.Finding{m.Assessment.Findings[0], m.Assessment.Findings[1]}
	for i := range m.Assessment.Findings {
		for n := range m.Assessment.Findings[i].Fix {
			m.Assessment.Findings[i].Fix[n].Value = json.RawMessage("{\n\t\"<a>\": 1 }")
		}
	}
	tr := &trace{entry: m.Entry, marks: make([]string, m.Marks), pass: 1}
	line := appendLine(nil, &m, tr, &arrival{})
	if n := bytes.IndexByte(line, '\n'); n != len(line)-1 {
		t.Fatalf("it is more than one line: %s", line)
	}
	got, err := decodeMessage(line)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(m, got); diff != "" {
		t.Errorf("a field is lost (-written +read):\n%s", diff)
	}
}

// fill sets every field to something that is not its zero value.
func fill(v reflect.Value, n *int) {
	*n++
	switch v.Kind() {
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(v.Elem(), n)
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Field(i).CanSet() {
				fill(v.Field(i), n)
			}
		}
	case reflect.Slice:
		if v.Type().Elem().Kind() == reflect.Uint8 {
			v.SetBytes(fmt.Appendf(nil, "bytes %d", *n))
			return
		}
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		fill(v.Index(0), n)
		fill(v.Index(1), n)
	case reflect.String:
		v.SetString(fmt.Sprintf("text %d", *n))
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Int, reflect.Int64:
		v.SetInt(int64(*n))
	case reflect.Uint32:
		v.SetUint(uint64(*n))
	case reflect.Uint8: // a severity, a verdict, a transport
		v.SetUint(uint64(1 + *n%2))
	}
}

func TestTornLastLine(t *testing.T) {
	o := options(t)
	s := start(t, o)
	var messages []Message
	for i := range 3 {
		messages = append(messages, receive(t, s, envelope(context1p2, view{id: event(i)}.String())))
	}
	s.Close()
	whole, err := os.ReadFile(s.Journal())
	if err != nil {
		t.Fatal(err)
	}
	index, err := os.ReadFile(indexPath(s.Journal()))
	if err != nil {
		t.Fatal(err)
	}
	last := bytes.LastIndexByte(whole[:len(whole)-1], '\n') + 1
	for cut := last; cut < len(whole); cut++ {
		path := s.Journal()
		if err := errors.Join(os.WriteFile(path, whole[:cut], 0o600), os.WriteFile(indexPath(path), index, 0o600)); err != nil {
			t.Fatal(err)
		}
		again, err := Resume(o)
		if err != nil {
			t.Fatalf("cut at %d: %v", cut-last, err)
		}
		if torn := cut > last; again.Len() != 2 || torn != strings.Contains(again.Notice(), "cut off") {
			t.Fatalf("cut at %d: %d messages, notice %q", cut-last, again.Len(), again.Notice())
		}
		if cut%50 == 0 {
			m := receive(t, again, envelope(context1p2, view{id: event(2)}.String()))
			if m.Seq != 3 || m.Marks != 1 {
				t.Fatalf("cut at %d: the message that is sent again is %+v", cut-last, m.Entry)
			}
			sameMessages(t, again, []Message{messages[0], messages[1], m})
		}
		again.Close()
	}
}

func TestDamagedLines(t *testing.T) {
	o := options(t)
	s := start(t, o)
	for i := range 4 {
		receive(t, s, envelope(context1p2, view{id: event(i)}.String()))
	}
	s.Close()
	journal, err := os.ReadFile(s.Journal())
	if err != nil {
		t.Fatal(err)
	}
	lines := bytes.SplitAfter(journal, []byte("\n")) // a header, four messages, nothing
	tests := []struct {
		name   string
		change func([][]byte) [][]byte
		len    int
		marks  int
		notice string
	}{
		{"a line of zeros", func(l [][]byte) [][]byte { l[2] = []byte("\x00\x00\x00\n"); return l }, 4, 3, "1 line"},
		{"an empty line", func(l [][]byte) [][]byte { l[2] = []byte("\n"); return l }, 4, 3, "1 line"},
		{"a line cut short", func(l [][]byte) [][]byte { l[3] = append(l[3][:200:200], '\n'); return l }, 4, 3, "1 line"},
		{"a line taken out", func(l [][]byte) [][]byte { return append(l[:2:2], l[3:]...) }, 3, 3, "lines are missing"},
		{"a line twice", func(l [][]byte) [][]byte { return append(l[:2:2], l[1:]...) }, 5, 5, "lines are missing"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			o := options(t)
			changed := bytes.Join(test.change(append([][]byte{}, lines...)), nil)
			if err := os.WriteFile(journalPath(o.Dir, o.ID), changed, 0o600); err != nil {
				t.Fatal(err)
			}
			again, err := Resume(o)
			if err != nil {
				t.Fatal(err)
			}
			defer again.Close()
			if again.Len() != test.len || marks(again) != test.marks || !strings.Contains(again.Notice(), test.notice) {
				t.Errorf("%d messages, %d marks, notice %q", again.Len(), marks(again), again.Notice())
			}
			for i, e := range again.Entries(0, again.Len()) {
				if e.Seq != i+1 {
					t.Errorf("entry %d has number %d", i+1, e.Seq)
				}
				if m, err := again.Message(i + 1); err == nil && m.Seq != i+1 {
					t.Errorf("message %d says that it is %d", i+1, m.Seq)
				}
			}
		})
	}
}

func TestResumeRefuses(t *testing.T) {
	good := `{"journal":"caliper-playground session","format":1,"session":"lesson","spec":"1.2","created":"2026-03-02T08:00:00Z"}` + "\n"
	tests := []struct{ name, id, journal, want string }{
		{"a format of another version", "lesson", strings.Replace(good, `"format":1`, `"format":7`, 1), "format 7"},
		{"another version of Caliper", "lesson", strings.Replace(good, "1.2", "9.9", 1), `"9.9"`},
		{"a file that is no journal", "lesson", "{}\n", "no session's journal"},
		{"a header that is torn", "lesson", good[:40], "not whole"},
		{"an empty file", "lesson", "", "not whole"},
		{"no file", "other", good, "no session other"},
		{"a path", "a/../lesson", good, "letters, digits"}, {"a hidden file", ".lesson", good, "dot"},
		{"no name", "", good, "1 to 64"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			o := options(t)
			path := journalPath(o.Dir, o.ID)
			if err := os.WriteFile(path, []byte(test.journal), 0o600); err != nil {
				t.Fatal(err)
			}
			o.ID = test.id
			_, err := Resume(o)
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("%v does not say %q", err, test.want)
			}
			if got, _ := os.ReadFile(path); string(got) != test.journal {
				t.Errorf("the file was changed to %q", got)
			}
		})
	}
}

func TestResumeNotesAnotherVersion(t *testing.T) {
	o := options(t)
	o.Spec = "1.1"
	s := start(t, o)
	o.Spec = "1.2"
	if again := reopen(t, s, o); again.Spec() != "1.1" || !strings.Contains(again.Notice(), "1.1, not 1.2") {
		t.Errorf("spec %s, notice %q", again.Spec(), again.Notice())
	}
}

func TestOneProgramAtATime(t *testing.T) {
	o := options(t)
	s := start(t, o)
	if _, err := Resume(o); err == nil || !strings.Contains(err.Error(), "session lesson is in use") {
		t.Errorf("a second one got %v", err)
	}
	if err := Delete(o.Dir, o.ID); err == nil || !strings.Contains(err.Error(), "in use") {
		t.Errorf("deleting it got %v", err)
	}
	reopen(t, s, o)
}

func TestFolders(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for name, dir := range map[string]string{"a file": file, "below a file": file + "/below", "none": ""} {
		o := options(t)
		o.Dir = dir
		if s, err := New(o); err == nil || !strings.Contains(err.Error(), "state folder") {
			t.Errorf("%s: %v, %v", name, s, err)
		}
	}
	if os.Getuid() == 0 {
		return // nothing is read-only to the superuser
	}
	o := options(t)
	if err := os.Chmod(o.Dir, 0o500); err != nil {
		t.Fatal(err)
	}
	if _, err := New(o); err == nil || !strings.Contains(err.Error(), "--state") {
		t.Errorf("a read-only folder: %v", err)
	}
}

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

func TestReceiveFromMany(t *testing.T) {
	for _, sync := range []bool{false, true} {
		t.Run(fmt.Sprintf("sync=%v", sync), func(t *testing.T) { receiveFromMany(t, sync) })
	}
}

func receiveFromMany(t *testing.T, flush bool) {
	o := options(t)
	o.Sync = flush
	s := start(t, o)
	const senders, each = 8, 25
	messages := make([]Message, 2*senders*each)
	wake, stop := s.Subscribe()
	defer stop()
	var senderGroup, readerGroup sync.WaitGroup
	for sender := range senders {
		senderGroup.Go(func() {
			for i := range each {
				// Each event is sent by two senders, with an entity of its own.
				n := sender/2*each + i
				object := fmt.Sprintf(`{"id": "https://school.example/texts/%d", "type": "Document"}`, n)
				m, err := s.Receive(post(envelope(context1p2, view{id: event(n), object: object}.String())))
				if err != nil {
					t.Error(err)
					return
				}
				messages[m.Seq-1] = m
				refusal, err := s.Refuse(Exchange{Method: "GET", Status: 404, Cause: "unknown path"})
				if err != nil {
					t.Error(err)
					return
				}
				messages[refusal.Seq-1] = refusal
			}
		})
	}
	done := make(chan struct{})
	readerGroup.Go(func() {
		for {
			select {
			case <-wake:
				n := s.Len()
				s.Entries(n-10, n)
				s.Scorecard()
				s.Totals()
				s.Message(n)
			case <-done:
				return
			}
		}
	})
	senderGroup.Wait()
	close(done)
	readerGroup.Wait()
	if got := marks(s); got != senders/2*each || s.Totals().Repeated != senders/2*each || s.Len() != len(messages) {
		t.Errorf("%d marks, totals %+v", got, s.Totals())
	}
	sameMessages(t, s, messages)
	sameState(t, reopen(t, s, o), s)
	removeIndex(t, s)
	s.Close()
}

func TestFindingOutsideTheDocumentsList(t *testing.T) {
	own := rule.Finding{Rule: "a", Fix: []rule.Op{}}
	other := rule.Finding{Rule: "b", Fix: []rule.Op{}}
	a := &conformance.Assessment{Findings: []rule.Finding{other}, Items: []conformance.Item{
		{Findings: []rule.Finding{own}, Credits: []conformance.Credit{}}, {Findings: []rule.Finding{other}, Credits: []conformance.Credit{}}}}
	m := Message{Assessment: a}
	m.Seq, m.Judged = 1, true
	got, err := decodeMessage(appendLine(nil, &m, &trace{}, &arrival{}))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(a.Items, got.Assessment.Items); diff != "" {
		t.Error(diff)
	}
}
