package cli

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"caliper-playground/engine/report"
	"caliper-playground/engine/session"
)

// recordedIn lists the sessions of a state folder by the program itself.
func recordedIn(t *testing.T, state string) []recordedSession {
	t.Helper()
	got := command(t, "", "sessions", "list", "--state", state, "--format", "json")
	var sessions []recordedSession
	if err := json.Unmarshal([]byte(got.out), &sessions); err != nil {
		t.Fatalf("%v in %s (%s)", err, got.out, got.err)
	}
	return sessions
}

func TestRecordedSessions(t *testing.T) {
	state := t.TempDir()
	if n := len(recordedIn(t, state)); n != 0 {
		t.Fatalf("%d sessions in a new folder", n)
	}
	dir := write(t, map[string]string{"a.json": reading, "b.json": misspelt, "c.json": "{"})
	if got := command(t, "", "replay", "--keep", "--state", state, dir); got.status != 1 {
		t.Fatalf("status %d: %s", got.status, got.err)
	}
	sessions := recordedIn(t, state)
	if len(sessions) != 1 || sessions[0].Messages != 3 || sessions[0].Problem != "" {
		t.Fatalf("got %+v", sessions)
	}
	id := sessions[0].ID

	got := command(t, "", "report", "--state", state, "--format", "json", id)
	var r replayed
	if err := json.Unmarshal([]byte(got.out), &r); err != nil {
		t.Fatal(err)
	}
	if got.status != 0 || r.Messages != (report.Messages{Sent: 3, Accepted: 2, Refused: 1}) || len(r.Failures) != 2 || r.Failures[0].Source != "message 2" {
		t.Errorf("status %d, %+v, failures %+v", got.status, r.Messages, r.Failures)
	}
	if got := command(t, "", "report", "--state", state, "--profile", "survey", id); got.status != 1 {
		t.Errorf("a profile that is not met: status %d", got.status)
	}
	if got, _ := everyForm(t, "", "report", "--state", state, id); got.status != 0 {
		t.Errorf("in every form: status %d, %s", got.status, got.err)
	}

	if got := command(t, "", "sessions", "delete", "--state", state, "nobody", id); got.status != 3 || !strings.Contains(got.err, "nobody") {
		t.Errorf("status %d: %s", got.status, got.err)
	}
	if n := len(recordedIn(t, state)); n != 0 {
		t.Errorf("%d sessions are left", n)
	}
	if _, err := os.Stat(sessions[0].Journal); err == nil {
		t.Error("the journal is still there")
	}
}

func TestFixturesExport(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "sets")
	if got := command(t, "", "fixtures", "export", dir); got.status != 0 {
		t.Fatalf("status %d: %s", got.status, got.err)
	}
	r, got := replayJSON(t, filepath.Join(dir, "rows"))
	if profiles, rows := tally(r); got.status != 0 || profiles != 15 || rows != 93 {
		t.Errorf("what was exported: status %d, %d profiles, %d rows", got.status, profiles, rows)
	}

	files, err := filepath.Glob(filepath.Join(dir, "rows", "*.json"))
	if err != nil || len(files) != 93 {
		t.Fatalf("%d files, %v", len(files), err)
	}
	if err := os.WriteFile(files[0], []byte("mine"), 0o644); err != nil {
		t.Fatal(err)
	}
	if got := command(t, "", "fixtures", "export", dir, "rows"); got.status != 3 || !strings.Contains(got.err, "--force") {
		t.Errorf("over what is there: status %d, %s", got.status, got.err)
	}
	if content, _ := os.ReadFile(files[0]); string(content) != "mine" {
		t.Error("an edited file was overwritten")
	}
	if got := command(t, "", "fixtures", "export", "--force", dir, "rows"); got.status != 0 {
		t.Errorf("with --force: status %d, %s", got.status, got.err)
	}
	if got := command(t, "", "fixtures", "export", dir, "rwos"); got.status != 2 || !strings.Contains(got.err, "rows") {
		t.Errorf("an unknown set: status %d, %s", got.status, got.err)
	}
	list := command(t, "", "fixtures", "list", "--format", "json")
	if !json.Valid([]byte(list.out)) || !strings.Contains(list.out, "ReadingProfile/ViewEvent/Viewed") {
		t.Errorf("the list is %.200s", list.out)
	}
}

func TestSessionsAreListedInColumns(t *testing.T) {
	state := t.TempDir()
	if got := command(t, "", "sessions", "list", "--state", state); got.out != "no recorded sessions\n" || got.status != 0 {
		t.Errorf("status %d, %q", got.status, got.out)
	}
	for _, name := range []string{"a", strings.Repeat("long", 16)} {
		s, err := session.New(session.Options{Dir: sessionsFolder(state), ID: name})
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(filepath.Join(sessionsFolder(state), "broken.ndjson"), []byte("{}\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	got := command(t, "", "sessions", "list", "--state", state)
	lines := strings.Split(strings.TrimSuffix(got.out, "\n"), "\n")
	if len(lines) != 4 || !strings.HasPrefix(lines[0], "SESSION ") {
		t.Fatalf("the list is\n%s", got.out)
	}
	journal := strings.Index(lines[0], "JOURNAL")
	for _, line := range lines[1:] {
		if path := line[journal:]; line[journal-1] != ' ' || !strings.HasPrefix(path, state) {
			t.Errorf("under JOURNAL stands %q in\n%s", path, got.out)
		}
	}
	if !strings.Contains(got.out, "no session's journal") {
		t.Errorf("it is not said what is wrong with a broken one:\n%s", got.out)
	}
}
