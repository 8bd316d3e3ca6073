package bench

import (
	"fmt"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/engine/rule"
	"caliper-playground/engine/session"
	"caliper-playground/ui/page"
	"caliper-playground/ui/page/mend"
)

// subject is a message of the session as something that is mended, and sent again.
func (b *Page) subject(m session.Message) mend.Subject {
	s := b.session
	name := session.MessageName(m.Seq)
	return mend.Subject{Env: b.env, Name: name, Message: m, Sent: true, File: fmt.Sprintf("message-%d.fixed.json", m.Seq),
		Send: func(body []byte) tea.Cmd {
			return b.resend(copied{from: m.Seq, what: "The changed " + name, raw: body})
		},
		Edit:    func(body []byte) tea.Cmd { return b.edit(m.Seq, body) },
		Current: func() bool { return s == b.session },
	}
}

// showMend shows how the chosen finding can be mended.
func (b *Page) showMend() tea.Cmd { return b.mendChosen(mend.Subject.Show) }

// applyMend mends the chosen finding and sends the message again.
func (b *Page) applyMend() tea.Cmd { return b.mendChosen(mend.Subject.Apply) }

// mendAll shows what all mends of the selected message make of it.
func (b *Page) mendAll() tea.Cmd {
	m, ok := b.selectedWhole()
	if !ok {
		return nil
	}
	return b.subject(m).ShowAll()
}

func (b *Page) mendChosen(do func(mend.Subject, rule.Finding) tea.Cmd) tea.Cmd {
	m, ok := b.selectedWhole()
	if !ok {
		return nil
	}
	f, ok := b.message.ChosenFinding()
	if !ok {
		b.env.Say(page.Told, fmt.Sprintf("Message %d has no finding, so there is nothing to mend.", m.Seq))
		return nil
	}
	return do(b.subject(m), f)
}
