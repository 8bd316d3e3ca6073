//go:build unix

package cli_test

import "testing"

// TestSessionsAreDeletedAfterAQuestion has somebody at a terminal, who chose sessions
// without naming them.
func TestSessionsAreDeletedAfterAQuestion(t *testing.T) {
	t.Parallel()
	state := t.TempDir()
	if status, _, errs := finish(t, start(t, "replay", "general", "--keep", "--state", state)); status != 0 {
		t.Fatal(errs)
	}
	for _, test := range []struct {
		keys, says string
		status     int
	}{
		{"\r", "nothing was deleted", 3},
		{"n\r", "nothing was deleted", 3},
		{"\x03", "stopped; nothing was deleted", 3},
		{"y\r", "1 session deleted", 0},
	} {
		s := open(t, 120, 20, "sessions", "delete", "--all", "--state", state)
		s.await(`Delete 1 session for good: \S+\? \[y/N\] `)
		s.press(test.keys)
		s.await(test.says)
		<-s.end
		_ = s.cmd.Wait() // what it ends with is told by its state
		if status := s.cmd.ProcessState.ExitCode(); status != test.status {
			t.Errorf("%q: status %d", test.keys, status)
		}
	}
}
