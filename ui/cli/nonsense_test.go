package cli

import (
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"caliper-playground/engine/report"
)

// workable is a line for each command that works, or is kept from it by what no
// test has. Flags are put right behind the command's name.
var workable = map[string]string{
	"": "", "sessions open": "sessions open mine", "completion": "completion", "completion bash": "completion bash",
	"completion fish": "completion fish", "completion powershell": "completion powershell", "completion zsh": "completion zsh", "help": "help check",
	"catalog": "catalog Viewed", "explain": "explain actor-type", "check": "check events", "replay": "replay events", "migrate": "migrate events --out new",
	"probe": "probe http://127.0.0.1:1/caliper", "serve": "serve -- true", "report": "report state/caliper-playground/sessions/mine.ndjson",
	"sessions": "sessions list", "sessions list": "sessions list", "sessions export": "sessions export mine --out new", "sessions delete": "sessions delete mine",
	"sessions add": "sessions add klass", "sessions remove": "sessions remove klass-1", "sessions rename": "sessions rename klass-1 Ada",
	"sessions renew": "sessions renew klass", "sessions restore": "sessions restore mine",
	"fixtures": "fixtures list", "fixtures list": "fixtures list", "fixtures export": "fixtures export new rows",
	"fixtures missing": "fixtures missing events --out new", "fixtures code": "fixtures code reading-view-viewed",
	"exercises": "exercises", "exercises list": "exercises list", "exercises next": "exercises next", "exercises show": "exercises show name-the-action",
	"exercises check": "exercises check name-the-action events/a.json", "exercises export": "exercises export new", "exercises skip": "exercises skip name-the-action", "exercises reset": "exercises reset name-the-action",
}

// needed is what a flag needs beside it to be looked at.
var needed = map[string]string{
	"replay --token": "--retries=0 --endpoint=http://127.0.0.1:1/x", "replay --token-file": "--endpoint=http://127.0.0.1:1/x",
	"replay --ca-file": "--endpoint=https://127.0.0.1:1/x", "replay --auth-scheme": "--retries=0 --endpoint=http://127.0.0.1:1/x",
	"replay --continue": "--retries=0 --endpoint=http://127.0.0.1:1/x", "check --out": "--anonymise", "report --run": "--certification",
	"report --questions-file": "--questions",
}

// takes are the values among the nonsense that a flag takes, since they are some:
// texts, names and patterns.
var takes = map[string][]string{
	"--reply-body": nonsense, "--auth-scheme": {"", "%%nonsense", "-1", "99999999999999999999"},
	"--select":  {"%%nonsense", "-1", "99999999999999999999", "/dev/null/x", "junit=/dev/null/x"},
	"--token":   {"%%nonsense", "-1", "99999999999999999999", "/dev/null/x", "junit=/dev/null/x"},
	"--exclude": {"%%nonsense", "-1", "99999999999999999999", "/dev/null/x", "junit=/dev/null/x"},
	"--at":      {"", "/dev/null/x"}, "--session": {"-1", "99999999999999999999"},
	"--state":    {"%%nonsense", "-1", "99999999999999999999", "junit=/dev/null/x"},
	"--out":      {"%%nonsense", "-1", "99999999999999999999", "junit=/dev/null/x"},
	"--continue": {"%%nonsense", "-1", "99999999999999999999"},
}

// nonsense is what is given to each flag, one after the other, beside no value at all.
var nonsense = []string{"", "%%nonsense", "-1", "99999999999999999999", "/dev/null/x", "junit=/dev/null/x"}

// TestNonsenseForEachFlag gives each flag of each command, those to come as well,
// what it cannot want. It is refused in one line that names the flag, before
// anything is sent or written, or is a value that the flag says it takes.
func TestNonsenseForEachFlag(t *testing.T) {
	if testing.Short() {
		t.Skip("holds what is said, and no concurrency")
	}
	tried := &tryNonsense{prepared: prepareNonsense(t), home: t.TempDir()}
	a := &app{IO: IO{Getenv: func(string) string { return "" }}}
	eachCommand(a.root(io.Discard), func(cmd *cobra.Command) {
		path := called(cmd)
		if !cmd.HasParent() {
			path = ""
		}
		line, known := workable[path]
		if !known {
			t.Errorf("%q has no line in workable", path)
		}
		cmd.LocalFlags().VisitAll(func(f *pflag.Flag) {
			if f.Name == "help" || f.Name == "version" || f.Deprecated != "" {
				return
			}
			t.Run(path+" --"+f.Name, func(t *testing.T) {
				for _, value := range nonsense {
					tried.give(t, path, line, f, "--"+f.Name+"="+value)
				}
				if f.NoOptDefVal == "" {
					tried.give(t, path, "", f, "--"+f.Name)
				}
			})
		})
	})
}

