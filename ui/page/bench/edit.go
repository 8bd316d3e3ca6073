package bench

import (
	"fmt"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/engine/session"
	"caliper-playground/ui/page"
	"caliper-playground/ui/page/editor"
)

// editSelected opens the selected message's body in an editor, or what an
// earlier edit that was never sent has made of it.
func (b *Page) editSelected() tea.Cmd {
	m, ok := b.selectedWhole()
	if !ok {
		return nil
	}
	body, ok := b.drafts[m.Seq]
	if !ok {
		body = b.message.Detail.Source.Text()
	}
	return b.edit(m.Seq, body)
}

// edit opens a body in an editor, and shows what that makes of the message.
func (b *Page) edit(seq int, body []byte) tea.Cmd {
	return editor.Change(b.env, fmt.Sprintf("message-%d.json", seq), string(body), func(text string) tea.Cmd { return b.edited(seq, []byte(text)) })
}

// edited shows what came back from the editor, and keeps it until it is sent.
func (b *Page) edited(seq int, body []byte) tea.Cmd {
	b.drafts[seq] = body
	if d := b.message.Detail; d != nil && d.Seq == seq && d.Err == nil {
		return b.subject(d.Message).ShowEdit(body)
	}
	// Another message was selected meanwhile, as the newest is.
	return b.readBack(seq, func(m session.Message) tea.Cmd { return b.subject(m).ShowEdit(body) })
}

// readBack reads a message of the session shown and goes on with it, unless another
// session is shown by then.
func (b *Page) readBack(seq int, then func(session.Message) tea.Cmd) tea.Cmd {
	s := b.session
	return b.env.Wait(page.AfterTwo(func() (session.Message, error) { return s.Message(seq) }, func(m session.Message, err error) tea.Cmd {
		switch {
		case s != b.session:
			return nil
		case err != nil:
			b.env.Say(page.Failed, err.Error())
			return nil
		}
		return then(m)
	}))
}

// openPager opens what the message's tab shows, as a whole, in the user's pager.
func (b *Page) openPager() tea.Cmd {
	if d := b.message.Detail; d == nil || d.Seq != b.message.Wanted {
		b.env.Say(page.Warned, "No message is selected that could be opened in a pager.")
		return nil
	}
	shown := b.message
	return editor.Page(b.env, fmt.Sprintf("message-%d.txt", shown.Wanted), shown.Text())
}
