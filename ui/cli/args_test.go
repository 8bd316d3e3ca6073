package cli

import (
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/spf13/cobra"
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
