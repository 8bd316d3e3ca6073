package bench

import (
	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/catalog"
	"caliper-playground/engine/conformance"
	"caliper-playground/engine/session"
	"caliper-playground/ui/page"
)

// showCode opens programs that send what is selected: the event that shows a row,
// or the message.
func (b *Page) showCode() tea.Cmd {
	row, ok := b.rowInFocus()
	if !ok {
		return b.whenRead(func() tea.Cmd {
			d := b.message.Detail
			return b.env.Open(page.ShowCode{What: session.MessageName(d.Seq), Version: b.session.Spec(), Data: d.Message.Exchange.Body})
		})
	}
	what := "the event of the row " + conformance.RowName(row)
	payload, ok := b.env.Engine.Fixture(row.ID)
	if !ok {
		b.env.Say(page.Warned, "There is no built-in event for the row.")
		return nil
	}
	return b.env.Open(page.ShowCode{What: what, Version: b.session.Spec(), Data: payload.Data})
}

// rowInFocus returns the row that is selected where the profiles have the focus.
func (b *Page) rowInFocus() (*catalog.Row, bool) {
	if b.focus != paneProfiles {
		return nil, false
	}
	return b.profiles.selectedRow()
}

func (b *Page) whyNoCode() string {
	if _, ok := b.rowInFocus(); ok {
		return ""
	}
	return b.aboutMessage(b.message.WhyNotWhole)()
}
