package cli

import (
	"strings"
	"testing"
)

// What a session received gets advice when it is asked for, by the clock at which
// it came.
func TestReportGivesAdvice(t *testing.T) {
	state := t.TempDir()
	if got := command(t, "", "replay", "--keep", "rows", "--state", state); got.status != 0 {
		t.Fatalf("status %d: %s", got.status, got.err)
	}
	id := recordedIn(t, state)[0].ID
	plain, advised := command(t, "", "report", id, "--state", state), command(t, "", "report", id, "--state", state, "--advise")
	if plain.status != 0 || advised.status != 0 {
		t.Fatalf("status %d and %d: %s", plain.status, advised.status, advised.err)
	}
	if strings.Contains(plain.out, "advice-") || !strings.Contains(advised.out, "advice-personal-data") {
		t.Errorf("the advice is:\n%s", advised.out)
	}
	if n := strings.Count(advised.out, "ahead of the clock"); n != 0 {
		t.Errorf("%d events came before they happened", n)
	}
}
