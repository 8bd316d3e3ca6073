package cli

import (
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/spf13/cobra"

	"caliper-playground/catalog"
	"caliper-playground/fixtures"
)

// Every command refuses what it has no use for, those to come as well: who adds
// a command that takes many arguments says so here.
func TestEveryCommandRefusesStrayArguments(t *testing.T) {
	a := &app{IO: IO{Getenv: func(string) string { return "" }}}
	takeMany := []string{"catalog", "check", "fixtures export", "fixtures missing", "migrate", "replay", "sessions delete"}
	stray := []string{"stray", "and", "more"}
	var many []string
	eachCommand(a.root(io.Discard), func(cmd *cobra.Command) {
		path := called(cmd)
		if !cmd.HasParent() {
			path = ""
		}
		if cmd.Name() != "help" && cmd.ValidateArgs(stray) == nil {
			many = append(many, path)
			return
		}
		got := command(t, "", append(strings.Fields(path), stray...)...)
		if got.status != statusUsage || got.out != "" || strings.Count(got.err, "\n") != 1 {
			t.Errorf("%q with stray arguments: status %d, standard error %q, standard output %q", path, got.status, got.err, got.out)
		}
	})
	slices.Sort(many)
	if !slices.Equal(many, takeMany) {
		t.Errorf("any number of arguments is taken by %q, want %q", many, takeMany)
	}
}

func eachCommand(cmd *cobra.Command, visit func(*cobra.Command)) {
	visit(cmd)
	for _, below := range cmd.Commands() {
		eachCommand(below, visit)
	}
}

func TestStrayArgumentsAreNamed(t *testing.T) {
	for _, test := range []struct{ line, want string }{
		{"sessions lits", "did you mean list?"},
		{"sessions list now", `"now" is one too many`},
		{"explain actor-type object-type", `"object-type" is one too many`},
		{"fixtures export", "needs a DIR"},
		{"help chek", "did you mean check?"},
		{"help check it", `"it" is one too many`},
		{"completion bahs", "did you mean bash?"},
	} {
		if got := command(t, "", strings.Fields(test.line)...); got.status != statusUsage || !strings.Contains(got.err, test.want) {
			t.Errorf("%s: status %d, %q; want %q", test.line, got.status, got.err, test.want)
		}
	}
}

// TestWhatIsListedNeedsNoCommand runs what lists with its command and without.
func TestWhatIsListedNeedsNoCommand(t *testing.T) {
	env := map[string]string{"XDG_STATE_HOME": t.TempDir()}
	commandIn(t, env, reading, "replay", "-", "--keep")
	for _, name := range []string{"fixtures", "sessions", "exercises"} {
		for _, flags := range [][]string{nil, {"--format", "json"}} {
			alone := commandIn(t, env, "", append([]string{name}, flags...)...)
			list := commandIn(t, env, "", append([]string{name, "list"}, flags...)...)
			if alone != list || alone.status != 0 || len(alone.out) < 100 {
				t.Errorf("%s %v: %+v, and with list %+v", name, flags, alone, list)
			}
		}
	}
	if spec := commandIn(t, env, "", "fixtures", "--spec", "1.1"); spec != commandIn(t, env, "", "fixtures", "list", "--spec", "1.1") {
		t.Error("fixtures lists another version than it was asked for")
	}
}

// TestEachFixtureIsListedInFull finds each name whole, since other commands take it, and
// behind it the row that it fills or what is wrong in it.
func TestEachFixtureIsListedInFull(t *testing.T) {
	for _, v := range catalog.Versions() {
		lines := strings.Split(command(t, "", "fixtures", "--spec", string(v)).out, "\n")
		for _, set := range fixtures.Sets(v) {
			wrong := map[string]string{}
			if set.Name == fixtures.Mistakes {
				for _, m := range fixtures.ListMistakes(v) {
					wrong[m.Name] = m.Title
				}
			}
			for _, x := range set.Fixtures {
				words := strings.Join(strings.Fields(x.Name+" "+x.RowID+wrong[x.Name]), " ")
				if x.RowID+wrong[x.Name] == "" || !slices.ContainsFunc(lines, func(line string) bool { return strings.Join(strings.Fields(line), " ") == words }) {
					t.Errorf("%s, %s: no line is %q", v, set.Name, words)
				}
			}
		}
	}
}
