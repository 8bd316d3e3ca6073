package cli

import (
	"path/filepath"
	"strings"
	"testing"

	"caliper-playground/engine/report"
)

func TestSeveralSessionsOnTheCommandLine(t *testing.T) {
	dir := write(t, map[string]string{"token": "sesame\n", "doubles": "Ada\nAda\n", "escapes": "A\x1b[2Jda\n"})
	for _, test := range []struct {
		name, token string // CALIPER_TOKEN
		args        []string
		words       string
	}{
		{"none", "", []string{"--sessions", "0"}, "from 1 to 1000"},
		{"too many", "", []string{"--sessions", "1001"}, "from 1 to 1000"},
		{"no number", "", []string{"--sessions", "class"}, "--sessions"},
		{"with a short secret", "", []string{"--sessions", "2", "--token", "sesame"}, "at least 12 characters"},
		{"with a file's", "", []string{"--sessions", "2", "--token-file", filepath.Join(dir, "token")}, "at least 12 characters"},
		{"with the environment's", "sesame", []string{"--sessions", "2"}, "at least 12 characters"},
		{"for one as for many", "sesame", []string{"--sessions", "1"}, "at least 12 characters"},
		{"names twice", "", []string{"--learners", filepath.Join(dir, "doubles")}, "line 2: Ada stands on line 1 already"},
		{"names with escapes", "", []string{"--learners", filepath.Join(dir, "escapes")}, "line 1: a name holds visible characters alone"},
		{"a command for a class", "", []string{"--sessions", "2", "--", "true"}, "leave out --sessions"},
	} {
		t.Run(test.name, func(t *testing.T) {
			env := map[string]string{"XDG_STATE_HOME": t.TempDir(), "CALIPER_TOKEN": test.token}
			got := commandIn(t, env, "", append([]string{"serve"}, test.args...)...)
			if got.status != 2 || !strings.Contains(got.err, test.words) || strings.Contains(got.err, "sesame") {
				t.Errorf("status %d, %q; want 2 and %q", got.status, got.err, test.words)
			}
			if recorded, _ := filepath.Glob(filepath.Join(env["XDG_STATE_HOME"], "*", "sessions", "*")); len(recorded) > 0 {
				t.Errorf("sessions were begun: %q", recorded)
			}
		})
	}
}

// TestABareTokenIsToleratedWhereItIsAskedFor goes through the command line to
// the endpoint: the tolerance is the session's, not the endpoint's.
func TestABareTokenIsToleratedWhereItIsAskedFor(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name   string
		args   []string
		status int
	}{{"not asked for", nil, 401}, {"asked for", []string{"--tolerate", "bare-token"}, 200}} {
		t.Run(test.name, func(t *testing.T) {
			s := serve(t, nil, append([]string{"--state", t.TempDir(), "--sessions", "2"}, test.args...)...)
			var first, second report.Opening
			s.next(&first)
			s.next(&second)
			for _, o := range []report.Opening{first, second} {
				if got := sendWith(t, client(t, ""), o.Endpoint, o.Token); got != test.status {
					t.Errorf("a bare token is answered %d, want %d", got, test.status)
				}
			}
			if got := sendWith(t, client(t, ""), first.Endpoint, second.Token); got != 401 {
				t.Errorf("a neighbour's bare token is answered %d", got)
			}
			s.end()
		})
	}
}
