package compose

import (
	"bytes"
	"fmt"
	"maps"
	"net/http"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/engine/compose"
	"caliper-playground/engine/sensor"
	"caliper-playground/engine/session"
	"caliper-playground/engine/text"
	"caliper-playground/ui/component/mark"
	"caliper-playground/ui/page"
)

// composed is an envelope that was sent, and what came of it.
type composed struct {
	ids   []string // of its events
	step  composition
	reply sensor.Reply
	entry session.Entry // as the log has it; zero where it is not there
	notes string
	worth string // what it comes to for what it was composed for
	err   error
}

// send sends the envelope over HTTP, as an outside sensor would. An event that
// went out before gets another id first, for it would count as a repeat.
func (c *Page) send() tea.Cmd {
	switch {
	case c.sending != "":
		c.env.Say(page.Warned, "Still sending "+c.sending+".")
		return nil
	case c.broken() != nil:
		c.env.Ask("This is no envelope ("+brokenAt(c.broken().Err)+") and will be refused. Send it as it is, to see how?", c.sendText)
		return nil
	case c.now().envelope.Len() == 0:
		c.env.Say(page.Warned, "There is no event yet. "+c.env.Keys.Compose.Another.Help().Key+" adds one.")
		return nil
	}
	notes, judging := c.renewSent()
	msg := composed{notes: notes}
	state := c.now()
	envelope := state.envelope
	if !state.timed {
		if timed, err := envelope.SetValue("/sendTime", "now"); err == nil {
			envelope = timed
		}
	}
	for i := range envelope.Len() {
		msg.ids = append(msg.ids, envelope.Draft(i).ID())
	}
	msg.step = state
	c.sending = text.Plural(envelope.Len(), "event")
	return tea.Batch(judging, c.transmit(msg, envelope.FileName(), envelope.Compact()))
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
		msg.entry = entryOf(s, before, body)
		if purpose != nil && msg.entry.Seq != 0 {
			msg.worth = " " + purpose.Came(s, msg.entry.Seq)
		}
		return msg
	}, c.sent)
}

// entryOf returns the log's line of a message that was just sent, which is in
// the session once it is answered. Another sender's may have come in between,
// so that the body decides. It reads the journal.
func entryOf(s page.Session, before int, body []byte) session.Entry {
	entries := s.Entries(before, s.Len())
	for _, e := range entries {
		if m, err := s.Message(e.Seq); err == nil && bytes.Equal(m.Exchange.Body, body) {
			return e
		}
	}
	if len(entries) > 0 {
		return entries[len(entries)-1]
	}
	return session.Entry{}
}

// outgoing returns the envelope as it would be sent, and says whether events in
// it that went out before get another id and the time of now.
func (c *Page) outgoing(state composition) (e compose.Envelope, renewed bool) {
	e = state.envelope
	for i := range e.Len() {
		d := e.Draft(i)
		if id := d.ID(); c.gone[id] && !state.meant[id] {
			if fresh := d.Renewed(); fresh.Compact() != d.Compact() {
				e, renewed = e.With(i, fresh), true
			}
		}
	}
	return e, renewed
}

// noteRepeats notes the ids that a change gives to an event although they went
// out before. Somebody wrote them, so that they are not replaced.
func (c *Page) noteRepeats(to *composition) {
	for i := range to.envelope.Len() {
		id := to.envelope.Draft(i).ID()
		if c.gone[id] && !to.meant[id] && !holdsID(c.now().envelope, id) {
			meant := maps.Clone(to.meant)
			if meant == nil {
				meant = map[string]bool{}
			}
			meant[id] = true
			to.meant = meant
		}
	}
}

// renewAccepted gives events that were accepted already new ids, for what is edited
// of them is another event. Taking that step back keeps the ids: a repeat.
func (c *Page) renewAccepted() {
	before := c.now()
	after := before
	before.meant = map[string]bool{}
	for i := range before.envelope.Len() {
		d := before.envelope.Draft(i)
		c.gone[d.ID()], before.meant[d.ID()] = true, true
		after.envelope = after.envelope.With(i, d.WithNewID())
	}
	if after.same(before) {
		return
	}
	c.history.Replace(before)
	c.history.Push(after, "a new id")
	c.form.build(after.envelope)
	c.renewed = true
}

func holdsID(e compose.Envelope, id string) bool {
	for i := range e.Len() {
		if e.Draft(i).ID() == id {
			return true
		}
	}
	return false
}

// renewSent makes what would be sent the present state.
func (c *Page) renewSent() (notes string, judging tea.Cmd) {
	state := c.now()
	going, renewed := c.outgoing(state)
	if !renewed {
		return "", nil
	}
	state.envelope = going
	c.history.Push(state, "a new id")
	return " What had been sent before went with a new id and time, so that it is no repeat.", c.refresh()
}

// sent takes in what came of a sending, and has what is composed judged anew:
// the session knows the events now, and another sending would renew them.
func (c *Page) sent(msg composed) tea.Cmd {
	c.env.Say(c.came(msg))
	state := c.now()
	return c.ask(state, c.asked, state.envelope.TextAt(c.asked))
}

// came says what came of a sending; the log has the whole of it.
func (c *Page) came(msg composed) (page.Tone, string) {
	what := c.sending
	c.sending = ""
	switch {
	case msg.err != nil:
		return page.Failed, "Sending " + what + " failed: " + text.Sentence(msg.err.Error()) + " What you composed is still here."
	case msg.reply.Err != nil:
		return page.Failed, "Sending " + what + " got no answer: " + text.Sentence(msg.reply.Err.Error()) + " What you composed is still here."
	}
	if c.now().same(msg.step) {
		c.unsent = false
	}
	if status := msg.reply.Status; status != 0 && status/100 != http.StatusOK/100 {
		return page.Failed, fmt.Sprintf("Refused: %s. %s", mark.StatusText(status), text.Sentence(msg.entry.Note)) + msg.worth
	}
	for _, id := range msg.ids { // what was refused was not there, and is no repeat
		if id != "" {
			c.gone[id] = true
		}
	}
	c.noteSent(msg)
	tone := page.Told
	if msg.entry.Seq != 0 && msg.entry.Marks == 0 {
		tone = page.Warned
	}
	words := fmt.Sprintf("Sent %s: %s.", what, mark.CameTo(msg.entry))
	if msg.entry.Note != "" {
		words += " " + text.Sentence(msg.entry.Note)
	}
	return tone, words + msg.notes + msg.worth
}
