package vocabulary

import (
	"encoding/json"
	"fmt"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/engine/lookup"
	"caliper-playground/engine/rule"
	"caliper-playground/engine/sensor"
	"caliper-playground/engine/session"
	"caliper-playground/ui/component/entry"
	"caliper-playground/ui/component/mark"
	"caliper-playground/ui/page"
)

// chosenExample is the document that would be sent: the event of the row that is
// chosen, or else the first example of the entry shown. Of a rule it is
// the bad one, whose finding is then seen on the bench.
func (v *Page) chosenExample() (lookup.Example, bool) {
	e := v.chosenRow()
	if n, ok := v.contents.selected(); ok && e == nil {
		e = v.book.Get(n.Ref)
	}
	switch {
	case e == nil:
		return lookup.Example{}, false
	case e.Kind == lookup.Rule && e.Bad != "":
		return lookup.Example{Name: "the bad example of " + e.Name, Data: []byte(e.Bad)}, true
	case e.Kind == lookup.Rule && e.Plain != "":
		return lookup.Example{Name: "the plain example of " + e.Name, Data: []byte(e.Plain)}, true
	case len(e.Examples) == 0:
		return lookup.Example{}, false
	}
	return e.Examples[0], true
}

// chosenRow is the row whose link is chosen, or one of whose entities is; nil
// where no row is meant. In a table of rows each begins with its own link, and
// those to its entities follow.
func (v *Page) chosenRow() *lookup.Entry {
	d := &v.detail
	if v.focus != paneDetail || d.Link == entry.NoLink {
		return nil
	}
	for i := d.Link; i >= 0; i-- {
		if d.Links[i].Kind == lookup.Row {
			return v.book.Get(d.Links[i])
		}
		if d.Links[i].Kind != lookup.Entity {
			return nil
		}
	}
	return nil
}

// payload is what goes out for an example: events and entities are wrapped,
// several of them together, for only so do they show how they bear on each
// other. What is neither goes as it stands: it may be an envelope, or broken
// on purpose.
func (v *Page) payload(x lookup.Example, now time.Time) sensor.Payload {
	if x.Row != "" && v.book.Spec == v.spec {
		if p, ok := v.env.Engine.Fixture(x.Row); ok {
			return p
		}
	}
	var several []json.RawMessage
	switch {
	case json.Unmarshal(x.Data, &several) == nil:
		items := make([][]byte, len(several))
		for i := range several {
			items[i] = several[i]
		}
		return sensor.Payload{Source: x.Name, Raw: sensor.Envelope(sensor.DefaultSensorID, now, v.book.Spec, items...)}
	case isItem(x.Data):
		return sensor.Payload{Source: x.Name, Data: x.Data}
	}
	return sensor.Payload{Source: x.Name, Raw: x.Data}
}

// isItem says whether a document is meant to stand in an envelope's data.
func isItem(document []byte) bool {
	var members map[string]json.RawMessage
	if json.Unmarshal(document, &members) != nil {
		return false
	}
	_, envelope := members["data"]
	for _, name := range []string{"@context", "id", "type"} {
		if _, ok := members[name]; ok && !envelope {
			return true
		}
	}
	return false
}

// exampleWords names an example in a sentence.
func exampleWords(x lookup.Example) string {
	if x.Row == "" {
		return x.Name
	}
	return lookup.RowWords(x.Row)
}

// send sends the chosen example over HTTP, as an outside sensor would.
func (v *Page) send() tea.Cmd {
	x, _ := v.chosenExample()
	v.sending = true
	env, s := v.env, v.env.Engine.Session()
	done := exampleSent{what: exampleWords(x), foreign: v.book.Spec != v.spec}
	payload := v.payload(x, time.Now())
	return page.After(func() exampleSent {
		before := s.Len()
		_, done.err = env.Engine.Send(env.Context, []sensor.Payload{payload}, func(p sensor.Progress) { done.reply = p.Last })
		// The endpoint answers once the message is in the session, so that it
		// is there by now.
		if entries := s.Entries(before, s.Len()); len(entries) > 0 {
			done.entry = entries[len(entries)-1]
		}
		return done
	}, func(done exampleSent) tea.Cmd {
		v.sending = false
		v.env.Say(came(done))
		return nil
	})
}

// came says what came of an example.
func came(msg exampleSent) (page.Tone, string) {
	switch {
	case msg.err != nil:
		return page.Failed, "Sending " + msg.what + " failed: " + msg.err.Error()
	case msg.reply.Err != nil:
		return page.Failed, "Sending " + msg.what + " got no answer: " + msg.reply.Err.Error()
	case !msg.reply.Accepted():
		return page.Failed, fmt.Sprintf("Sent %s: refused with %s. %s", msg.what, mark.StatusText(msg.reply.Status), msg.entry.Note)
	}
	words := fmt.Sprintf("Sent %s: %s.", msg.what, mark.CameTo(msg.entry))
	if msg.foreign {
		words += " It is of another version than the session, and fills no mark of it."
	}
	if msg.entry.Verdict == rule.Fail {
		return page.Warned, words // as a bad example should
	}
	return page.Told, words
}

// compose opens the chosen example in the compose page.
func (v *Page) compose() tea.Cmd {
	x, _ := v.chosenExample()
	return v.env.Open(page.ComposeEvent{Version: v.book.Spec, Source: x.Name, Data: x.Data})
}

// copyExample copies the chosen example as JSON.
func (v *Page) copyExample() tea.Cmd {
	x, _ := v.chosenExample()
	return v.env.Copy("the example "+x.Name, string(x.Data))
}

// showCode opens programs that send the chosen example.
func (v *Page) showCode() tea.Cmd {
	x, _ := v.chosenExample()
	return v.env.Open(page.ShowCode{What: "the example " + x.Name, Version: v.book.Spec, Data: x.Data})
}

// exampleSent says what came of an example that was sent.
type exampleSent struct {
	what    string // the row
	foreign bool   // it is of another version than the session
	reply   sensor.Reply
	entry   session.Entry // as the log has it; zero where it is not there
	err     error
}
