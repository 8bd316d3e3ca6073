package report

import (
	"fmt"
	"strings"
	"time"

	"caliper-playground/engine/certify"
	"caliper-playground/engine/text"
)

// Arrivals says which transport each message of a run came by: "tls", "plain",
// or "unknown" where the journal did not give the message back.
type Arrivals struct {
	// Stretches covers the messages in their order, and AfterStretches counts
	// those after the last of them, where transports changed too often to list.
	Stretches      []Stretch `json:"stretches"`
	AfterStretches int       `json:"afterStretches"`
	Messages       []Arrival `json:"messages"`      // one by one, the first ones
	AfterMessages  int       `json:"afterMessages"` // messages beyond those
}

// Stretch is messages in a row, by their numbers in the session, that came by
// one transport.
type Stretch struct {
	First     int               `json:"first"`
	Last      int               `json:"last"`
	Transport certify.Transport `json:"transport"`
}

// Arrival is one message of a run. Time is null and Status 0 where the journal
// did not give it back.
type Arrival struct {
	Seq       int               `json:"seq"`
	Time      *time.Time        `json:"time"`
	Status    int               `json:"status"`
	Transport certify.Transport `json:"transport"`
}

func newArrivals(from certify.Arrivals) Arrivals {
	a := Arrivals{
		Stretches: make([]Stretch, 0, len(from.Stretches)), AfterStretches: from.AfterStretches,
		Messages: make([]Arrival, 0, len(from.Messages)), AfterMessages: from.AfterMessages,
	}
	for _, s := range from.Stretches {
		a.Stretches = append(a.Stretches, Stretch(s))
	}
	for _, m := range from.Messages {
		arrival := Arrival{Seq: m.Seq, Status: m.Status, Transport: m.Transport}
		if !m.Time.IsZero() {
			at := m.Time.UTC()
			arrival.Time = &at
		}
		a.Messages = append(a.Messages, arrival)
	}
	return a
}

// transports says in sentences what the messages came by, each one where they
// did not all come by the same.
func (c *Certification) transports() []string {
	m := c.Messages
	switch {
	case m.TLS+m.Plain == 0:
		return nil
	case m.Unreadable > 0:
	case m.Plain == 0:
		return []string{"All came by TLS, as the certification guide asks."}
	case m.TLS == 0:
		return []string{"All came by plain HTTP; the certification guide asks for TLS."}
	}
	return []string{
		fmt.Sprintf("%d came by TLS, %d by plain HTTP; the certification guide asks for TLS.", m.TLS, m.Plain),
		"By message: " + c.Arrivals.named() + ".",
	}
}

// maxNamedStretches is how many stretches are written out for people to read.
const maxNamedStretches = 40

// named names messages by what they came by: "1–40 TLS, 41 plain HTTP".
func (a *Arrivals) named() string {
	words := map[certify.Transport]string{certify.TLS: "TLS", certify.Plain: "plain HTTP", certify.NotReadBack: "not read back"}
	more := a.AfterStretches
	var said []string
	for i, s := range a.Stretches {
		if i >= maxNamedStretches {
			more += s.Last - s.First + 1
			continue
		}
		numbers := fmt.Sprint(s.First)
		if s.Last > s.First {
			numbers = fmt.Sprintf("%d–%d", s.First, s.Last)
		}
		said = append(said, numbers+" "+words[s.Transport])
	}
	line := strings.Join(said, ", ")
	if more > 0 {
		line += fmt.Sprintf(", and %s after that by the one or the other, as the report in JSON lists them", text.Plural(more, "message"))
	}
	return line
}
