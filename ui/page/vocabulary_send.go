package page

import (
	"fmt"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/engine/lookup"
	"caliper-playground/engine/sensor"
	"caliper-playground/engine/session"
)

// chosenExample is the event that would be sent: that of the row whose link is
// chosen, or else the first one of the entry shown.
func (v *Vocabulary) chosenExample() (lookup.Example, bool) {
	n, ok := v.contents.selected()
	if !ok {
		return lookup.Example{}, false
	}
	e := v.book.Get(n.Ref)
	if d := &v.detail; v.focus == paneDetail && d.link != noLink && d.links[d.link].Kind == lookup.Row {
		e = v.book.Get(d.links[d.link])
	}
	if e == nil || len(e.Examples) == 0 {
		return lookup.Example{}, false
	}
	return e.Examples[0], true
}

// noExample says why there is nothing to send.
func (v *Vocabulary) noExample() tea.Cmd {
	return do(NoticeMsg{Warned, "There is no example of this to send. Profiles, rows, events, entities, properties, actions and terms have one."})
}

// send sends the chosen example over HTTP, as an outside sensor would.
func (v *Vocabulary) send() tea.Cmd {
	x, ok := v.chosenExample()
	switch {
	case !ok:
		return v.noExample()
	case v.sending:
		return do(NoticeMsg{Warned, "The example before is still on its way."})
	}
	v.sending = true
	env, s := v.env, v.env.Engine.Session()
	done := exampleSentMsg{page: v, what: lookup.RowWords(x.Row), foreign: v.book.Spec != v.spec}
	return func() tea.Msg {
		before := s.Len()
		report, err := env.Engine.Send(env.Context, []sensor.Payload{{Source: x.Name, Data: x.Data}}, func(p sensor.Progress) {
			done.reply = p.Last
		})
		done.report, done.err = report, err
		// The endpoint answers once the message is in the session, so that it
		// is there by now.
		if entries := s.Entries(before, s.Len()); len(entries) > 0 {
			done.entry = entries[len(entries)-1]
		}
		return done
	}
}

// sent says what came of an example.
func (v *Vocabulary) sent(msg exampleSentMsg) tea.Cmd {
	v.sending = false
	switch {
	case msg.err != nil:
		return do(NoticeMsg{Failed, "Sending " + msg.what + " failed: " + msg.err.Error()})
	case msg.report.Failed > 0:
		words := "Sending " + msg.what + " got no answer"
		if msg.reply.Err != nil {
			words += ": " + msg.reply.Err.Error()
		}
		return do(NoticeMsg{Failed, words})
	case msg.report.Refused > 0:
		return do(NoticeMsg{Failed, fmt.Sprintf("%s was refused: %s. %s", msg.what, statusText(msg.reply.Status), msg.entry.Note)})
	case msg.foreign:
		return do(NoticeMsg{Told, fmt.Sprintf("Sent %s as message %d. It is of another version than the session, and fills no mark of it.", msg.what, msg.entry.Seq)})
	}
	return do(NoticeMsg{Told, fmt.Sprintf("Sent %s: %s.", msg.what, cameTo(msg.entry))})
}

// cameTo says what a message came to.
func cameTo(e session.Entry) string {
	if e.Seq == 0 {
		return "it was accepted"
	}
	words := fmt.Sprintf("message %d, %d, %s", e.Seq, e.Status, verdictWord(e))
	if e.Marks > 0 {
		return words + ", " + plural(e.Marks, "mark")
	}
	return words
}

// compose opens the chosen example in the compose page.
func (v *Vocabulary) compose() tea.Cmd {
	x, ok := v.chosenExample()
	if !ok {
		return v.noExample()
	}
	return do(ComposeMsg{Version: v.book.Spec, RowID: x.Row, Source: x.Name, Data: x.Data})
}

// copyExample copies the chosen example as JSON.
func (v *Vocabulary) copyExample() tea.Cmd {
	x, ok := v.chosenExample()
	if !ok {
		return v.noExample()
	}
	return do(CopyMsg{What: "the example " + x.Name, Text: string(x.Data)})
}
