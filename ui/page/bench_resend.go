package page

import (
	"bytes"
	"fmt"
	"net/http"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/engine/sensor"
	"caliper-playground/engine/session"
	"caliper-playground/engine/text"
	"caliper-playground/ui/component/mark"
)

// maxLookBack bounds among how many messages one that was just sent is looked
// for: outside sensors may send at the same time.
const maxLookBack = 10_000

// resendMsg asks the bench to send a body as it stands.
type resendMsg struct {
	bench *Bench
	from  int    // the number of the message that it was made of
	what  string // "Message 7", "The mended message 7"
	raw   []byte
}

// resentMsg says what came of it.
type resentMsg struct {
	bench   *Bench
	session Session
	sent    resendMsg
	entry   session.Entry // as the log has it; Seq is 0 where it is not found
	reply   sensor.Reply
	err     error
}

// updateMade takes the messages about what is made of the log's. There may be
// several benches; each takes its own.
func (b *Bench) updateMade(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case resendMsg:
		if msg.bench == b {
			return b.resend(msg)
		}
	case resentMsg:
		if msg.bench == b {
			return b.resent(msg)
		}
	case proposedMsg:
		if msg.bench == b {
			return b.proposed(msg)
		}
	case editedMsg:
		if msg.bench == b {
			return b.edited(msg)
		}
	case draftMsg:
		if msg.bench == b {
			return b.drafted(msg)
		}
	case pagerOverMsg:
		if msg.bench == b {
			return b.pagerOver(msg)
		}
	}
	return nil
}

// whenRead does something with the selected message: at once, or as soon as it
// has been read back. Another selection forgets it.
func (b *Bench) whenRead(act func() tea.Cmd) tea.Cmd {
	if d := b.message.detail; b.message.wanted > 0 && (d == nil || d.seq != b.message.wanted) {
		b.waiting = act
		return nil
	}
	return act()
}

// selectedWhole returns the selected message where its body is there as a
// whole, else a command that says why not. It is called when it has been read.
func (b *Bench) selectedWhole() (session.Message, tea.Cmd) {
	why := b.message.whyNotWhole()
	if b.message.wanted == 0 {
		why = b.whyNoMessage()
	}
	if why != "" {
		return session.Message{}, do(NoticeMsg{Warned, why})
	}
	return b.message.detail.message, nil
}

// whyNotWhole says why the message that was read has no whole body to go on
// with.
func (m *message) whyNotWhole() string {
	switch d := m.detail; {
	case d == nil || m.wanted != d.seq:
		return "" // still on its way
	case d.err != nil:
		return d.err.Error()
	case d.message.Status == http.StatusRequestEntityTooLarge:
		return fmt.Sprintf("The body of message %d was cut off at the endpoint's limit, so there is no whole one to go on with.", d.seq)
	case len(d.message.Exchange.Body) == 0:
		return fmt.Sprintf("Message %d was refused before its body was read, or had none; its sender must send it again.", d.seq)
	}
	return ""
}

// resendSelected sends the selected message's body once more, as it was.
func (b *Bench) resendSelected() tea.Cmd {
	m, why := b.selectedWhole()
	if why != nil {
		return why
	}
	return b.resend(resendMsg{bench: b, from: m.Seq, what: fmt.Sprintf("Message %d", m.Seq), raw: m.Exchange.Body})
}

// resend sends a body through the sensor, over HTTP, and looks for it in the log.
func (b *Bench) resend(msg resendMsg) tea.Cmd {
	env, s, before := b.env, b.session, b.log.total
	return func() tea.Msg {
		result := resentMsg{bench: b, session: s, sent: msg}
		payload := sensor.Payload{Source: msg.what, Raw: msg.raw}
		_, result.err = env.Engine.Send(env.Context, []sensor.Payload{payload}, func(p sensor.Progress) { result.reply = p.Last })
		if result.err != nil {
			return result
		}
		for _, e := range s.Entries(before, before+maxLookBack) {
			if m, err := s.Message(e.Seq); err == nil && bytes.Equal(m.Exchange.Body, msg.raw) {
				result.entry = m.Entry
			}
		}
		return result
	}
}

// resent selects the new message and says what it came to.
func (b *Bench) resent(msg resentMsg) tea.Cmd {
	if msg.session != b.session {
		return nil
	}
	switch {
	case msg.err != nil:
		return do(NoticeMsg{Failed, "Sending failed: " + msg.err.Error()})
	case msg.reply.Err != nil:
		return do(NoticeMsg{Failed, "The message got no answer: " + msg.reply.Err.Error()})
	case msg.entry.Seq == 0:
		return do(NoticeMsg{Warned, fmt.Sprintf("%s was sent again and answered %d, but is not among the newest in the log.", msg.sent.what, msg.reply.Status)})
	}
	delete(b.drafts, msg.sent.from)
	b.log.await(msg.entry.Seq)
	e := msg.entry
	words := fmt.Sprintf("%s was sent again as message %d: %s", msg.sent.what, e.Seq, mark.StatusWords(e))
	switch {
	case e.Repeats > 0 && e.Marks == 0:
		words += ", a repeat, which counts once"
	case e.Marks > 0:
		words += ", " + text.Plural(e.Marks, "mark")
	case e.Note != "":
		words += ", " + e.Note
	}
	kind := Told
	if mark.IsTrouble(e) {
		kind = Warned
	}
	return tea.Batch(b.pull(), do(NoticeMsg{kind, words + "."}))
}

// composeSelected opens the selected message's event in the page that composes,
// or the whole body in the editor where there is not just one event.
func (b *Bench) composeSelected() tea.Cmd {
	m, why := b.selectedWhole()
	if why != nil {
		return why
	}
	if m.Assessment == nil || len(m.Assessment.Items) != 1 || m.Assessment.Items[0].Kind != "event" {
		return b.editSelected()
	}
	item := m.Assessment.Items[0]
	if int(item.End) > len(m.Exchange.Body) || item.Start >= item.End {
		return b.editSelected()
	}
	rowID := ""
	if len(item.Credits) > 0 {
		rowID = item.Credits[0].RowID
	}
	return b.env.turnTo(ComposeMsg{Version: m.Assessment.Spec, RowID: rowID, Source: fmt.Sprintf("message %d", m.Seq),
		Data: bytes.Clone(m.Exchange.Body[item.Start:item.End])})
}
