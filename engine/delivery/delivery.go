// Package delivery knows endpoints that documents are sent to, the program's own and
// others, and tells what came of each document in terms of the file that it was read
// from. A session that was recorded tells the same of its messages. What is read, in
// which order it is sent, and what fails a run is the business of whoever sends.
package delivery

import (
	"caliper-playground/engine/report"
	"caliper-playground/engine/sensor"
)

// Receiver is where messages went, and what they earned there.
type Receiver interface {
	URL() string
	// Finish fills in what the whole run earned.
	Finish(*report.Result) error
}

// Target is an endpoint that is sent to, and what is known of its judgement.
type Target interface {
	Receiver
	Token() string
	// Destination is where a source goes to; nil where URL and Token say it.
	Destination(*Source) (*sensor.Destination, error)
	// Answered says what came of a message that holds these sources.
	Answered(sensor.Reply, []*Source) ([]report.Delivery, error)
	// Credit counts a source that an earlier run sent.
	Credit(*Source)
	Close() error
}

// Names are names in the order in which they came, each once.
type Names struct {
	all   []string
	known map[string]bool
}

// Add adds a name, unless it is there.
func (n *Names) Add(name string) {
	if n.known[name] {
		return
	}
	if n.known == nil {
		n.known = map[string]bool{}
	}
	n.known[name] = true
	n.all = append(n.all, name)
}

// All returns the names.
func (n Names) All() []string { return n.all }
