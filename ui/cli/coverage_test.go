package cli

import (
	"encoding/json"
	"path/filepath"
	"testing"
)

// A recorded session covers what was sent to it, read by its journal.
func TestReportTellsTheCoverageOfASession(t *testing.T) {
	state := t.TempDir()
	if got := command(t, "", "replay", "rows", "--keep", "--state", state); got.status != 0 {
		t.Fatal(got.err)
	}
	journals, err := filepath.Glob(filepath.Join(sessionsFolder(state), "*.ndjson"))
	if err != nil || len(journals) != 1 {
		t.Fatalf("%v, %v", journals, err)
	}
	sent, _ := replayJSON(t, "rows", "--coverage")
	got := command(t, "", "report", journals[0], "--coverage", "--require", "rows", "--format", "json")
	var r replayed
	if err := json.Unmarshal([]byte(got.out), &r); err != nil {
		t.Fatal(err)
	}
	if got.status != 0 || len(r.Coverage) != 1 || len(sent.Coverage) != 1 {
		t.Fatalf("status %d, %+v, %s", got.status, r.Coverage, got.err)
	}
	of, when := r.Coverage[0], sent.Coverage[0]
	if of.Rows.Touched != 93 || len(of.Rows.Missing) != 0 || of.Events.Touched != when.Events.Touched || of.Entities.Touched != when.Entities.Touched {
		t.Errorf("recorded %+v, sent %+v", of, when)
	}
}
