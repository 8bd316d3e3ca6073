package exercises

import (
	"fmt"
	"strings"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/engine/exercise"
	"caliper-playground/ui/page"
)

// maxReceived is how many messages are read back to be judged.
const maxReceived = 20

// received judges what has come to the session since the exercise was opened: from
// the form, or from a sensor outside.
func (p *Page) received(length int) tea.Cmd {
	if p.open == nil || p.busy || length <= p.seen {
		return nil
	}
	p.seen = length
	e, s, from, earlier, progress, now := p.open, p.env.Engine.Session(), p.since, p.answer, p.progress, p.env.Now()
	return page.After(func() sent { return judged(e, s, from, length, earlier, progress, now) }, p.cameBack)
}

// judged judges messages of a session, and writes down whether they solve the
// exercise. It does I/O.
func judged(e *exercise.Exercise, s page.Session, from, to int, earlier string, progress *exercise.Progress, now time.Time) sent {
	messages, err := exercise.Messages(s, max(from, to-maxReceived), to)
	if err != nil {
		return sent{exercise: e, err: err}
	}
	var attempts []exercise.Attempt
	for _, m := range messages {
		attempts = append(attempts, exercise.AttemptOf(m))
	}
	came := sent{exercise: e, came: e.Judge(attempts)}
	if !came.came.Solved {
		return came
	}
	if one := came.came.Attempts; len(one) == 1 && !e.Request {
		came.answer = e.AnswerIn(one[0].Body, earlier)
	}
	came.err = progress.Solve(e.Name, came.answer, now)
	return came
}

// compose opens the answer in the form: an empty one with the question which event
// it is to be. What is sent from there is judged.
func (p *Page) compose() tea.Cmd {
	p.inForm = true
	data := []byte(p.answer)
	if strings.Join(strings.Fields(p.answer), "") == "{}" {
		data = nil
	}
	return p.env.Open(page.ComposeEvent{Version: p.open.Spec, Source: p.open.Name, Data: data, Sent: p.gone,
		For: &formed{p, p.open, p.since, p.answer, p.env.Now()}})
}

// formed is an answer that is in the form.
type formed struct {
	page     *Page
	exercise *exercise.Exercise
	since    int // how many messages there were when the exercise was begun
	earlier  string
	now      time.Time
}

// Came implements page.Purpose.
func (f *formed) Came(s page.Session, seq int) string {
	came := judged(f.exercise, s, min(f.since, seq-1), seq, f.earlier, f.page.progress, f.now)
	k := f.page.env.Keys
	back := k.Global.Back.Help().Key
	switch open := came.came.Open(); {
	case came.err != nil:
		return came.err.Error()
	case came.came.Solved:
		return fmt.Sprintf("That solves the exercise; %s, and %s goes on.", back, k.Exercise.Next.Help().Key)
	case open == 1:
		first := came.came.First()
		return fmt.Sprintf("One goal is open, that %s: %s; %s shows the task.", first.Words, strings.TrimSuffix(first.Missing, "."), back)
	default:
		return fmt.Sprintf("%d of %d goals are open; %s shows which.", open, len(came.came.Goals), back)
	}
}

// Left implements page.Purpose: what was composed is the answer from then on.
func (f *formed) Left(composed string, sent bool) tea.Cmd {
	p := f.page
	if p.open != f.exercise {
		return nil
	}
	p.inForm, p.gone = false, sent
	answer := f.exercise.AnswerIn(composed, p.answer)
	if answer == p.answer {
		return nil
	}
	p.answer, p.solved, p.came.Findings = answer, false, nil // their lines were another answer's
	p.lay()
	return p.change(func(s *exercise.Standing) { s.Answer = answer }, "")
}
