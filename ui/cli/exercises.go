package cli

import (
	"bytes"
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"caliper-playground/catalog"
	"caliper-playground/engine/exercise"
	"caliper-playground/engine/report"
	"caliper-playground/engine/text"
)

// exerciseFlags say which exercises there are, and where progress is kept.
type exerciseFlags struct{ dir, state string }

func (f *exerciseFlags) register(cmd *cobra.Command) {
	registerExercises(cmd.PersistentFlags(), &f.dir)
	registerState(cmd.PersistentFlags(), &f.state)
}

// course is the built-in course with a trainer's exercises behind it, and how far
// somebody has come with it. What is wrong with one of those is told, and keeps the
// others.
func (a *app) course(ctx context.Context, flags *exerciseFlags, tell func(error)) (exercise.Course, *exercise.Progress, error) {
	course, state := exercise.BuiltIn(), a.stateFolder(flags.state)
	if flags.dir != "" {
		more, wrong := exercise.ReadFolder(ctx, state, flags.dir)
		with, twice := course.With(more)
		for _, err := range append(wrong, twice...) {
			tell(err)
		}
		course = with
	}
	progress, err := exercise.OpenProgress(state)
	return course, progress, cannotRun(err)
}

func (a *app) exercises() *cobra.Command {
	flags, format := &exerciseFlags{}, &formatFlag{}
	cmd := &cobra.Command{
		Use:   "exercises",
		Short: "A course of exercises: list them, show one, check an answer",
		Long: `A course of exercises, in steps: triples, entities and IRIs, envelopes, contexts,
each profile, transport and status codes, grading and attempts, LTI, 1.1 against 1.2.
Without a command it lists them, with what is done. An answer is really sent to an
endpoint and judged by its goals: every right answer passes. Beside those of the
course there are as many as wanted with one planted mistake: practice-1, practice-2
and so on, and for Caliper 1.1 practice-1.1-1, practice-1.1-2 and so on.`,
		Args: a.noSuchCommand,
	}
	flags.register(cmd)
	list := &cobra.Command{
		Use:   "list",
		Short: "List the exercises with what is done, step by step",
		Args:  noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return a.listExercises(cmd.Context(), flags, format.chosen)
		},
	}
	format.register(list, report.Text, report.JSON)
	cmd.AddCommand(asWithout(cmd, list), a.exercisesShow(flags), a.exercisesNext(flags), a.exercisesCheck(flags), a.exercisesSkip(flags), a.exercisesReset(flags), a.exercisesExport())
	return cmd
}

// exerciseHead is what an exercise is called and about. Its JSON form is public.
type exerciseHead struct {
	Schema  string          `json:"schema"`
	Name    string          `json:"name"`
	Step    string          `json:"step"`
	Title   string          `json:"title"`
	Spec    catalog.Version `json:"spec"`
	Request bool            `json:"request"` // an answer is HTTP requests, else a document
}

func headOf(e *exercise.Exercise) exerciseHead {
	return exerciseHead{report.SchemaExercises, e.Name, e.Step, e.Title, e.Spec, e.Request}
}

// listedExercise is an exercise as it is listed. Its JSON form is public.
type listedExercise struct {
	exerciseHead
	Done    bool `json:"done"`
	Skipped bool `json:"skipped"`
}

func (a *app) listExercises(ctx context.Context, flags *exerciseFlags, f report.Format) error {
	o := outcome{app: a}
	course, progress, err := a.course(ctx, flags, o.cannot)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	var all []listedExercise
	done, step := 0, ""
	for _, e := range course {
		s := progress.Of(e.Name)
		if s.Done() {
			done++
		}
		all = append(all, listedExercise{headOf(e), s.Done(), s.Skipped})
		if e.Step != step {
			step = e.Step
			fmt.Fprintf(&b, "%s\n", text.Clean(step))
		}
		fmt.Fprintf(&b, "  %s %s %s\n", standingMark(s), text.Pad(text.Clean(e.Name), 26), text.Clean(e.Title))
	}
	fmt.Fprintf(&b, "%d of %s done\n", done, text.Plural(len(course), "exercise"))
	if err := printAll(a, f, &b, all); err != nil {
		return err
	}
	return o.err()
}

func standingMark(s exercise.Standing) string {
	switch {
	case s.Done():
		return "✓"
	case s.Skipped:
		return "-"
	}
	return "·"
}

// exercise returns the exercise of a name, with the progress.
func (a *app) exercise(ctx context.Context, flags *exerciseFlags, name string) (*exercise.Exercise, *exercise.Progress, error) {
	course, progress, err := a.course(ctx, flags, a.complain)
	e, notThere := course.Find(name)
	if notThere != nil { // which is told before what is wrong with the progress
		return nil, nil, usage("%w", notThere)
	}
	return e, progress, err
}