// prepareNonsense makes a folder with what the lines of workable speak of.
func prepareNonsense(t *testing.T) string {
	folder := write(t, map[string]string{"events/a.json": reading})
	t.Chdir(folder)
	env := map[string]string{"XDG_STATE_HOME": filepath.Join(folder, "state")}
	if got := commandIn(t, env, "", "serve", "--session", "mine", "--", "true"); got.status != 3 { // nothing came
		t.Fatal(got.err)
	}
	s := serve(t, env, "--session", "klass", "--sessions", "2")
	s.next(&report.Opening{})
	s.next(&report.Opening{})
	s.end()
	return folder
}

// raw are words of libraries and systems that nobody has put into a sentence.
var raw = regexp.MustCompile(`strconv|invalid syntax|parsing "|invalid argument|lstat |open /|read /|stat /|mkdir |goroutine|%!|\[\]|<nil>`)

// tryNonsense is a copy of the prepared folder, a new one when a run has changed it.
type tryNonsense struct {
	prepared string
	home     string // holds the copies
	folder   string // the copy; "" where there is to be a new one
	holds    map[string]string
}

// give runs a line with an argument more.
func (n *tryNonsense) give(t *testing.T, path, line string, f *pflag.Flag, arg string) {
	t.Helper()
	if n.folder == "" {
		var err error
		if n.folder, err = os.MkdirTemp(n.home, ""); err != nil {
			t.Fatal(err)
		}
		if err := os.CopyFS(n.folder, os.DirFS(n.prepared)); err != nil {
			t.Fatal(err)
		}
		n.holds = contents(t, n.folder)
	}
	t.Chdir(n.folder)
	flags := strings.Fields(needed[path+" --"+f.Name] + " " + arg)
	words, rest := strings.Fields(path), strings.Fields(strings.TrimPrefix(line, path))
	if f.Name == "out" {
		rest = slices.DeleteFunc(rest, func(word string) bool { return word == "--out" || word == "new" })
	}
	env := map[string]string{"XDG_STATE_HOME": filepath.Join(n.folder, "state"), "XDG_CONFIG_HOME": filepath.Join(n.folder, "config")}
	got := commandIn(t, env, "", slices.Concat(words, flags, rest)...)
	said := strings.TrimSuffix(got.err, "\n")
	before, after := n.holds, contents(t, n.folder)
	if !maps.Equal(before, after) {
		n.folder = ""
	}
	what := path + " " + arg
	if raw.MatchString(said) || len(said) > 1000 && !strings.Contains(said, "nobody to ask") {
		t.Errorf("%s: not in our words: %s", what, said)
	}
	if strings.Contains(said, "needs a terminal") {
		return // it would have been taken
	}
	if _, value, given := strings.Cut(arg, "="); given && slices.Contains(takes["--"+f.Name], value) {
		return
	}
	if got.status != statusUsage && got.status != statusCannotRun || got.out != "" && path != "exercises" {
		t.Errorf("%s: status %d, %q, standard output %.80q", what, got.status, said, got.out)
	}
	if strings.Count(said, "\n") > 0 || !names(said, f.Name) {
		t.Errorf("%s: the flag is not named in one line: %s", what, said)
	}
	if !maps.Equal(before, after) {
		t.Errorf("%s: something was written, of which there was before and is now: %v %v", what, slices.Sorted(maps.Keys(before)), slices.Sorted(maps.Keys(after)))
	}
}

// names says whether a flag is named in what was said, as it is written or in words.
func names(said, flag string) bool {
	said = strings.ToLower(said)
	return strings.Contains(said, "--"+flag) || strings.Contains(said, strings.ReplaceAll(flag, "-", " "))
}

// contents are the files below a folder with what they hold.
func contents(t *testing.T, folder string) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := fs.WalkDir(os.DirFS(folder), ".", func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		b, err := os.ReadFile(filepath.Join(folder, path))
		all[path] = string(b)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}
