package exercises

import (
	"fmt"
	"strings"
	"time"

	"caliper-playground/engine/document"
	"caliper-playground/engine/exercise"
	"caliper-playground/engine/text"
	"caliper-playground/ui/component"
)

// listWidth is how wide the list of exercises is, where there is more beside.
const listWidth = 44

// wideFrom is the width from which the answer stands beside the task.
const wideFrom = 100

// View implements page.Page.
func (p *Page) View() []string {
	if p.height <= 0 {
		return nil
	}
	if p.open == nil {
		return p.viewList()
	}
	told, answer := p.papers()
	var lines []string
	for i := p.scroll.Offset; i < p.scroll.Offset+p.height; i++ {
		switch {
		case answer != nil:
			between := component.NewLine(3).Add(p.env.Theme.Dim, " │ ")
			lines = append(lines, at(told, i)+between.String()+at(answer, i))
		case i < len(told.Lines):
			lines = append(lines, told.Lines[i])
		}
	}
	if below := len(told.Lines) - p.scroll.Offset - p.height; answer == nil && below > 0 && p.height > 1 {
		more := component.NewLine(p.width).Gap(1).Add(p.env.Theme.Dim, "↓ "+text.Plural(below+1, "more line"))
		lines[p.height-1] = more.String()
	}
	return lines
}

// at returns a line of a paper, which may have come to its end.
func at(paper *component.Paper, line int) string {
	switch {
	case line < len(paper.Lines):
		return paper.Lines[line]
	case paper.Filled:
		return paper.Line().Full()
	}
	return ""
}

// lay counts the lines of what is shown of an exercise.
func (p *Page) lay() {
	if p.open == nil || p.width == 0 {
		return
	}
	told, answer := p.papers()
	n := len(told.Lines)
	if answer != nil {
		n = max(n, len(answer.Lines))
	}
	p.scroll.SetHeight(p.height)
	p.scroll.SetLen(n)
}

// papers are the task, and the answer beside it, which is nil where that stands
// below.
func (p *Page) papers() (told, answer *component.Paper) {
	theme := p.env.Theme
	if p.width < wideFrom {
		told = &component.Paper{Theme: theme, Width: p.width}
		p.tell(told, p.open, p.came, p.hints)
		told.Blank()
		p.below = len(told.Lines)
		p.tellAnswer(told)
		return told, nil
	}
	p.below = 0
	told = &component.Paper{Theme: theme, Width: min(p.width*2/5, 70), Filled: true}
	p.tell(told, p.open, p.came, p.hints)
	answer = &component.Paper{Theme: theme, Width: p.width - told.Width - 3}
	p.tellAnswer(answer)
	return told, answer
}

// tell tells of an exercise: its task, the hints that were asked for, its goals.
func (p *Page) tell(paper *component.Paper, e *exercise.Exercise, came exercise.Outcome, hints int) {
	theme := p.env.Theme
	paper.Add(paper.Line().Gap(1).Add(theme.Strong, e.Title))
	where := paper.Line().Gap(1).Add(theme.Dim, fmt.Sprintf("%s, Caliper %s", e.Step, e.Spec))
	switch s := p.progress.Of(e.Name); {
	case s.Done():
		where.Add(theme.Good, ", done on "+s.Solved.In(p.env.Zone).Format(time.DateOnly))
	case s.Skipped:
		where.Add(theme.Dim, ", left out")
	}
	paper.Add(where)
	paper.Blank()
	paper.Wrap(theme.Plain, 1, e.Task)
	for i := range hints { // where they are seen as soon as they are asked for
		paper.Blank()
		paper.Add(paper.Line().Gap(1).Add(theme.Accent, fmt.Sprintf("Hint %d of %d", i+1, len(e.Hints))))
		paper.Wrap(theme.Plain, 1, e.Hints[i])
	}
	paper.Blank()
	paper.Add(paper.Line().Gap(1).Add(theme.Accent, "Goals"))
	for i, g := range e.Goals {
		switch {
		case i >= len(came.Goals):
			paper.Point(theme.Plain, "·", g.Words)
		case came.Goals[i].Missing == "":
			paper.Point(theme.Good, "✓", came.Goals[i].Words)
		default:
			paper.Point(theme.Wrong, "✗", came.Goals[i].Words)
			paper.Wrap(theme.Plain, 5, came.Goals[i].Missing)
		}
	}
	if came.Solved && e.Learned != "" {
		paper.Blank()
		paper.Wrap(theme.Good, 1, e.Learned)
	}
}

