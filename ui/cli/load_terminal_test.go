//go:build unix

package cli_test

import (
	"os"
	"path/filepath"
	"testing"
)

// TestAFolderWithBrokenFilesIsLoadedOnATerminal goes the whole way: choose the
// folder, see the verdicts, send, see marks and failures.
func TestAFolderWithBrokenFilesIsLoadedOnATerminal(t *testing.T) {
	dir := t.TempDir()
	for name, content := range map[string]string{
		"broken.json": `{"id": "x`,
		"good.json": `{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "id": "urn:uuid:5f0c3b1e-6c0e-4a39-9d34-0a1a5f0a7c11",
			"type": "ViewEvent", "profile": "ReadingProfile", "action": "Viewed", "eventTime": "2026-03-02T09:00:00.000Z",
			"actor": {"id": "https://example.org/people/7", "type": "Person"},
			"object": {"id": "https://example.org/pages/3", "type": "Page"}}`,
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	s := open(t, 120, 40)
	s.await(`0 of 15 met`)
	s.press("o")
	s.await(`Built-in sets`)
	s.press("\x1b[200~" + dir + "\x1b[201~") // pasted, as terminals bracket it
	s.await(`2 of 2 chosen`)
	s.await(`not JSON`)
	s.await(`json-syntax`)
	s.press("s")
	s.await(`1 accepted, 1 refused`)
	s.press("q")
	s.await(`Reading[^\n]*1/2`)
	s.await(`1 refused`)
	s.quit()
}
