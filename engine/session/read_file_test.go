package session

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestReadFileCutAnywhere reads a journal from another place, cut off at every byte
// of its last line: it has the messages before, and says what it left out.
func TestReadFileCutAnywhere(t *testing.T) {
	o := options(t)
	s := start(t, o)
	messages := []Message{receive(t, s, envelope(context1p2, view{id: event(1)}.String())), receive(t, s, "{"), receive(t, s, envelope(context1p2, view{id: event(2)}.String()))}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	whole, err := os.ReadFile(s.Journal())
	if err != nil {
		t.Fatal(err)
	}
	last := strings.LastIndexByte(string(whole[:len(whole)-1]), '\n') + 1
	path := filepath.Join(t.TempDir(), "a copy.txt")
	for cut := last; cut <= len(whole); cut++ {
		if err := os.WriteFile(path, whole[:cut], 0o600); err != nil {
			t.Fatal(err)
		}
		seen, err := ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		want, notice := messages[:2], fmt.Sprintf("the journal ends in half a line of %d byte", cut-last)
		if cut == len(whole) {
			want = messages
		}
		if cut == last || cut == len(whole) {
			notice = ""
		}
		if seen.ID() != s.ID() || seen.Len() != len(want) || !strings.HasPrefix(seen.Notice(), notice) || notice == "" && seen.Notice() != "" {
			t.Errorf("cut at %d: %d messages, %q", cut, seen.Len(), seen.Notice())
		}
		if cut == last || cut == len(whole) {
			sameMessages(t, seen, want)
		}
		if err := seen.Close(); err != nil {
			t.Fatal(err)
		}
		if after, _ := os.ReadFile(path); string(after) != string(whole[:cut]) {
			t.Fatalf("cut at %d: reading has changed the file", cut)
		}
	}
}

func TestReadFileRefusesWhatIsNoJournal(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "x.json")
	if err := os.WriteFile(path, []byte(`{"id": 1}`+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, p := range []string{path, dir, filepath.Join(dir, "gone")} {
		if s, err := ReadFile(p); err == nil || !strings.Contains(err.Error(), p) {
			t.Errorf("%s: %v, %v", p, s, err)
		}
	}
}
