//go:build unix

package cli_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// event is one that nothing is wrong with.
const event = `{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "id": "urn:uuid:5f0c3b1e-6c0e-4a39-9d34-0a1a5f0a7c11",
	"type": "ViewEvent", "profile": "ReadingProfile", "action": "Viewed", "eventTime": "2026-03-02T09:00:00.000Z",
	"actor": {"id": "https://example.org/people/7", "type": "Person"},
	"object": {"id": "https://example.org/pages/3", "type": "Page"}}`

// TestAFolderWithBrokenFilesIsLoadedOnATerminal goes the whole way: choose the
// folder, see the count and each verdict with its place, send, see marks and
// failures, and find in the journal what has arrived.
func TestAFolderWithBrokenFilesIsLoadedOnATerminal(t *testing.T) {
	t.Parallel()
	dir, state := t.TempDir(), t.TempDir()
	wrong := strings.NewReplacer(`"Viewed"`, `"Vieved"`, "7c11", "7c12").Replace(event)
	line := strings.ReplaceAll(strings.Replace(event, "7c11", "7c13", 1), "\n", " ")
	for name, content := range map[string]string{
		"broken.json": `{"id": "x`, "good.json": event, "wrong.json": wrong, "notes.txt": "no document",
		"sub/lines.ndjson": line + "\n\n[1,\n",
	} {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	s := open(t, 120, 40, "--no-color", "--state", state, "--session", "class")
	s.await(`0 of 15 met`)
	s.press("o")
	s.await(`Built-in sets`)
	s.press("\x1b[200~" + dir + "\x1b[201~") // pasted, as terminals bracket it
	s.await(`5 of 5 chosen · 2 ✓  0 !  3 ✗`)
	for _, verdict := range []string{`✗ fail not JSON\s+broken\.json`, `✓ pass event\s+good\.json`, `✗ fail event\s+wrong\.json`,
		`✓ pass event\s+sub/lines\.ndjson:1`, `✗ fail not JSON\s+sub/lines\.ndjson:3`} {
		s.await(verdict)
	}
	s.await(`json-syntax[^\n]*line 1, column 10`)
	s.press("s")
	s.await(`3 accepted, 2 refused`)
	s.await(`broken\.json\s+400`)
	s.await(`wrong\.json\s+200`)
	s.press("q")
	s.await(`Reading[^\n]*1/2`)
	s.await(`5 messages`)
	s.await(`2 refused`)
	s.quit()
	checkArrived(t, state, []string{"400 " + `{"id": "x`, "200 " + event, "200 " + line, "400 [1,", "200 " + wrong})
}

// checkArrived reads the journal of the one session: what was answered to each
// message, and the body that came, or the one event in its envelope.
func checkArrived(t *testing.T, state string, want []string) {
	t.Helper()
	var journals []string
	_ = filepath.WalkDir(state, func(path string, _ os.DirEntry, err error) error {
		if err == nil && filepath.Ext(path) == ".ndjson" {
			journals = append(journals, path)
		}
		return nil
	})
	if len(journals) != 1 {
		t.Fatalf("the journals are %q", journals)
	}
	journal, err := os.ReadFile(journals[0])
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for line := range strings.Lines(string(journal)) {
		var entry struct {
			Status int    `json:"status"`
			Body   string `json:"body"`
		}
		if err := json.Unmarshal([]byte(line), &entry); err != nil || entry.Status == 0 {
			continue // its head
		}
		var envelope struct {
			Data []json.RawMessage `json:"data"`
		}
		if err := json.Unmarshal([]byte(entry.Body), &envelope); err == nil && len(envelope.Data) == 1 {
			entry.Body = string(envelope.Data[0])
		}
		got = append(got, strings.TrimSpace(string(rune('0'+entry.Status/100))+"00 "+entry.Body))
	}
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Errorf("what arrived is\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}
