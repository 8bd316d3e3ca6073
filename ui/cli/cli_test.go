package cli

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"caliper-playground/engine/report"
)

// run is what came of one command line.
type run struct {
	status   int
	out, err string
}

// command runs the program in this process, with a state folder of its own.
func command(t *testing.T, stdin string, args ...string) run {
	t.Helper()
	return commandIn(t, map[string]string{"XDG_STATE_HOME": t.TempDir()}, stdin, args...)
}

func commandIn(t *testing.T, env map[string]string, stdin string, args ...string) run {
	t.Helper()
	var out, err bytes.Buffer
	stream := IO{In: strings.NewReader(stdin), Out: &out, Err: &err, Getenv: func(name string) string { return env[name] }}
	status := Main(t.Context(), stream, args, Playground{Run: func(context.Context, Setup) error {
		t.Error("the playground was opened without a terminal")
		return nil
	}, Themes: []string{"auto", "none"}})
	return run{status, out.String(), err.String()}
}

// everyForm runs a command that reports, and returns what it reports in each form: as
// text on standard output, and in files, whose folder it calls FILES.
func everyForm(t *testing.T, stdin string, args ...string) (run, map[report.Format]string) {
	t.Helper()
	folder, what := t.TempDir(), strings.Join(args, " ")
	for _, format := range report.Formats() {
		if format != report.Text {
			args = append(args, "--output", string(format)+"="+filepath.Join(folder, string(format)))
		}
	}
	got := command(t, stdin, args...)
	forms := map[report.Format]string{report.Text: got.out}
	for _, format := range report.Formats() {
		if format != report.Text {
			content, err := os.ReadFile(filepath.Join(folder, string(format)))
			if err != nil {
				t.Fatalf("%s: %v, %s", what, err, got.err)
			}
			forms[format] = string(content)
		}
		if forms[format] == "" {
			t.Errorf("%s wrote no %s: %s", what, format, got.err)
		}
		forms[format] = strings.ReplaceAll(forms[format], folder, "FILES")
	}
	return got, forms
}

