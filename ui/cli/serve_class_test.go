package cli

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

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
	t.Parallel()
	state := t.TempDir()
	for _, round := range []struct{ args, want, said string }{
		{"--public-url http://trainer.example:8080/", "http://trainer.example:8080/caliper/class-2/message", ""},
		{"--resume", "http://trainer.example:8080/caliper/class-2/message", ""},
		{"--resume --public-url https://elsewhere.example", "https://elsewhere.example/caliper/class-2/message", "the URLs of the class “class” have the host elsewhere.example now, and had trainer.example:8080 before: hand them out anew"},
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

// TestTheTableOfAClass serves a class of which one learner is well, one is stuck and
// one silent: as it goes on, at the end, and in a report of the class afterwards.
func TestTheTableOfAClass(t *testing.T) {
	t.Parallel()
	state, names := t.TempDir(), filepath.Join(t.TempDir(), "names.txt")
	if err := os.WriteFile(names, []byte("Ada\nBo\nCleo\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	list := filepath.Join(t.TempDir(), "list.csv")
	s, all := serveClass(t, 3, "--state", state, "--session", "class", "--learners", names, "--watch-class=100ms", "--hand-out", list)
	if content, err := os.ReadFile(list); err != nil || !strings.Contains(string(content), "Bo,class-2,"+all[1].Endpoint+","+all[1].Token) {
		t.Errorf("handed out is %s, %v", content, err)
	}
	send(t, client(t, ""), all[0].Endpoint, all[0].Token)
	sendWith(t, client(t, ""), all[1].Endpoint, all[1].Token) // without its scheme
	type line struct {
		Kind, Class string
		Learners    []struct {
			Learner, State, Commonest string
			Messages, Refused, Rows   int
			Last                      *time.Time
		}
	}
	check := func(l line) bool {
		return l.Kind == "class" && l.Class == "class" && len(l.Learners) == 3 &&
			l.Learners[0].Learner == "Bo" && l.Learners[0].State == "stuck" && l.Learners[0].Refused == 1 && strings.Contains(l.Learners[0].Commonest, "Bearer") &&
			l.Learners[1].Learner == "Cleo" && l.Learners[1].State == "silent" && l.Learners[1].Last == nil &&
			l.Learners[2].Learner == "Ada" && l.Learners[2].State == "going" && l.Learners[2].Rows == 1
	}
	for seen := (line{}); !check(seen); {
		seen = line{}
		s.next(&seen) // ends where it never comes
	}
	rest := s.end()
	if len(rest) < 4 { // the table, and a summary of each
		t.Fatalf("it ends with %q; %s", rest, s.errs.String())
	}
	var last line
	if err := json.Unmarshal([]byte(rest[len(rest)-4]), &last); err != nil || !check(last) {
		t.Errorf("before the summaries it says %q, %v", rest, err)
	}
	if again := "class is kept; caliper-playground serve --state " + state + " --resume class, with its secret, goes on with it"; !strings.Contains(s.errs.String(), again) {
		t.Errorf("on leaving it says %q", s.errs.String())
	}
	got, forms := everyForm(t, "", "report", "--class", "class", "--state", state)
	for f, text := range forms {
		wants := []string{"Ada (class-1)", "Bo (class-2)"}
		if f != report.SARIF && f != report.JSON {
			wants = append(wants, "Cleo (class-3)")
		}
		for _, want := range wants {
			if got.status != 0 || !strings.Contains(strings.ReplaceAll(text, `\_`, "_"), want) {
				t.Errorf("%s: status %d, no %q in\n%s%s", f, got.status, want, text, got.err)
			}
		}
	}
	for _, f := range []report.Format{report.Text, report.Markdown} { // the table leads
		out := strings.ReplaceAll(forms[f], `\_`, "_")
		table, failure := strings.Index(out, "Cleo (class-3)"), strings.Index(out, "Bo (class-2): message 1")
		if table < 0 || failure < table || strings.Count(out, "Cleo (class-3)") != 1 {
			t.Errorf("%s: the table is at %d, what failed at %d\n%s", f, table, failure, out)
		}
	}
	required := command(t, "", "report", "--class", "class", "--state", state, "--profile", "reading")
	if required.status != 1 || !strings.Contains(required.err, "ReadingProfile of Cleo (class-3) is not met") {
		t.Errorf("status %d, %s", required.status, required.err)
	}
	if one := command(t, "", "report", "class-2", "--state", state); one.status != 0 || !strings.Contains(one.out, "Learner   Bo (class-2)") {
		t.Errorf("of one: status %d\n%s%s", one.status, one.out, one.err)
	}
}

func TestWhatAReportOfAClassIsNot(t *testing.T) {
	for args, want := range map[string]string{
		"report --class nobody":                         "there is no class nobody",
		"report --class class class-1":                  "class-1\" is one too many",
		"report --class class --certification":          "about one session",
		"report --class class --expect e.toml --update": "what one session received",
		"serve --watch-class":                           "goes with a class",
		"serve --watch-class=1ms --sessions 2":          "100ms at least",
	} {
		got := command(t, "", append(strings.Fields(args), "--state", t.TempDir())...)
		if got.status < 2 || !strings.Contains(got.err, want) {
			t.Errorf("%s: status %d, %q", args, got.status, got.err)
		}
	}
}
