package session

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

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
	last := bytes.LastIndexByte(whole[:len(whole)-1], '\n') + 1
	for cut := last; cut < len(whole); cut++ {
		path := s.Journal()
		if err := os.WriteFile(path, whole[:cut], 0o600); err != nil {
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
			damaged := 0
			if strings.Contains(test.notice, "1 line") {
				damaged = 1
			}
			if got := again.Totals(); got.Damaged != damaged || got.Refused != 0 {
				t.Errorf("totals are %+v", got)
			}
			if again.Len() != test.len || marks(again) != test.marks || !strings.Contains(again.Notice(), test.notice) {
				t.Errorf("%d messages, %d marks, notice %q", again.Len(), marks(again), again.Notice())
			}
			for i, e := range again.Entries(0, again.Len()) {
				if (e.Kind == KindDamaged) != (e.VerdictWord() == "damaged") {
					t.Errorf("entry %d is called %s", i+1, e.VerdictWord())
				}
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
