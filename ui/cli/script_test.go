package cli_test

import (
	"context"
	"errors"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"caliper-playground/ui/cli"
)

var updateScripts = flag.Bool("update", false, "write the files that scripts compare with anew; read them before you keep them")

// Each file in testdata/script is a script with files of its own, which runs the
// program in a new folder. Beside the commands of testscript it has
//
//	exits STATUS [<FILE] ARG...
//
// which gives the program these arguments, and what is in the file to read, and holds it
// to its exit status; what was written is then asked for with stdout, stderr and cmp.
// The program runs in this process, with the script's folder as that of the process:
// one script runs after the other.
func TestScripts(t *testing.T) {
	if testing.Short() {
		t.Skip("holds what is written, and no concurrency")
	}
	testscript.RunT(inTurn{t}, testscript.Params{
		Dir:           scripts(t, "script"),
		UpdateScripts: *updateScripts,
		Setup: func(env *testscript.Env) error {
			setHome(env)
			before, err := os.Getwd()
			env.Defer(func() { _ = os.Chdir(before) }) // it was there before
			return errors.Join(err, os.Chdir(env.WorkDir))
		},
		Cmds:               map[string]func(ts *testscript.TestScript, neg bool, args []string){"exits": exitsHere},
		RequireUniqueNames: true,
	})
}

// Each file in testdata/program is such a script for the built program: what it does
// together with a shell, and with others of itself. There, exits starts it.
func TestScriptsOfTheProgram(t *testing.T) {
	built := program(t)
	t.Parallel()
	testscript.Run(t, testscript.Params{
		Dir:           scripts(t, "program"),
		UpdateScripts: *updateScripts,
		Setup: func(env *testscript.Env) error {
			setHome(env)
			env.Vars = append(env.Vars, collectingLess)
			env.Setenv("PATH", filepath.Dir(built)+string(filepath.ListSeparator)+env.Getenv("PATH"))
			return nil
		},
		Cmds: map[string]func(ts *testscript.TestScript, neg bool, args []string){
			"exits": func(ts *testscript.TestScript, neg bool, args []string) { exits(ts, built, neg, args) },
		},
		RequireUniqueNames: true,
	})
}

// scripts is a folder of scripts, wherever this process is by then.
func scripts(t *testing.T, name string) string {
	t.Helper()
	folder, err := filepath.Abs(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return folder
}

// setHome gives a script folders of its own for what the program keeps.
func setHome(env *testscript.Env) {
	home := filepath.Join(env.WorkDir, ".home")
	for _, kind := range []string{"state", "config", "cache", "data"} {
		env.Setenv("XDG_"+strings.ToUpper(kind)+"_HOME", filepath.Join(home, kind))
	}
}

// inTurn is a test whose scripts wait for each other.
type inTurn struct{ *testing.T }

func (t inTurn) Parallel() {}

func (t inTurn) Run(name string, f func(testscript.T)) {
	t.T.Run(name, func(t *testing.T) { f(inTurn{t}) })
}

func (t inTurn) Verbose() bool { return testing.Verbose() }

func exitsHere(ts *testscript.TestScript, neg bool, args []string) {
	want, args := wanted(ts, neg, args)
	in := ""
	if file, given := strings.CutPrefix(args[0], "<"); given {
		in, args = ts.ReadFile(file), args[1:]
	}
	stream := cli.IO{In: strings.NewReader(in), Out: ts.Stdout(), Err: ts.Stderr(), Getenv: ts.Getenv}
	hold(ts, cli.Main(context.Background(), stream, args, cli.Playground{}), want)
}

func exits(ts *testscript.TestScript, built string, neg bool, args []string) {
	want, args := wanted(ts, neg, args)
	got := 0
	if err := ts.Exec(built, args...); err != nil {
		var exit *exec.ExitError
		if !errors.As(err, &exit) {
			ts.Fatalf("%v", err)
		}
		got = exit.ExitCode()
	}
	hold(ts, got, want)
}

// wanted takes the exit status from what stands behind exits.
func wanted(ts *testscript.TestScript, neg bool, args []string) (status int, rest []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits STATUS ARG...")
	}
	status, err := strconv.Atoi(args[0])
	ts.Check(err)
	return status, args[1:]
}

func hold(ts *testscript.TestScript, status, want int) {
	if status != want {
		ts.Fatalf("exit status %d, want %d", status, want)
	}
}
