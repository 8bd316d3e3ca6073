package cli

import (
	"context"
	"errors"
	"slices"
	"strings"

	"github.com/spf13/pflag"
)

// screenFlags are the flags of the playground's screen.
type screenFlags struct {
	endpoint  endpointFlags
	story     storyFlags
	set       *pflag.FlagSet
	theme     string
	noMouse   bool
	exercises string
	questions []string // files
	profiles  profileFlag
}

func (f *screenFlags) register(set *pflag.FlagSet, themes []string) {
	f.endpoint.register(set)
	f.story.register(set, "begin with a story")
	f.set = set
	set.StringVar(&f.theme, "theme", "auto", "colours: "+strings.Join(themes, ", ")+"; without it, as the last time")
	set.BoolVar(&f.noMouse, "no-mouse", false, "leave the mouse to the terminal")
	registerExercises(set, &f.exercises)
	registerQuestions(set, &f.questions)
	f.profiles.register(set, "start with this profile unfolded (repeatable)")
}

// play opens the screen, or says what to use where there is none.
func (a *app) play(ctx context.Context, screen *screenFlags) error {
	setup, err := screen.endpoint.setup(a)
	if err != nil {
		return err
	}
	if err := screen.story.read(ctx, &screen.endpoint, &setup); err != nil {
		return err
	}
	if !slices.Contains(a.playground.Themes, screen.theme) {
		return unknown("theme", screen.theme, a.playground.Themes)
	}
	if screen.set.Changed("theme") {
		setup.Theme = screen.theme
	}
	setup.NoMouse, setup.Config, setup.Exercises = screen.noMouse, a.configFolder(), screen.exercises
	if setup.Profiles, err = screen.names(setup.Class.Session.Spec); err != nil {
		return err
	}
	if setup.Questions, err = readQuestions(screen.questions); err != nil {
		return err
	}
	const instead = "; without one use %[1]s serve, replay or check (%[1]s --help lists all)"
	switch {
	case !isTerminal(a.In) || !isTerminal(a.Out):
		return usage("the playground needs a terminal"+instead, Name)
	case a.Getenv("TERM") == "dumb":
		return usage("the playground needs a terminal that it can draw on, and TERM says that this one is dumb"+instead, Name)
	}
	err = a.playground.Run(ctx, setup)
	if errors.Is(err, context.Canceled) && ctx.Err() != nil {
		return nil // ended by a signal, in good order
	}
	return cannotRun(err)
}
