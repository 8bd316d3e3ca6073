package bench

import (
	"fmt"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/ui/page"
	"caliper-playground/ui/page/export"
)

// openExport opens the page, with what is marked before what is filtered before
// what is selected.
func (b *Page) openExport() tea.Cmd {
	l := &b.log
	var choices []export.Some
	if marked := l.markedSeqs(); len(marked) > 0 {
		choices = append(choices, export.Some{What: "marked", N: len(marked), Seq: func(i int) int { return marked[i] }})
	}
	if n := len(l.found.matches); l.asked != "" && n > 0 {
		matches, first := l.found.matches[:n:n], l.first
		what := "that the filter shows"
		if l.found.upTo < l.total {
			what = "that the filter has found so far"
		}
		choices = append(choices, export.Some{What: what, N: n, Seq: func(i int) int { return first + matches[i] + 1 }})
	}
	if seq := l.selectedSeq(); seq > 0 {
		choices = append(choices, export.Some{What: fmt.Sprintf("selected: number %d", seq), N: 1, Seq: func(int) int { return seq }})
	}
	if l.total > 0 {
		first := l.first
		choices = append(choices, export.Some{What: "of the log, all", N: l.total, Seq: func(i int) int { return first + i + 1 }})
	}
	if len(choices) == 0 {
		b.env.Say(page.Told, "There is no message to save yet.")
		return nil
	}
	return b.env.Push(export.New(b.env, b.session, choices))
}
