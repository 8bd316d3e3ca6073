package certify

import "time"

// Transport is what a message came by.
type Transport string

// The transports. A message that the journal does not give back has no known one.
const (
	TLS          Transport = "tls"
	Plain        Transport = "plain"
	NotReadBack  Transport = "unknown"
	maxArrivals            = 10_000 // messages that are listed one by one
	maxStretches           = 1_000  // stretches that are told apart
)

// Arrival is one message of a run with the transport it came by. Time, in UTC,
// is nil and Status 0 where it could not be read back.
type Arrival struct {
	Seq       int        `json:"seq"`
	Time      *time.Time `json:"time"`
	Status    int        `json:"status"`
	Transport Transport  `json:"transport"`
}

// Stretch is messages in a row, by their numbers, that came by one transport.
type Stretch struct {
	First     int       `json:"first"`
	Last      int       `json:"last"`
	Transport Transport `json:"transport"`
}

// Arrivals says which transport each message of a run came by. A run has no
// bound, so both lists have one; they say what they leave out.
type Arrivals struct {
	// Stretches covers the messages from the first on, in their order, and
	// AfterStretches counts the messages after the last of them.
	Stretches      []Stretch `json:"stretches"`
	AfterStretches int       `json:"afterStretches"`
	Messages       []Arrival `json:"messages"`      // the first ones, in their order
	AfterMessages  int       `json:"afterMessages"` // messages beyond those
}

// add notes a message. Messages come in order.
func (a *Arrivals) add(m Arrival) {
	if len(a.Messages) < maxArrivals {
		a.Messages = append(a.Messages, m)
	} else {
		a.AfterMessages++
	}
	n := len(a.Stretches)
	switch {
	case a.AfterStretches > 0:
		a.AfterStretches++
	case n > 0 && a.Stretches[n-1].Transport == m.Transport:
		a.Stretches[n-1].Last = m.Seq
	case n < maxStretches:
		a.Stretches = append(a.Stretches, Stretch{m.Seq, m.Seq, m.Transport})
	default:
		a.AfterStretches = 1
	}
}

// copied returns the arrivals as they are now. The list of messages only grows
// at its end, so that the copy may share what it has of it.
func (a *Arrivals) copied() Arrivals {
	c := *a
	c.Messages = a.Messages[:len(a.Messages):len(a.Messages)]
	c.Stretches = append([]Stretch{}, a.Stretches...)
	return c
}
