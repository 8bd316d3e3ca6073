package cli

import (
	"bytes"
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"caliper-playground/catalog"
	"caliper-playground/engine/exercise"
)

func (a *app) exercisesNext(flags *exerciseFlags) *cobra.Command {
	return &cobra.Command{
		Use:   "next",
		Short: "Show the next exercise that is neither done nor skipped",
		Args:  noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			o := outcome{app: a}
			course, progress, err := a.course(cmd.Context(), flags, o.cannot)
			if err != nil {
				return err
			}
			var b bytes.Buffer
			if next := course.Next("", progress); next != nil {
				writeExercise(&b, next, 0)
			} else {
				fmt.Fprintf(&b, "all of the course is done or skipped; %s exercises show %s is the first of as many as you like\n", Name, exercise.Practice{Number: 1, Version: catalog.V1p2}.Name())
			}
			if err := a.print(&b); err != nil {
				return err
			}
			return o.err()
		},
	}
}

func (a *app) exercisesSkip(flags *exerciseFlags) *cobra.Command {
	return &cobra.Command{
		Use:   "skip NAME",
		Short: "Leave an exercise out, until it is reset or solved",
		Args:  cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.changeExercise(cmd.Context(), flags, args[0], "skipped", func(s *exercise.Standing) { s.Skipped = true })
		},
	}
}

func (a *app) exercisesReset(flags *exerciseFlags) *cobra.Command {
	return &cobra.Command{
		Use:   "reset NAME",
		Short: "Begin an exercise anew: what was done of it is forgotten",
		Args:  cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.changeExercise(cmd.Context(), flags, args[0], "begun anew", func(s *exercise.Standing) { *s = exercise.Standing{} })
		},
	}
}

// changeExercise changes how far an exercise has come.
func (a *app) changeExercise(ctx context.Context, flags *exerciseFlags, name, what string, change func(*exercise.Standing)) error {
	e, progress, err := a.exercise(ctx, flags, name)
	if err != nil {
		return err
	}
	if err := progress.Change(e.Name, change); err != nil {
		return cannotRun(err)
	}
	return a.say("%s is %s", e.Name, what)
}
