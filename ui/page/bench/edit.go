package bench

import (
	"fmt"

	tea "github.com/charmbracelet/bubbletea"

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
	return editor.Edit(b.env, fmt.Sprintf("message-%d.json", seq), string(body), func(done editor.Edited) tea.Cmd {
		switch {
		case done.Kept != "":
			b.env.Say(page.Failed, "Nothing was taken over: "+done.Err.Error()+"; what the editor wrote is in "+done.Kept)
		case done.Err != nil:
			b.env.Say(page.Failed, "Nothing was edited: "+done.Err.Error())
		case !done.Changed:
			b.env.Say(page.Told, "Nothing was changed, so nothing is sent.")
		default:
			return b.edited(seq, []byte(done.Text))
		}
		return nil
	})
}

// draft is what an edit made of a message.
type draft struct {
	proposal proposal
	err      error
}

// edited looks at what came back from the editor.
func (b *Page) edited(seq int, body []byte) tea.Cmd {
	s := b.session
	var p *proposer
	if d := b.message.Detail; d != nil && d.Seq == seq && d.Err == nil {
		p = b.proposer()
	}
	look := func() draft {
		if p == nil { // another message was selected meanwhile, as the newest is
			m, err := s.Message(seq)
			if err != nil {
				return draft{err: err}
			}
			p = &proposer{judging: b.env.Engine.Judging(), message: m, editKey: b.env.Keys.Do.Editor.Help().Key}
		}
		return draft{proposal: p.edited(body)}
	}
	return b.env.Wait(page.After(look, func(d draft) tea.Cmd {
		switch {
		case d.err != nil:
			b.env.Say(page.Failed, d.err.Error())
			return nil
		case s != b.session:
			return nil
		}
		return b.drafted(seq, body, d.proposal)
	}))
}

// drafted keeps an edit until it is sent, and shows it.
func (b *Page) drafted(seq int, body []byte, p proposal) tea.Cmd {
	if b.drafts == nil {
		b.drafts = map[int][]byte{}
	}
	b.drafts[seq] = body
	return b.env.Push(&Change{env: b.env, bench: b, seq: seq, proposals: []proposal{p}})
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
