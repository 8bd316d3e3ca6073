package cli_test

import (
	"os/exec"
	"strings"
	"testing"
)

// TestProgramsOfOneName starts several programs at the same moment for one session:
// one has it, the others say who has it and end, and its journal is not touched.
func TestProgramsOfOneName(t *testing.T) {
	t.Parallel()
	const rounds, programs = 3, 3
	state := t.TempDir()
	for round := range rounds { // the first makes the session, the others find an earlier one
		type one struct {
			cmd       *exec.Cmd
			out, errs *kept
		}
		var all []one
		for range programs {
			cmd := start(t, "serve", "--state", state, "--session", "class", "--token", "open-sesame-open", "--listen", "127.0.0.1:0", "--format", "json")
			p := one{cmd, &kept{more: make(chan struct{}, 1)}, &kept{more: make(chan struct{}, 1)}}
			cmd.Stdout, cmd.Stderr = p.out, p.errs
			all = append(all, p)
		}
		for _, p := range all {
			if err := p.cmd.Start(); err != nil {
				t.Fatal(err)
			}
		}
		ended := make(chan one, programs)
		for _, p := range all {
			go func() { _ = p.cmd.Wait(); ended <- p }() // what it ends with is told by its state
		}
		for range programs - 1 {
			p := <-ended
			said := p.errs.String()
			if p.cmd.ProcessState.ExitCode() != 3 || !strings.Contains(said, "class") || strings.Count(said, "\n") != 1 || p.out.String() != "" {
				t.Errorf("round %d: one of them ended with %d, %q and %q", round, p.cmd.ProcessState.ExitCode(), p.out, said)
			}
			if round == 0 {
				t.Log(said)
			}
		}
		for _, p := range all {
			if p.cmd.ProcessState == nil {
				p.out.await(t, "\n")
				_ = p.cmd.Process.Kill()
			}
		}
		if winner := <-ended; !strings.Contains(winner.out.String(), `"kind":"session"`) {
			t.Errorf("round %d: nobody has it: %q, %q", round, winner.out, winner.errs)
		}
	}
}
