package certify

import (
	"fmt"
	"strings"

	"caliper-playground/engine/sensor"
	"caliper-playground/engine/session"
)

// fromPlayground says whether a message came from the playground's own sensor:
// from the bench, Compose, Load, or the command that replays. That sensor names
// itself in a header, which the endpoint notes; journals of earlier versions have
// the header alone. Whoever else uses the name says the same of itself.
func fromPlayground(x *session.Exchange) bool {
	if x.Playground {
		return true
	}
	for _, f := range x.Header {
		if strings.EqualFold(f.Name, "User-Agent") {
			return f.Value == sensor.UserAgent
		}
	}
	return false
}

// OwnWords says how many of a run's messages came from the playground itself, as
// a sentence, or "" where none did.
func OwnWords(playground, received int) string {
	switch {
	case playground == 0:
		return ""
	case received == 1:
		return "The message came from the playground itself, not from your sensor."
	case playground == received:
		return fmt.Sprintf("All %d messages came from the playground itself, not from your sensor.", received)
	}
	return fmt.Sprintf("%d of %d messages came from the playground itself, not from your sensor.", playground, received)
}

// maxNamed is how many messages are named that have filled a row, of each origin.
const maxNamed = 5

// Marks are the marks of one row that came from one origin.
type Marks struct {
	Count    int   `json:"count"`    // events, each of which earned a mark
	Messages []int `json:"messages"` // the first messages that earned one, in their order
	More     int   `json:"more"`     // messages that earned one beyond those
	last     int   // the last of all
}

// add counts a mark that a message has earned. Messages come in order.
func (m *Marks) add(seq int) {
	m.Count++
	switch {
	case m.last == seq:
		return
	case len(m.Messages) < maxNamed:
		m.Messages = append(m.Messages, seq)
	default:
		m.More++
	}
	m.last = seq
}

// copied returns the marks as they are now.
func (m *Marks) copied() Marks {
	c := *m
	c.Messages = append([]int{}, m.Messages...)
	return c
}

// Filled tells the marks of a row apart by where they came from.
type Filled struct {
	Sensor     Marks `json:"sensor"`     // of the product
	Playground Marks `json:"playground"` // its own messages
}
