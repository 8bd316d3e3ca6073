package compose

import (
	"bytes"
	"fmt"
	"net/http"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/catalog"
	"caliper-playground/engine/sensor"
	"caliper-playground/engine/session"
	"caliper-playground/engine/text"
	"caliper-playground/engine/why"
	"caliper-playground/ui/component/mark"
	"caliper-playground/ui/page"
)

// composed is an envelope that was sent, and what came of it.
type composed struct {
	step  composition
	reply sensor.Reply
	came  session.Message // as the session has it; zero where it is not there
	worth string          // what it comes to for what it was composed for
	err   error
}

// send sends the envelope over HTTP, as an outside sensor would. Of an event that
// went out before it is asked whether it gets another id first.
func (c *Page) send() tea.Cmd {
	switch {
	case c.sending != "":
		c.env.Say(page.Warned, "Still sending "+c.sending+".")
		return nil
	case c.broken() != nil:
		c.env.Ask("This is no envelope ("+brokenAt(c.broken().Err)+") and will be refused. Send it as it is, to see how?", c.sendText)
		return nil
	}
	if again := c.now().envelope.Repeats(c.gone); len(again) > 0 {
		c.offerNewID(again)
		return nil
	}
	return c.sendNow()
}

// offerNewID asks what is meant by sending events once more: others, or the same.
func (c *Page) offerNewID(again []int) {
	words := "It went out already under this id, and a repeat counts once."
	if n := c.now().envelope.Len(); n > 1 {
		words = fmt.Sprintf("%d of the %d went out already under their ids, and a repeat counts once.", len(again), n)
	}
	c.env.Offer(words+" Send it how?", c.sendings(again)...)
}

// sendings are the ways to send events that went out before.
func (c *Page) sendings(again []int) []page.Command {
	k := c.env.Keys
	return []page.Command{
		{Key: k.Compose.Renew, Short: "with a new id, time now", Foot: 1, Do: func() tea.Cmd {
			state := c.now()
			state.envelope = state.envelope.RenewedAt(again)
			return tea.Batch(c.change(state, "a new id", nil), c.sendNow())
		}},
		{Key: k.Do.Repeat, Short: "as it is, a repeat", Foot: 2, Do: c.sendNow},
	}
}

// sendNow sends the envelope as it is, but for its sendTime.
func (c *Page) sendNow() tea.Cmd {
	state := c.now()
	envelope := state.envelope
	if !state.timed {
		if timed, err := envelope.SetValue("/sendTime", "now"); err == nil {
			envelope = timed
		}
	}
	c.sending = envelope.Counted()
	return c.transmit(composed{step: state}, envelope.FileName(), envelope.Compact())
}

// sendText sends the text from the editor that could not be taken over, byte by
// byte: malformed JSON is a mistake that senders make as well.
func (c *Page) sendText() tea.Cmd {
	broken := c.broken()
	if broken == nil || c.sending != "" {
		return nil
	}
	c.sending = "the text"
	return c.transmit(composed{step: c.now()}, "text", broken.Text)
}

// transmit returns a command that sends a body and brings what came of it.
func (c *Page) transmit(msg composed, source, text string) tea.Cmd {
	env, s, purpose, body := c.env, c.env.Engine.Session(), c.purpose, []byte(text)
	return page.After(func() composed {
		before := s.Len()
		_, err := env.Engine.Send(env.Context, []sensor.Payload{{Source: source, Raw: body}}, func(p sensor.Progress) { msg.reply = p.Last })
		msg.err = err
		msg.came = messageOf(s, before, body)
		if purpose != nil && msg.came.Seq != 0 {
			msg.worth = " " + purpose.Came(s, msg.came.Seq)
		}
		return msg
	}, c.sent)
}

// messageOf returns a message that was just sent as the session has it, where it is
// once it is answered. Another sender's may have come in between, so that the body
// decides. It reads the journal.
func messageOf(s page.Session, before int, body []byte) session.Message {
	entries := s.Entries(before, s.Len())
	for _, e := range entries {
		if m, err := s.Message(e.Seq); err == nil && bytes.Equal(m.Exchange.Body, body) {
			m.Entry = e
			return m
		}
	}
	if len(entries) > 0 {
		return session.Message{Entry: entries[len(entries)-1]}
	}
	return session.Message{}
}

// sent takes in what came of a sending, and has what is composed judged anew, for the
// session knows the events now. The log below goes to the message.
func (c *Page) sent(msg composed) tea.Cmd {
	c.env.Say(c.came(msg))
	judging := c.askAgain()
	if msg.came.Seq == 0 {
		return judging
	}
	return tea.Batch(judging, c.env.Select(msg.came.Seq))
}

// came says what came of a sending, and what it earned.
func (c *Page) came(msg composed) (page.Tone, string) {
	what := c.sending
	c.sending = ""
	switch {
	case msg.err != nil:
		return page.Failed, "Sending " + what + " failed: " + text.Sentence(msg.err.Error()) + " What you composed is still here."
	case msg.reply.Err != nil:
		return page.Failed, "Sending " + what + " got no answer: " + text.Sentence(msg.reply.Err.Error()) + " What you composed is still here."
	}
	c.settle(msg.step)
	if status := msg.reply.Status; status != 0 && status/100 != http.StatusOK/100 {
		return page.Failed, fmt.Sprintf("Refused: %s. %s", mark.StatusText(status), text.Sentence(msg.came.Note)) + msg.worth
	}
	if msg.step.envelope.Broken() == nil { // what was refused is not there, and no repeat
		c.noteGone(msg.step.envelope)
	}
	c.noteSent(msg)
	tone := page.Told
	if msg.came.Seq != 0 && msg.came.Marks == 0 {
		tone = page.Warned
	}
	words := fmt.Sprintf("Sent %s: %s.", what, mark.CameTo(msg.came.Entry))
	if earned := why.Earned(catalog.Get(c.env.Engine.Session().Spec()), msg.came); earned != "" {
		words += " " + earned
	}
	return tone, words + msg.worth
}