// tellAnswer shows the answer, or the solution, with its lines numbered.
func (p *Page) tellAnswer(paper *component.Paper) {
	theme := p.env.Theme
	title, shown := "Your answer", p.answer
	if p.solved {
		title, shown = "A solution, one of many", p.open.Solution
	}
	paper.Add(paper.Line().Gap(1).Add(theme.Accent, title))
	if !p.solved {
		paper.Wrap(theme.Dim, 1, p.ways())
	}
	wrong := map[int]bool{}
	if !p.solved {
		for _, f := range p.came.Findings {
			wrong[f.Line] = true
		}
	}
	for i, line := range strings.Split(strings.TrimRight(p.laidOut(shown), "\n"), "\n") {
		l := paper.Line()
		if wrong[i+1] {
			l.Add(theme.Wrong, "✗")
		}
		l.To(1).Add(theme.Dim, fmt.Sprintf("%4d ", i+1)).Add(theme.Plain, line)
		paper.Add(l)
	}
}

// ways says how an answer is given.
func (p *Page) ways() string {
	k := p.env.Keys
	editor, send := k.Do.Editor.Help().Key, k.Do.Send.Help().Key+" sends it. "
	if p.open.Request {
		return editor + " opens it in your editor, " + send + "It is HTTP requests, separated by lines of ###; {{path}}, {{host}}, {{token}}, {{event}} and {{envelope}} are filled in. " +
			"On the command line, exercises check " + p.open.Name + " -- COMMAND has your own sensor send it."
	}
	return k.Do.Edit.Help().Key + " opens it in the form, " + editor + " in your editor, " + send + "What your own sensor sends to this session is judged, too; " +
		k.Global.Reach.Help().Key + " says where to."
}

// laidOut lays out what is written on one line.
func (p *Page) laidOut(s string) string {
	if p.open.Request || strings.Contains(strings.TrimSpace(s), "\n") {
		return s
	}
	return string(document.Indent([]byte(s)))
}

func (p *Page) viewList() []string {
	theme := p.env.Theme
	done := 0
	for _, e := range p.course {
		if p.progress.Of(e.Name).Done() {
			done++
		}
	}
	head := component.NewLine(p.width).Gap(1).Add(theme.Strong, fmt.Sprintf("%d of %s done", done, text.Plural(len(p.course), "exercise")))
	if p.find.Shown() {
		p.find.Draw(head.Gap(2), theme, p.foundWords()+" ")
	}
	lines := []string{head.String()}
	told := &component.Paper{Theme: theme, Width: max(0, p.width-listWidth)}
	if e := p.selected(); e != nil {
		p.tell(told, e, exercise.Outcome{}, 0)
	} else {
		told.Wrap(theme.Dim, 1, p.whyNone())
	}
	return append(lines, p.list.Beside(theme, p.width, listWidth, p.drawLine, told.Lines)...)
}

// drawLine draws an exercise of the list, or a heading.
func (p *Page) drawLine(line *component.Line, at int) {
	theme := p.env.Theme
	if p.heads[at] < 0 {
		line.Gap(1).Add(theme.Strong, strings.ToUpper(p.course[p.heads[at+1]].Step))
		return
	}
	e, selected := p.course[p.heads[at]], at == p.list.Cursor
	line.Gap(1).Cursor(theme, selected, true).To(3)
	switch s := p.progress.Of(e.Name); {
	case s.Done():
		line.Add(theme.Good, "✓")
	case s.Skipped:
		line.Add(theme.Dim, "-")
	default:
		line.Add(theme.Dim, "·")
	}
	line.To(5).Cell(component.TitleStyle(theme, selected), e.Title, listWidth-8)
}
