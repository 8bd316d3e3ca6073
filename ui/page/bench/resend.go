package bench

import (
	"bytes"
	"fmt"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/engine/sensor"
	"caliper-playground/engine/session"
	"caliper-playground/engine/text"
	"caliper-playground/ui/component/mark"
	"caliper-playground/ui/page"
	"caliper-playground/ui/page/message"
)

// maxLookBack bounds among how many messages one that was just sent is looked
// for: outside sensors may send at the same time.
const maxLookBack = 10_000

// copied is a body to be sent that was made of a message.
type copied struct {
	from int    // the number of that message
	what string // "Message 7", "The mended message 7"
	raw  []byte
}

// resent is what came of it.
type resent struct {
	session page.Session
	sent    copied
	entry   session.Entry // as the log has it; Seq is 0 where it is not found
	reply   sensor.Reply
	err     error
}

// whenRead does something with the selected message: at once, or as soon as it
// has been read back. Another selection forgets it.
func (b *Page) whenRead(act func() tea.Cmd) tea.Cmd {
	if d := b.message.Detail; b.message.Wanted > 0 && (d == nil || d.Seq != b.message.Wanted) {
		b.waiting = act
		return nil
	}
	return act()
}

// selectedWhole returns the selected message where its body is there as a
// whole, else false, having said why not. It is called when it has been read.
func (b *Page) selectedWhole() (session.Message, bool) {
	why := b.message.WhyNotWhole()
	if b.message.Wanted == 0 {
		why = b.whyNoMessage()
	}
	if why != "" {
		b.env.Say(page.Warned, why)
		return session.Message{}, false
	}
	return b.message.Detail.Message, true
}

// resendSelected sends the selected message's body once more, as it was.
func (b *Page) resendSelected() tea.Cmd {
	m, ok := b.selectedWhole()
	if !ok {
		return nil
	}
	return b.resend(copied{from: m.Seq, what: fmt.Sprintf("Message %d", m.Seq), raw: m.Exchange.Body})
}

// resend sends a body through the sensor, over HTTP, and looks for it in the log.
func (b *Page) resend(msg copied) tea.Cmd {
	env, s, before := b.env, b.session, b.log.total
	return page.After(func() resent {
		result := resent{session: s, sent: msg}
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
	}, b.resent)
}

// resent selects the new message and says what it came to.
func (b *Page) resent(msg resent) tea.Cmd {
	if msg.session != b.session {
		return nil
	}
	switch {
	case msg.err != nil:
		b.env.Say(page.Failed, "Sending failed: "+msg.err.Error())
		return nil
	case msg.reply.Err != nil:
		b.env.Say(page.Failed, "The message got no answer: "+msg.reply.Err.Error())
		return nil
	case msg.entry.Seq == 0:
		b.env.Say(page.Warned, fmt.Sprintf("%s was sent again and answered %d, but is not among the newest in the log.", msg.sent.what, msg.reply.Status))
		return nil
	}
	delete(b.drafts, msg.sent.from)
	b.log.await(msg.entry.Seq)
	e := msg.entry
	words := fmt.Sprintf("%s was sent again as message %d: %s", msg.sent.what, e.Seq, mark.StatusWords(e))
	switch {
	case e.Repeats > 0 && e.Marks == 0 && !b.part: // in a run the note says of what, and whether it counts
		words += ", a repeat, which counts once"
	case e.Marks > 0:
		words += ", " + text.Plural(e.Marks, "mark")
	case e.Note != "":
		words += ", " + e.Note
	}
	kind := page.Told
	if mark.IsTrouble(e) {
		kind = page.Warned
	}
	b.env.Say(kind, words+".")
	return b.pull()
}

// composeSelected opens the selected message's event in the page that composes,
// or the whole body in the editor where there is not just one event.
func (b *Page) composeSelected() tea.Cmd {
	m, ok := b.selectedWhole()
	if !ok {
		return nil
	}
	if m.Assessment == nil || len(m.Assessment.Items) != 1 || m.Assessment.Items[0].Kind != "event" {
		return b.editSelected()
	}
	item := m.Assessment.Items[0]
	if int(item.End) > len(m.Exchange.Body) || item.Start >= item.End {
		return b.editSelected()
	}
	return b.env.Open(page.ComposeEvent{Version: m.Assessment.Spec, Source: session.MessageName(m.Seq),
		Data: bytes.Clone(m.Exchange.Body[item.Start:item.End]), Sent: !message.Refused(m.Entry)})
}
