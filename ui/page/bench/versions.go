package bench

import (
	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/engine/session"
	"caliper-playground/ui/page"
)

// compareVersions opens the selected message under both versions of Caliper.
func (b *Page) compareVersions() tea.Cmd {
	d := b.message.Detail
	return b.env.Open(page.CompareVersions{Source: session.MessageName(d.Seq), Data: d.Message.Exchange.Body})
}
