package cli

import (
	"strings"

	"github.com/spf13/cobra"
)

// called is what a command is called in a sentence that begins with the
// program's name already.
func called(cmd *cobra.Command) string {
	if !cmd.HasParent() {
		return "the playground"
	}
	return strings.TrimPrefix(cmd.CommandPath(), Name+" ")
}

// atLeastOne refuses a command line without arguments, naming what is missing.
func atLeastOne(what string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) == 0 {
			return usage("%s needs a %s", called(cmd), what)
		}
		return nil
	}
}

// atMostOne takes one argument or none.
func atMostOne(cmd *cobra.Command, args []string) error {
	if len(args) > 1 {
		return usage("%s takes one name; %q is one too many", called(cmd), args[1])
	}
	return nil
}

// noArguments takes none.
func noArguments(cmd *cobra.Command, args []string) error {
	if len(args) > 0 {
		return usage("%s takes no argument; %q is one too many", called(cmd), args[0])
	}
	return nil
}

// exactlyOne takes one argument.
func exactlyOne(what string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) == 0 {
			return usage("%s needs a %s", called(cmd), what)
		}
		return atMostOne(cmd, args)
	}
}

// needsCommand is what a command does that is only there for those below it.
func needsCommand(cmd *cobra.Command, _ []string) error {
	return usage("%s needs one of the commands %s", called(cmd), strings.Join(commandNames(cmd), ", "))
}

// asWithout has a command do the same without a command below it as with the one
// that lists, by the same flags.
func asWithout(cmd, list *cobra.Command) *cobra.Command {
	cmd.PreRunE, cmd.RunE = list.PreRunE, list.RunE
	cmd.Flags().AddFlagSet(list.Flags())
	return list
}

// refuseStrayArguments makes the commands that come with the library as strict
// as ours.
func (a *app) refuseStrayArguments(root *cobra.Command) {
	root.InitDefaultHelpCmd()
	root.InitDefaultCompletionCmd()
	for _, cmd := range root.Commands() {
		switch cmd.Name() {
		case "help":
			cmd.Args = func(_ *cobra.Command, args []string) error {
				if below, rest, err := root.Find(args); err != nil || len(rest) > 0 {
					return a.noSuchCommand(below, rest)
				}
				return nil
			}
		case "completion":
			cmd.Args, cmd.RunE = a.noSuchCommand, needsCommand
		}
	}
}
