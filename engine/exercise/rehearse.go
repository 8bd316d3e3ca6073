package exercise

import (
	"context"
	"fmt"
	"strings"
	"sync"
)

// atOnce is how many exercises are rehearsed at the same time.
const atOnce = 4

// Rehearse answers each exercise by its solution, its start and its trick, and returns
// those of which only the first is right. Of the others it tells what is wrong: each
// error is a *Mistake, or says why it could not be tried.
func (c Course) Rehearse(ctx context.Context, state string) (Course, []error) {
	said := make([]error, len(c))
	free := make(chan bool, atOnce)
	var all sync.WaitGroup
	for i, e := range c {
		free <- true
		all.Go(func() {
			defer func() { <-free }()
			said[i] = e.Rehearse(ctx, state)
		})
	}
	all.Wait()
	var sound Course
	var wrong []error
	for i, e := range c {
		if said[i] != nil {
			wrong = append(wrong, said[i])
			continue
		}
		sound = append(sound, e)
	}
	return sound, wrong
}

// Rehearse does the same with one exercise.
func (e *Exercise) Rehearse(ctx context.Context, state string) error {
	for _, part := range []struct {
		key, answer string
		solves      bool
	}{{"solution", e.Solution, true}, {"start", e.Start, false}, {"trick", e.Trick, false}} {
		o, err := Check(ctx, state, e, part.answer)
		if err != nil {
			return &Mistake{Path: e.Path, Line: e.lines[part.key], Problem: "the " + part.key + " cannot be sent: " + err.Error(), Help: "write it as the exercises of the course do"}
		}
		switch {
		case part.solves && !o.Solved:
			missing := o.First()
			return &Mistake{
				Path: e.Path, Line: e.lines[part.key],
				Problem: "the solution does not reach the goal that " + missing.Words + ": " + strings.TrimSuffix(missing.Missing, "."),
				Help:    "mend it, or the goals",
			}
		case !part.solves && o.Solved:
			return &Mistake{Path: e.Path, Line: e.lines[part.key], Problem: fmt.Sprintf("the %s solves the exercise", part.key), Help: "change it, or add a goal that it does not reach"}
		}
	}
	return nil
}
