package mistakes

import (
	"fmt"
	"net/http"

	"caliper-playground/engine/mistake"
	"caliper-playground/engine/text"
	"caliper-playground/ui/component"
	"caliper-playground/ui/page/commands"
)

// listWidth is the width of the list in cells, with the rule behind it.
const listWidth = 39

var kinds = map[mistake.Kind]string{mistake.Transport: "HOW IT IS SENT", mistake.Content: "WHAT IT HOLDS"}

// View implements Page.
func (p *Page) View() []string {
	told := &component.Paper{Theme: p.env.Theme, Width: max(0, p.width-listWidth)}
	if m := p.selected(); m != nil {
		p.tell(told, *m)
	} else {
		told.Wrap(p.env.Theme.Dim, 1, commands.NoneFound(p.env))
	}
	return append(p.viewFilter(), p.list.Beside(p.env.Theme, p.width, listWidth, p.drawLine, told.Lines)...)
}

// drawLine draws a line of the list: a heading, or a mistake with its key and the
// status that it promises.
func (p *Page) drawLine(line *component.Line, at int) {
	theme := p.env.Theme
	if p.heads[at] < 0 {
		line.Gap(1).Add(theme.Strong, kinds[p.all[p.heads[at+1]].Kind])
		return
	}
	m, selected := p.all[p.heads[at]], at == p.list.Cursor
	line.Gap(1).Cursor(theme, selected, true).To(3).Add(theme.Accent, p.env.Keys.OfMistake(m.Name).Help().Key).To(5)
	style := component.TitleStyle(theme, selected)
	if p.whyNot(m) != "" {
		style = theme.Dim
	}
	line.Cell(style, m.Title, 27)
	status := m.Last().Status
	answer := theme.Wrong
	if status/100 == 2 {
		answer = theme.Good
	}
	line.Right(answer, fmt.Sprint(status)+" ")
}

// tell says all there is to say of a mistake.
func (p *Page) tell(paper *component.Paper, m mistake.Mistake) {
	theme := p.env.Theme
	paper.Add(paper.Line().Add(theme.Strong, m.Title))
	paper.Blank()
	if why := p.whyNot(m); why != "" {
		paper.Wrap(theme.Caution, 0, why)
		paper.Blank()
	}
	for _, part := range []struct{ label, words string }{{"What is wrong", m.Wrong}, {"What will happen", m.Will}, {"Why", m.Why}} {
		paper.Add(paper.Line().Add(theme.Accent, part.label))
		paper.Wrap(theme.Plain, 0, part.words)
		paper.Blank()
	}
	for i, step := range m.Steps {
		words := fmt.Sprintf("%d %s", step.Status, http.StatusText(step.Status))
		if step.Says != "" {
			words = fmt.Sprintf("%d. %s: %s", i+1, text.Capital(step.Says), words)
		} else {
			words = "Answer: " + words
		}
		paper.Wrap(theme.Strong, 0, words)
	}
	paper.Blank()
	if m.Rule != "" {
		paper.Wrap(theme.Dim, 0, "Found by the rule "+m.Rule)
	}
	paper.Wrap(theme.Dim, 0, "Its key, or "+p.env.Keys.Move.Enter.Help().Key+", really sends it to this session's endpoint; the log shows what comes of it.")
}
