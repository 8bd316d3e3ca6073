package session

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestRead looks at a session that another goes on with: with its index and
// without, and with half a line at the end.
func TestRead(t *testing.T) {
	o := options(t)
	s := start(t, o)
	messages := []Message{receive(t, s, envelope(context1p2, view{id: event(1)}.String())), receive(t, s, "{")}
	seen, err := Read(o)
	if err != nil {
		t.Fatal(err)
	}
	defer seen.Close()
	sameState(t, seen, s)
	sameMessages(t, seen, messages)
	later := receive(t, s, envelope(context1p2, view{id: event(2)}.String()))
	if seen.Len() != 2 || s.Len() != 3 {
		t.Errorf("%d messages, and %d", seen.Len(), s.Len())
	}
	if _, err := seen.Receive(post("{}")); err == nil || !strings.Contains(err.Error(), "opened to be read") {
		t.Errorf("received: %v", err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	journal, err := os.ReadFile(s.Journal())
	if err != nil {
		t.Fatal(err)
	}
	torn := append(journal[:len(journal):len(journal)], `{"seq":4,"ti`...)
	if err := os.WriteFile(s.Journal(), torn, 0o600); err != nil {
		t.Fatal(err)
	}
	before := contents(t, o.Dir)
	again, err := Read(o)
	if err != nil {
		t.Fatal(err)
	}
	defer again.Close()
	if again.Notice() != "" || again.Len() != 3 {
		t.Errorf("notice %q, %d messages", again.Notice(), again.Len())
	}
	sameMessages(t, again, append(messages, later))
	if after := contents(t, o.Dir); after != before {
		t.Errorf("reading has changed the folder from\n%s\nto\n%s", before, after)
	}
	for _, id := range []string{"nobody", "../lesson"} {
		if _, err := Read(Options{Dir: o.Dir, ID: id}); err == nil {
			t.Errorf("%s was opened", id)
		}
	}
}

// contents returns the names and contents of all files in a folder.
func contents(t *testing.T, dir string) string {
	t.Helper()
	files, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	for _, f := range files {
		data, err := os.ReadFile(filepath.Join(dir, f.Name()))
		if err != nil {
			t.Fatal(err)
		}
		all.WriteString(f.Name() + "\n" + string(data) + "\n")
	}
	return all.String()
}
