package cli

import (
	"io"
	"path/filepath"
	"runtime/debug"
	"strings"

	"github.com/spf13/cobra"

	"caliper-playground/catalog"
	"caliper-playground/engine/text"
)

// root returns the whole command line, which says by itself what help and the like
// say. The root command itself is the playground.
func (a *app) root(out io.Writer) *cobra.Command {
	flags := &screenFlags{}
	root := &cobra.Command{
		Use:   Name,
		Short: "A playground for Caliper Analytics 1.2 and 1.1",
		Long: `A playground for Caliper Analytics 1.2 and 1.1: pick a metric profile, send its
events to an endpoint that runs inside the program, and see the marks fill in.

Without a command it opens the screen, which needs a terminal. The commands do
the same without one. A PATH is a file or a folder of *.json and *.ndjson files.

The screen's keys can be changed in ` + text.Clean(filepath.Join(a.configFolder(), a.playground.KeysFile)) + `,
as {"do.filter": "ctrl+g", "move.up": ["up", "k"]}; ctrl+p in the playground
lists all commands with their names.

Exit status: 0 all is well, warnings included; 1 something does not conform;
2 the command line is wrong; 3 it could not run.`,
		Args:          flags.endpoint.orSession(a.noSuchCommand),
		Version:       version(),
		SilenceErrors: true,
		SilenceUsage:  true,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return a.play(cmd.Context(), flags)
		},
	}
	flags.register(root.Flags(), a.playground.Themes)
	root.PersistentFlags().BoolVar(&a.noColour, "no-color", false, "no colour; NO_COLOR does the same")
	root.SetIn(a.In)
	root.SetOut(out)
	root.SetErr(a.Err)
	root.SetVersionTemplate("{{.Name}} {{.Version}}\n")
	root.SetFlagErrorFunc(flagError)
	root.PersistentPreRunE = func(cmd *cobra.Command, _ []string) error { return checkGiven(cmd) }
	root.AddCommand(a.check(), a.replay(), a.serve(), a.probe(), a.catalog(), a.explain(), a.migrate(), a.report(), a.sessions(), a.fixtures(), a.exercises())
	a.completeFlags(root)
	a.refuseStrayArguments(root)
	return root
}

// noSuchCommand takes no argument, and names the command that was meant.
func (a *app) noSuchCommand(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	names := commandNames(cmd)
	if len(names) == 0 {
		return usage("%s has no commands below it; %q is one too many", called(cmd), args[0])
	}
	return unknown("command", args[0], names)
}

func commandNames(cmd *cobra.Command) []string {
	var names []string
	for _, c := range cmd.Commands() {
		if c.IsAvailableCommand() {
			names = append(names, c.Name())
		}
	}
	return names
}

// unknown is the error for a word that is none of those there are. It names the
// nearest, or else all of them.
func unknown(what, word string, known []string) error {
	return unknownBut(what, word, known, "there are "+strings.Join(known, ", "))
}

// unknownBut is the same with other words for where nothing is near.
func unknownBut(what, word string, known []string, otherwise string) error {
	if nearest := catalog.Nearest(word, known); nearest != "" {
		return usage("there is no %s %q; did you mean %s?", what, word, nearest)
	}
	return usage("there is no %s %q; %s", what, word, otherwise)
}

// version is the module's version with the commit that it was built from, as
// the build itself tells: "v1.2.0 (3f2a9c1d0b7e, changed)".
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "unknown"
	}
	return versionOf(info)
}

func versionOf(info *debug.BuildInfo) string {
	version := info.Main.Version
	if version == "" {
		version = "(devel)"
	}
	commit, changed := "", ""
	for _, setting := range info.Settings {
		switch {
		case setting.Key == "vcs.revision":
			commit = setting.Value[:min(len(setting.Value), 12)]
		case setting.Key == "vcs.modified" && setting.Value == "true":
			changed = ", changed"
		}
	}
	if commit == "" {
		return version
	}
	return version + " (" + commit + changed + ")"
}
