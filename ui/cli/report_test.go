package cli

import (
	"encoding/json"
	"os"
	"strings"
	"testing"
)

// recordedMistakes sends the deliberate mistakes and returns the state folder
// and the session.
func recordedMistakes(t *testing.T) (state string, s recordedSession) {
	t.Helper()
	state = t.TempDir()
	if got := command(t, "", "replay", "--keep", "mistakes", "--state", state); got.status != 0 {
		t.Fatalf("status %d: %s", got.status, got.err)
	}
	return state, recordedIn(t, state)[0]
}

func TestReportOnAProfileLeavesOutWhatHasNothingToDoWithIt(t *testing.T) {
	state, s := recordedMistakes(t)
	failures := func(args ...string) map[string]bool {
		got := command(t, "", append([]string{"report", s.ID, "--state", state, "--format", "json"}, args...)...)
		var r replayed
		if err := json.Unmarshal([]byte(got.out), &r); err != nil {
			t.Fatal(err)
		}
		sources := map[string]bool{}
		for _, f := range r.Failures {
			sources[f.Source] = true
		}
		return sources
	}
	all, reading, both := failures(), failures("--profile", "reading"), failures("--profile", "reading", "--profile", "media")
	if len(reading) == 0 || len(reading) >= len(both) || len(both) >= len(all) {
		t.Errorf("%d failures in all, %d of one profile, %d of two", len(all), len(reading), len(both))
	}
	for source := range both {
		if !all[source] {
			t.Errorf("%s failed for a profile alone", source)
		}
	}
	text := command(t, "", "report", s.ID, "--state", state, "--profile", "search")
	if strings.Contains(text.out, "✗") || !strings.Contains(text.out, "left out") {
		t.Errorf("on a profile that nothing was sent for:\n%s", text.out)
	}
}

// A report fails only where it is asked to.
func TestWhatFailsAReport(t *testing.T) {
	state, s := recordedMistakes(t)
	for failOn, want := range map[string]int{"": 0, "never": 0, "error": 1, "warning": 1, "always": 2} {
		args := []string{"report", s.ID, "--state", state}
		if failOn != "" {
			args = append(args, "--fail-on", failOn)
		}
		if got := command(t, "", args...); got.status != want {
			t.Errorf("--fail-on %s: status %d, want %d; %s", failOn, got.status, want, got.err)
		}
	}
}

// TestReportGoesOnAfterADamagedLine has one line of a journal overwritten.
func TestReportGoesOnAfterADamagedLine(t *testing.T) {
	state, s := recordedMistakes(t)
	journal, err := os.ReadFile(s.Journal)
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.SplitAfter(string(journal), "\n")
	lines[3] = strings.Repeat("\x00", len(lines[3])-1) + "\n"
	if err := os.WriteFile(s.Journal, []byte(strings.Join(lines, "")), 0o600); err != nil {
		t.Fatal(err)
	}
	got := command(t, "", "report", s.ID, "--state", state)
	if got.status != 0 || !strings.Contains(got.out, "message 3   no answer") || !strings.Contains(got.out, "damaged") || !strings.Contains(got.out, "message 4") {
		t.Errorf("status %d, %s\n%s", got.status, got.err, got.out)
	}
	if !strings.Contains(got.err, "1 line of the journal") {
		t.Errorf("standard error %q", got.err)
	}
}
