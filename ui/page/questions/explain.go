package questions

import (
	"fmt"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/engine/question"
	"caliper-playground/engine/text"
	"caliper-playground/engine/why"
	"caliper-playground/ui/page"
	"caliper-playground/ui/page/commands"
)

func (q *Page) whyNotRead() string {
	switch {
	case q.now == nil:
		return "The messages are being read."
	case q.find.Asks() && len(q.heads) == 0:
		return commands.NoneFound(q.env)
	}
	return ""
}

// profile is the one at the top of the window; "" where none is answered.
func (q *Page) profile() string {
	if len(q.heads) == 0 {
		return ""
	}
	return q.heads[q.at()].profile
}

// subject is the profile at the top of the window, by the name that it is looked up by.
func (q *Page) subject() []string { return []string{q.profile(), "profile question"} }

// explain answers how the questions of the profile at the top are answered, and why
// some events are not counted; with none answered, which events would answer them.
func (q *Page) explain() tea.Cmd {
	of, title := q.profile(), "why no question is answered"
	if of != "" {
		title = "why " + of + "'s answers"
	}
	var parts []why.Part
	for _, a := range q.now.answers {
		if of == "" || a.Profile == of {
			parts = append(parts, why.Part{Title: a.Question, Lines: said(a)})
		}
	}
	return q.env.Open(page.Answer{Title: title, Parts: parts, About: q.subject()})
}

// said says what an answer is made of, and what it lacks.
func said(a question.Answer) []string {
	lines := []string{text.Sentence("It is asked of " + a.Asked)}
	switch {
	case a.Events == 0:
		return append(lines, "Nothing that was received is such an event, or what is has an error.")
	case len(a.Lacking) == 0 && a.Events == 1:
		return append(lines, "The one event is counted.")
	case len(a.Lacking) == 0:
		return append(lines, fmt.Sprintf("All %d events are counted.", a.Events))
	}
	for _, l := range a.Lacking {
		lines = append(lines, text.Sentence(l.Words(a.Events)))
	}
	return lines
}
