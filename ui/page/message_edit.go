package page

import (
	"fmt"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/engine/text"
	"caliper-playground/ui/style"
)

// editSelected opens the selected message's body in an editor, or what an
// earlier edit that was never sent has made of it.
func (b *Bench) editSelected() tea.Cmd {
	m, ok := b.selectedWhole()
	if !ok {
		return nil
	}
	body, ok := b.drafts[m.Seq]
	if !ok {
		body = b.message.detail.source.Text()
	}
	return b.edit(m.Seq, body)
}

// edit opens a body in an editor, and shows what that makes of the message.
func (b *Bench) edit(seq int, body []byte) tea.Cmd {
	return Edit(b.env, fmt.Sprintf("message-%d.json", seq), string(body), func(done Edited) tea.Cmd {
		switch {
		case done.Kept != "":
			b.env.Say(Failed, "Nothing was taken over: "+done.Err.Error()+"; what the editor wrote is in "+done.Kept)
		case done.Err != nil:
			b.env.Say(Failed, "Nothing was edited: "+done.Err.Error())
		case !done.Changed:
			b.env.Say(Told, "Nothing was changed, so nothing is sent.")
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
func (b *Bench) edited(seq int, body []byte) tea.Cmd {
	s := b.session
	var p *proposer
	if d := b.message.detail; d != nil && d.seq == seq && d.err == nil {
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
	return b.env.Wait(After(look, func(d draft) tea.Cmd {
		switch {
		case d.err != nil:
			b.env.Say(Failed, d.err.Error())
			return nil
		case s != b.session:
			return nil
		}
		return b.drafted(seq, body, d.proposal)
	}))
}

// drafted keeps an edit until it is sent, and shows it.
func (b *Bench) drafted(seq int, body []byte, p proposal) tea.Cmd {
	if b.drafts == nil {
		b.drafts = map[int][]byte{}
	}
	b.drafts[seq] = body
	return b.env.Push(&Change{env: b.env, bench: b, seq: seq, proposals: []proposal{p}})
}

// openPager opens what the message's tab shows, as a whole, in the user's pager.
func (b *Bench) openPager() tea.Cmd {
	if d := b.message.detail; d == nil || d.seq != b.message.wanted {
		b.env.Say(Warned, "No message is selected that could be opened in a pager.")
		return nil
	}
	shown := b.message
	shown.folds = nil
	return Read(b.env, fmt.Sprintf("message-%d.txt", shown.wanted), shown.text())
}

// pagerWidth is how wide the lines for a pager are that are not the sender's.
const pagerWidth = 100

// text writes all that the tab holds, without colours. It takes the message by
// value, since it lays it out anew.
func (m message) text() string {
	plain := &style.Theme{}
	m.width, m.sideways = pagerWidth, 0
	m.layOut(plain)
	var b strings.Builder
	if m.json == nil {
		for _, line := range m.lines {
			b.WriteString(line + "\n")
		}
		return b.String()
	}
	for row := range m.json.rows {
		s, line := m.json.at(row)
		if line < 0 {
			b.WriteString(s.drawn[row-s.row] + "\n")
			continue
		}
		fmt.Fprintf(&b, "%*d │ %s\n", m.detail.source.Gutter()-3, line+1, text.Clean(m.detail.source.Line(line)))
	}
	return b.String()
}
