package cli

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"time"

	"github.com/spf13/cobra"

	"caliper-playground/engine/exercise"
	"caliper-playground/engine/file"
	"caliper-playground/engine/program"
	"caliper-playground/engine/report"
	"caliper-playground/engine/text"
)

func (a *app) exercisesCheck(flags *exerciseFlags) *cobra.Command {
	format := &formatFlag{}
	cmd := &cobra.Command{
		Use:   "check NAME FILE|- | -- COMMAND",
		Short: "Send an answer to an endpoint and say which goals it reaches",
		Long: `Sends an answer, a file or standard input, to an endpoint of its own and says which
goals it reaches. With a COMMAND behind --, such as a sensor, it runs that, with the
URL in CALIPER_ENDPOINT and the token in CALIPER_TOKEN, and judges what arrived.
The exit status is 0 where the exercise is solved, and 1 where it is not.`,
		Args: func(cmd *cobra.Command, args []string) error {
			before, behind := atDash(cmd, args)
			switch {
			case len(before) == 0:
				return usage("exercises check needs the NAME of an exercise")
			case behind != nil && len(behind) == 0:
				return usage("a command is missing behind --, as in exercises check %s -- ./my-sensor", before[0])
			case behind == nil && len(before) != 2, behind != nil && len(before) != 1:
				return usage("exercises check takes the NAME of an exercise and a FILE, - for standard input, or a command behind --")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			e, progress, err := a.exercise(cmd.Context(), flags, args[0])
			if err != nil {
				return err
			}
			c := &exerciseCheck{outcome: outcome{app: a}, exercise: e, progress: progress, state: a.stateFolder(flags.state)}
			before, behind := atDash(cmd, args)
			if behind != nil {
				err = c.command(cmd.Context(), behind)
			} else {
				err = c.file(cmd.Context(), before[1])
			}
			if err != nil {
				return err
			}
			return c.tell(format.chosen)
		},
	}
	format.register(cmd, report.Text, report.JSON)
	return cmd
}

// exerciseCheck is an answer that is judged.
type exerciseCheck struct {
	outcome
	exercise *exercise.Exercise
	progress *exercise.Progress
	state    string
	answer   string // that was given; "" where a command sent it
	came     exercise.Outcome
}

// maxAnswer is the largest answer that is read, in bytes.
const maxAnswer = 8 << 20

// file judges an answer in a file.
func (c *exerciseCheck) file(ctx context.Context, path string) error {
	in := c.app.In
	if path != "-" {
		f, err := os.Open(path)
		if err != nil {
			return cannotRun(fmt.Errorf("%s cannot be read: %w", path, file.Reason(err)))
		}
		defer func() { _ = f.Close() }()
		in = f
	}
	answer, err := io.ReadAll(io.LimitReader(in, maxAnswer+1))
	if err == nil && len(answer) > maxAnswer {
		err = errors.New("it is larger than an answer can be")
	}
	if err != nil {
		return cannotRun(fmt.Errorf("%s cannot be read: %w", path, file.Reason(err)))
	}
	c.answer = string(answer)
	c.came, err = exercise.Check(ctx, c.state, c.exercise, c.answer)
	return cannotRun(err)
}

// command judges what a command sends.
func (c *exerciseCheck) command(ctx context.Context, words []string) (err error) {
	sensor, err := program.Find(words, c.app.Err)
	if err != nil {
		return cannotRun(err)
	}
	run, err := exercise.Open(ctx, c.state, c.exercise)
	if err != nil {
		return cannotRun(err)
	}
	defer func() { err = errors.Join(err, cannotRun(run.Close())) }()
	if err := sensor.Start(ctx, "CALIPER_ENDPOINT="+run.URL(), "CALIPER_TOKEN="+run.Token()); err != nil {
		return cannotRun(err)
	}
	if failed := sensor.Wait(); failed != nil {
		c.app.complain(failed) // what it sent counts all the same
	}
	received, err := run.Received()
	if err != nil {
		return cannotRun(err)
	}
	c.came = c.exercise.Judge(received)
	return nil
}

// checkedExercise is what an answer came to. Its JSON form is public.
type checkedExercise struct {
	Schema string        `json:"schema"`
	Name   string        `json:"name"`
	Solved bool          `json:"solved"`
	Goals  []checkedGoal `json:"goals"`
}

type checkedGoal struct {
	Goal    string `json:"goal"`
	Reached bool   `json:"reached"`
	Missing string `json:"missing"` // what there is instead; "" where it is reached
}

// tell says what came of it, and keeps it where the exercise is solved.
func (c *exerciseCheck) tell(f report.Format) error {
	var b bytes.Buffer
	if f == report.JSON {
		told := checkedExercise{report.SchemaExercises, c.exercise.Name, c.came.Solved, []checkedGoal{}}
		for _, g := range c.came.Goals {
			told.Goals = append(told.Goals, checkedGoal{g.Words, g.Missing == "", g.Missing})
		}
		if err := writeJSON(&b, told); err != nil {
			return err
		}
	} else {
		writeGoals(&b, c.came)
		c.writeEnd(&b)
	}
	if err := c.app.print(&b); err != nil {
		return err
	}
	if c.came.Solved {
		if err := c.progress.Solve(c.exercise.Name, c.answer, time.Now()); err != nil {
			return cannotRun(err)
		}
		return c.err()
	}
	c.worsen(statusNotConformed)
	return c.err()
}

func writeGoals(b *bytes.Buffer, o exercise.Outcome) {
	for _, g := range o.Goals {
		if g.Missing == "" {
			fmt.Fprintf(b, "✓ %s\n", text.Clean(g.Words))
			continue
		}
		fmt.Fprintf(b, "✗ %s\n    %s\n", text.Clean(g.Words), text.Clean(g.Missing))
	}
}

func (c *exerciseCheck) writeEnd(b *bytes.Buffer) {
	name := text.Clean(c.exercise.Name)
	if !c.came.Solved {
		fmt.Fprintf(b, "not yet: %d of %d goals; %s exercises show %s --hints 1\n", len(c.came.Goals)-c.came.Open(), len(c.came.Goals), Name, name)
		return
	}
	fmt.Fprintf(b, "solved: %s\n", name)
	if c.exercise.Learned != "" {
		fmt.Fprintf(b, "%s\n", text.Clean(c.exercise.Learned))
	}
}
