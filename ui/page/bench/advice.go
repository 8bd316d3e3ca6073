package bench

import (
	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/ui/page"
	"caliper-playground/ui/page/message"
)

// switchAdvice has advice given with the findings of messages, or no longer, and
// shows those of the selected one.
func (b *Page) switchAdvice() tea.Cmd {
	b.advise = !b.advise
	if b.advise {
		b.env.Say(page.Told, "Advice stands among the findings as infos; verdicts and marks stay the same.")
	} else {
		b.env.Say(page.Told, "No advice any more.")
	}
	if b.log.selectedSeq() == 0 {
		return nil // it holds for the messages to come
	}
	b.message.Wanted = 0 // it is read anew
	b.message.SetTab(message.TabFindings)
	if !b.layout.wide {
		b.focusOn(paneMessage)
	}
	return b.pull()
}