// write makes files below a new folder and returns the folder.
func write(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, content := range files {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// reading is an event that fills a row of the Reading profile.
const reading = `{
  "@context": "http://purl.imsglobal.org/ctx/caliper/v1p2",
  "id": "urn:uuid:0b0e6f0a-8f0d-4c43-9a55-5e3d1a2b7c01",
  "type": "ViewEvent",
  "profile": "ReadingProfile",
  "actor": {"id": "https://field.example/people/mira", "type": "Person"},
  "action": "Viewed",
  "object": {"id": "https://field.example/guides/tides", "type": "Document", "name": "Reading the tides"},
  "eventTime": "2025-03-04T09:15:00.000Z"
}`

// misspelt is the same event with one mistake in it.
var misspelt = strings.Replace(strings.Replace(reading, `"Viewed"`, `"Vieved"`, 1), "7c01", "7c02", 1)

func TestCommandLineMistakes(t *testing.T) {
	dir := write(t, map[string]string{"ok.json": reading, "empty/.keep": "", "broken.json": `{"id": `, "token": "\n"})
	tests := []struct {
		name   string
		args   []string
		status int
		words  []string // in the one line on standard error
	}{
		{"a misspelt command", []string{"chekc"}, 2, []string{`"chekc"`, "check"}},
		{"a command like none", []string{"frobnicate"}, 2, []string{"frobnicate", "replay", "serve"}},
		{"a misspelt flag", []string{"check", "--stricct", dir}, 2, []string{"--stricct", "--strict"}},
		{"a flag like none", []string{"check", "--frobnicate", dir}, 2, []string{"--frobnicate", "--help"}},
		{"a misspelt format", []string{"check", "--format", "jsno", dir}, 2, []string{"jsno", "json"}},
		{"a format of another command", []string{"serve", "--format", "junit"}, 2, []string{"junit", "text, json"}},
		{"a misspelt field of a query", []string{"check", dir, "--select", "profil:media"}, 2, []string{"profil:media", "did you mean profile:?", "in quotes"}},
		{"an unknown profile", []string{"replay", "rows", "--profile", "Raeding"}, 2, []string{"Raeding", "ReadingProfile"}},
		{"an unknown version", []string{"check", "--spec", "1.3", dir}, 2, []string{"1.3", "1.2"}},
		{"an unknown tolerance", []string{"check", "--tolerate", "all", dir}, 2, []string{"all", "time-format"}},
		{"no path", []string{"check"}, 2, []string{"PATH"}},
		{"a letter for a flag", []string{"check", "-q", dir}, 2, []string{"check has no flag -q; did you mean --quiet?"}},
		{"a letter that no flag begins with", []string{"check", "-z", dir}, 2, []string{"check has no flag -z; caliper-playground check --help lists the flags"}},
		{"a name that is no set and no story", []string{"replay", "whales"}, 3, []string{"whales", "no such file", "rows, general, mistakes", "the stories are: "}},
		{"a folder behind the set", []string{"fixtures", "export", "rows", "new"}, 2, []string{"new", "the folder comes first: fixtures export new rows"}},
		{"a folder behind the stories and a set", []string{"fixtures", "export", "stories", "rows", "new"}, 2, []string{"the folder comes first: fixtures export new stories rows"}},
		{"a folder that no sets can be written to", []string{"fixtures", "export", "/dev/null/new"}, 3, []string{"cannot be written", "name another folder"}},
		{"an argument too many", []string{"serve", "now"}, 2, []string{"now"}},
		{"a missing file", []string{"check", filepath.Join(dir, "gone.json")}, 3, []string{"gone.json", "no such file"}},
		{"a built-in set's name for check", []string{"check", "mistakes"}, 3, []string{"mistakes", "no such file", "replay mistakes", "fixtures export DIR mistakes"}},
		{"a folder without documents to send", []string{"replay", filepath.Join(dir, "empty"), "--profile", "reading"}, 3, []string{"empty", "no documents"}},
		{"a session that is not named", []string{"sessions", "delete"}, 2, []string{"sessions delete needs", "SESSION"}},
		{"a path for a session to delete", []string{"sessions", "delete", "../x"}, 3, []string{"../x"}},
		{"a path for a session to serve", []string{"serve", "--session", "../x"}, 3, []string{"../x"}},
		{"a path for a session to resume", []string{"serve", "--resume", "a/../b"}, 3, []string{"a/../b"}},
		{"a path for a session to report on", []string{"report", "../x"}, 3, []string{"../x"}},
		{"an origin without a scheme", []string{"serve", "--allow-origin", "lms.example"}, 2, []string{"lms.example", "https://"}},
		{"an origin with a path", []string{"serve", "--allow-origin", "https://lms.example/app"}, 2, []string{"/app", "no origin"}},
		{"an empty token", []string{"serve", "--token="}, 2, []string{"--token is empty"}},
		{"a token file that is not there", []string{"serve", "--token-file", filepath.Join(dir, "gone")}, 3, []string{"--token-file", "gone"}},
		{"a missing set or file", []string{"replay", "rwos"}, 3, []string{"rwos", "rows"}},
		{"a folder without documents", []string{"check", filepath.Join(dir, "empty")}, 3, []string{"empty", "no documents"}},
		{"no terminal", []string{}, 2, []string{"terminal", "serve", "replay"}},
		{"an unknown rule", []string{"explain", "actor-tpye"}, 2, []string{"actor-tpye", "actor-type"}},
		{"an unknown term", []string{"catalog", "xyzzyplugh"}, 2, []string{"xyzzyplugh", "catalog lists"}},
		{"an unknown session", []string{"report", "nobody"}, 3, []string{"nobody"}},
		{"nothing to resume", []string{"serve", "--resume"}, 3, []string{"no session"}},
		{"a size that is none", []string{"serve", "--max-payload", "much"}, 2, []string{"much", "8M"}},
		{"a certificate without its key", []string{"serve", "--cert", "a.pem"}, 2, []string{"--cert", "--key"}},
		{"a token file without a token", []string{"serve", "--token-file", filepath.Join(dir, "token")}, 2, []string{"holds no token"}},
		{"a rate that is none", []string{"replay", "rows", "--rate", "fast"}, 2, []string{"fast", "50/s"}},
		{"no envelope size", []string{"replay", "rows", "--batch", "0"}, 2, []string{"--batch"}},
		{"an address that is none", []string{"serve", "--listen", "nowhere"}, 3, []string{"nowhere", "127.0.0.1:0"}},
		{"a port for an address", []string{"serve", "--listen", "8080"}, 3, []string{"HOST:PORT", "127.0.0.1:8080"}},
		{"one address for both", []string{"serve", "--listen", "127.0.0.1:8443", "--listen-tls", "127.0.0.1:8443"}, 2, []string{"--listen and --listen-tls", "--tls"}},
		{"nothing to send", []string{"replay"}, 2, []string{"SET, STORY or PATH", "standard input"}},
		{"plain http elsewhere", []string{"replay", "rows", "--endpoint", "http://lrs.example/caliper"}, 3, []string{"https"}},
		{"a state folder that is a file", []string{"serve", "--state", filepath.Join(dir, "ok.json")}, 3, []string{"ok.json", "--state"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := command(t, "", test.args...)
			if got.status != test.status {
				t.Errorf("exit status %d, want %d", got.status, test.status)
			}
			if strings.Count(got.err, "\n") != 1 || !strings.HasSuffix(got.err, "\n") {
				t.Errorf("not one line: %q", got.err)
			}
			if strings.HasPrefix(got.err, Name+": "+Name) {
				t.Errorf("the program's name stands there twice: %q", got.err)
			}
			if got.out != "" {
				t.Errorf("standard output: %q", got.out)
			}
			for _, word := range test.words {
				if !strings.Contains(got.err, word) {
					t.Errorf("%q is not in %q", word, got.err)
				}
			}
		})
	}
}

func TestHostileNamesStayOffTheTerminal(t *testing.T) {
	const hostile = "\x1b]52;c;eA==\x07\u202eevil"
	for _, args := range [][]string{
		{hostile}, {"check", hostile}, {"check", "--format", hostile, "x"}, {"check", "--" + hostile},
		{"replay", hostile}, {"explain", hostile}, {"catalog", hostile}, {"report", hostile}, {"serve", "--listen", hostile},
		{"serve", "--session", hostile}, {"check", "--spec", hostile, "x"}, {"check", "--profile", hostile, "x"},
		{"sessions", "delete", hostile}, {"serve", "--state", "/dev/null/" + hostile},
	} {
		got := command(t, "", args...)
		if got.status == 0 {
			t.Errorf("%q is accepted", args)
		}
		if i := strings.IndexAny(got.out+got.err, "\x1b\x07\u202e"); i >= 0 {
			t.Errorf("%q lets a control character through: %q", args, got.out+got.err)
		}
	}
}

func TestHelpAndVersion(t *testing.T) {
	for _, test := range []struct {
		args []string
		word string
	}{
		{[]string{"--help"}, "replay"},
		{[]string{"help", "check"}, "PATH"},
		{[]string{"--version"}, Name},
		{[]string{"completion", "bash"}, "bash completion"},
	} {
		got := command(t, "", test.args...)
		if got.status != 0 || !strings.Contains(got.out, test.word) || got.err != "" {
			t.Errorf("%q: status %d, out %.80q, err %q", test.args, got.status, got.out, got.err)
		}
	}
}

func TestCompletion(t *testing.T) {
	state := t.TempDir()
	if got := command(t, "", "replay", "--keep", "rows", "--state", state); got.status != 0 {
		t.Fatal(got.err)
	}
	id := recordedIn(t, state)[0].ID
	for _, test := range []struct {
		args []string
		want string
	}{
		{[]string{"re"}, "replay"},
		{[]string{"check", "--format", ""}, "junit"},
		{[]string{"replay", "--profile", "Rea"}, "ReadingProfile"},
		{[]string{"serve", "--tolerate", ""}, "time-format"},
		{[]string{"explain", "event-"}, "event-id-form"},
		{[]string{"catalog", "View"}, "ViewEvent"},
		{[]string{"report", "--state", state, ""}, id},
	} {
		got := command(t, "", append([]string{"__complete"}, test.args...)...)
		if !strings.Contains(got.out, test.want) {
			t.Errorf("%q offers %q, and not %s", test.args, got.out, test.want)
		}
	}
}
