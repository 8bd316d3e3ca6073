package cli

import (
	"strings"
	"testing"

	"caliper-playground/engine/report"
)

const classSecret = "the secret of a class"

// classEnvironment keeps the secret out of the command line, as a trainer would.
var classEnvironment = map[string]string{"CALIPER_TOKEN": strings.ReplaceAll(classSecret, " ", "-")}

// serveClass serves a class and returns its openings.
func serveClass(t *testing.T, sessions int, args ...string) (*serving, []report.Opening) {
	t.Helper()
	s := serve(t, classEnvironment, args...)
	openings := make([]report.Opening, sessions)
	for i := range openings {
		s.next(&openings[i])
	}
	return s, openings
}

// TestAClassIsReachedUnderItsPublicURL serves one under a name of one's own, which
// comes back with it, and under another when that is asked for.
func TestAClassIsReachedUnderItsPublicURL(t *testing.T) {
	state := t.TempDir()
	for _, round := range []struct{ args, want, said string }{
		{"--public-url http://trainer.example:8080/", "http://trainer.example:8080/caliper/class-2/message", ""},
		{"--resume", "http://trainer.example:8080/caliper/class-2/message", ""},
		{"--resume --public-url https://elsewhere.example", "https://elsewhere.example/caliper/class-2/message", "the URLs of the class class name elsewhere.example now, and named trainer.example:8080 before: hand them out anew"},
	} {
		s, all := serveClass(t, 2, append([]string{"--state", state, "--session", "class", "--sessions", "2"}, strings.Fields(round.args)...)...)
		if all[1].Endpoint != round.want {
			t.Errorf("%s: %s, want %s", round.args, all[1].Endpoint, round.want)
		}
		s.end()
		if !strings.Contains(s.errs.String(), round.said) || round.said == "" && strings.Contains(s.errs.String(), "anew") {
			t.Errorf("%s: it says %q", round.args, s.errs.String())
		}
	}
}

func TestBadPublicURLs(t *testing.T) {
	for _, test := range []struct{ args, want string }{
		{"--public-url trainer.example", "is no URL; it has the form http://HOST"},
		{"--public-url http://trainer.example --token short", "a token of 5 characters is soon guessed"},
	} {
		got := command(t, "", append([]string{"serve", "--state", t.TempDir()}, strings.Fields(test.args)...)...)
		if got.status != 2 || !strings.Contains(got.err, test.want) {
			t.Errorf("%s: status %d, %q", test.args, got.status, got.err)
		}
	}
}
