package exercises

import (
	"cmp"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/engine/exercise"
	"caliper-playground/ui/page"
	"caliper-playground/ui/page/editor"
)

// begin opens an exercise as it was left.
func (p *Page) begin(e *exercise.Exercise) {
	s := p.progress.Of(e.Name)
	p.open, p.answer, p.hints, p.solved = e, cmp.Or(s.Answer, e.Start), min(s.Hints, len(e.Hints)), false
	p.inForm, p.gone = false, false
	p.came = exercise.Outcome{}
	p.since = p.env.Engine.Session().Len()
	p.seen = p.since
	p.choose(e)
	p.toTop()
}

// toTop shows the task, with its hints and goals.
func (p *Page) toTop() {
	p.scroll.Select(0)
	p.lay()
}

func (p *Page) toList() {
	p.choose(p.open)
	p.open = nil
}

// next opens the next exercise that is open; behind a planted one comes another.
func (p *Page) next() {
	if p.open == nil {
		if e := p.course.Next("", p.progress); e != nil {
			p.begin(e)
			return
		}
		p.practise()
		return
	}
	if _, planted := exercise.ParsePractice(p.open.Name); planted {
		p.practise()
		return
	}
	if e := p.course.Next(p.open.Name, p.progress); e != nil && e != p.open {
		p.begin(e)
		return
	}
	p.env.Say(page.Told, "All others are done or left out; here are mistakes to find, as many as you like.")
	p.practise()
}

// practise plants a mistake in an event of the session's version: the first that is not
// done, behind the one shown.
func (p *Page) practise() {
	next := exercise.Practice{Number: 1, Version: p.env.Engine.Session().Spec()}
	if p.open != nil {
		if shown, planted := exercise.ParsePractice(p.open.Name); planted && shown.Version == next.Version {
			next.Number = shown.Number + 1
		}
	}
	for p.progress.Of(next.Name()).Done() {
		next.Number++
	}
	p.begin(next.Plant())
}

// sent is what an answer came to.
type sent struct {
	exercise *exercise.Exercise
	answer   string
	came     exercise.Outcome
	err      error
}

// send sends an answer to an endpoint of its own.
func (p *Page) send(answer string) tea.Cmd {
	e, state, ctx, progress, now := p.open, p.env.State, p.env.Context, p.progress, p.env.Now()
	p.busy = true
	return page.After(func() sent {
		s := sent{exercise: e, answer: answer}
		if s.came, s.err = exercise.Check(ctx, state, e, answer); s.err != nil {
			return s
		}
		if s.came.Solved {
			s.err = progress.Solve(e.Name, answer, now)
		} else if answer != e.Start {
			s.err = progress.Change(e.Name, func(s *exercise.Standing) { s.Answer = answer })
		}
		return s
	}, p.cameBack)
}

// cameBack takes in what an answer came to.
func (p *Page) cameBack(s sent) tea.Cmd {
	p.busy = false
	if s.err != nil {
		p.env.Say(page.Failed, s.err.Error())
	}
	if p.open != s.exercise || len(s.came.Goals) == 0 {
		return nil
	}
	p.came = s.came
	if s.came.Solved && s.answer != "" {
		p.answer = s.answer
	}
	p.toTop()
	if s.err == nil && s.came.Solved && !p.inForm { // the form says so itself
		p.env.Say(page.Told, "Solved; "+p.env.Keys.Exercise.Next.Help().Key+" goes on.")
	}
	return nil
}

// edit opens the answer in the user's editor, and sends what that leaves.
func (p *Page) edit() tea.Cmd {
	e, name, answer := p.open, p.open.Name+".json", p.answer
	if e.Request {
		name = e.Name + ".http"
	}
	return editor.Edit(p.env, name, func() string { return answer }, func(edited editor.Edited) tea.Cmd {
		switch {
		case edited.Err != nil && edited.Kept != "":
			p.env.Say(page.Failed, edited.Err.Error()+"; your text is in "+edited.Kept)
		case edited.Err != nil:
			p.env.Say(page.Failed, edited.Err.Error())
		case p.open != e:
		case !edited.Changed:
			p.env.Say(page.Told, "Nothing was changed.")
		default:
			p.answer, p.solved, p.gone = edited.Text, false, false
			return p.send(p.answer)
		}
		return nil
	})
}

func (p *Page) hint() tea.Cmd {
	p.hints++
	p.toTop()
	hints := p.hints
	return p.change(func(s *exercise.Standing) { s.Hints = max(s.Hints, hints) }, "")
}

func (p *Page) turnSolution() {
	p.solved = !p.solved
	p.lay()
	p.scroll.Scroll(p.below - p.scroll.Offset)
}

func (p *Page) askReset() tea.Cmd {
	p.env.Ask("Begin "+p.open.Name+" anew? Your answer and that it is done are forgotten.", func() tea.Cmd {
		e := p.open
		p.answer, p.hints, p.came, p.solved, p.gone = e.Start, 0, exercise.Outcome{}, false, false
		p.since = p.seen
		p.lay()
		return p.change(func(s *exercise.Standing) { *s = exercise.Standing{} }, "")
	})
	return nil
}

func (p *Page) skip() tea.Cmd {
	out := !p.progress.Of(p.open.Name).Skipped
	said := p.open.Name + " is left out; " + p.env.Keys.Exercise.Next.Help().Key + " goes on."
	if !out {
		said = p.open.Name + " is one to do again."
	}
	return p.change(func(s *exercise.Standing) { s.Skipped = out }, said)
}

// change writes down how far the exercise has come.
func (p *Page) change(how func(*exercise.Standing), said string) tea.Cmd {
	name, progress := p.open.Name, p.progress
	return page.After(func() error { return progress.Change(name, how) }, func(err error) tea.Cmd {
		if err != nil {
			p.env.Say(page.Failed, err.Error())
		} else if said != "" {
			p.env.Say(page.Told, said)
		}
		return nil
	})
}

// Body implements page.Bodied: the answer, as it is sent.
func (p *Page) Body() (page.Copyable, bool) {
	switch {
	case p.open == nil:
		return page.Copyable{}, false
	case p.open.Request:
		return page.Copyable{What: "the answer, as requests", Text: p.answer}, true
	}
	return page.Copyable{What: "the answer, in an envelope", Text: p.open.Envelope(p.answer, p.env.Now())}, true
}
