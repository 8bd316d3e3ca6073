package questions

import (
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/engine/question"
	"caliper-playground/engine/text"
	"caliper-playground/ui/page/commands"
)

// takes are those of a profile's answers that the filter lets through, by the profile, by
// what is asked, and by what is counted.
func (q *Page) takes(answers []question.Answer) []question.Answer {
	return slices.DeleteFunc(slices.Clone(answers), func(a question.Answer) bool {
		said := []string{a.Profile, a.Question}
		for _, row := range a.Rows {
			said = append(said, row.Label)
		}
		return !q.find.Takes(said...)
	})
}

// found shows what the filter lets through, from its beginning.
func (q *Page) found() tea.Cmd {
	q.layOut()
	return q.scroll(-q.list.Len)
}

func (q *Page) scroll(by int) tea.Cmd {
	q.list.Scroll(by)
	return nil
}

// Type implements page.Typist.
func (q *Page) Type(press tea.KeyMsg) tea.Cmd {
	return commands.TypeFilter(q.env, &q.find, press, q.found)
}

// Typing implements page.Page.
func (q *Page) Typing() bool { return q.find.Typing }

// viewFilter draws the filter and how many profiles it lets through; nothing where none
// is asked for.
func (q *Page) viewFilter() []string {
	if !q.find.Shown() {
		return nil
	}
	return []string{q.find.Line(q.env.Theme, q.width, "profile, question, what is counted", text.Plural(len(q.heads), "profile")).String()}
}