func (a *app) exercisesShow(flags *exerciseFlags) *cobra.Command {
	hints, part, format := 0, "", &formatFlag{}
	cmd := &cobra.Command{
		Use:   "show NAME",
		Short: "Show an exercise: its task, its goals, what there is to begin with",
		Long: `Shows an exercise: its task, its goals and what there is to begin with. --only start
prints that alone, as a file to edit; --only solution prints one of the right answers.`,
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			e, progress, err := a.exercise(cmd.Context(), flags, args[0])
			if err != nil {
				return err
			}
			if hints < 0 || hints > len(e.Hints) {
				return usage("--hints is 0, 1 or %d", len(e.Hints))
			}
			if hints > progress.Of(e.Name).Hints {
				if err := progress.Change(e.Name, func(s *exercise.Standing) { s.Hints = hints }); err != nil {
					return cannotRun(err)
				}
			}
			return a.showExercise(e, hints, part, format.chosen)
		},
	}
	cmd.Flags().IntVar(&hints, "hints", 0, "show so many of the two hints")
	cmd.Flags().StringVar(&part, "only", "", "print the start or the solution alone, as a file to edit")
	format.register(cmd, report.Text, report.JSON)
	return cmd
}

// shownExercise is an exercise as it is shown. Its JSON form is public.
type shownExercise struct {
	exerciseHead
	Task  string   `json:"task"`
	Goals []string `json:"goals"`
	Hints []string `json:"hints"` // those that were asked for
	See   []string `json:"see"`   // names to look up
	Start string   `json:"start"`
}

func (a *app) showExercise(e *exercise.Exercise, hints int, part string, f report.Format) error {
	var b bytes.Buffer
	switch {
	case part == "start":
		fmt.Fprintln(&b, e.Start)
	case part == "solution":
		fmt.Fprintln(&b, e.Solution)
	case part != "":
		return unknown("part of an exercise for --only", part, []string{"start", "solution"})
	case f == report.JSON:
		shown := shownExercise{headOf(e), e.Task, []string{}, append([]string{}, e.Hints[:hints]...), append([]string{}, e.See...), e.Start}
		for _, g := range e.Goals {
			shown.Goals = append(shown.Goals, g.Words)
		}
		if err := writeJSON(&b, shown); err != nil {
			return err
		}
	default:
		writeExercise(&b, e, hints)
	}
	return a.print(&b)
}

func writeExercise(b *bytes.Buffer, e *exercise.Exercise, hints int) {
	fmt.Fprintf(b, "%s   %s, Caliper %s\n%s\n\n", text.Clean(e.Name), text.Clean(e.Step), e.Spec, text.Clean(e.Title))
	indented := func(s string) {
		for _, line := range text.CleanLines(s) {
			fmt.Fprintf(b, "  %s\n", line)
		}
	}
	writeWords(b, "  ", e.Task)
	fmt.Fprintln(b, "\nGoals")
	for _, g := range e.Goals {
		writeWords(b, "  · ", g.Words)
	}
	for i, hint := range e.Hints[:hints] {
		fmt.Fprintf(b, "\nHint %d\n", i+1)
		writeWords(b, "  ", hint)
	}
	if len(e.See) > 0 {
		fmt.Fprintf(b, "\nRead on: %s catalog %s\n", Name, text.Clean(e.See[0]))
	}
	fmt.Fprintln(b, "\nStart")
	indented(e.Start)
	form := "a document; events and entities are put into an envelope for you"
	if e.Request {
		form = "HTTP requests, separated by lines of ###; {{path}}, {{host}}, {{token}}, {{event}} and {{envelope}} are filled in"
	}
	fmt.Fprintln(b)
	writeWords(b, "", "An answer is "+form+".")
	name := text.Clean(e.Name)
	fmt.Fprintf(b, "  %s exercises show %s --only start > answer\n  %[1]s exercises check %[2]s answer\n", Name, name)
	fmt.Fprintln(b, "\nOr let a sensor send it, to the URL in CALIPER_ENDPOINT with the token in CALIPER_TOKEN:")
	if e.Request && e.Document != "" {
		fmt.Fprintf(b, "  %s fixtures code %s --language python > sensor.py\n", Name, text.Clean(e.Document))
	}
	fmt.Fprintf(b, "  %s exercises check %s -- python3 sensor.py\n", Name, name)
}

// saidWidth is how wide what is said of an exercise is printed.
const saidWidth = 78

// writeWords prints what is said, in lines behind some lead.
func writeWords(b *bytes.Buffer, lead, said string) {
	for i, line := range text.Fill(strings.Fields(said), saidWidth) {
		if i == 1 {
			lead = strings.Repeat(" ", text.Width(lead))
		}
		fmt.Fprintf(b, "%s%s\n", lead, text.Clean(line))
	}
}
