// Package mistake holds mistakes that are made on purpose, to be shown: what is
// sent, how it is sent, what the endpoint will answer, and why. Some are of the
// transport, some of what a message holds; each is there for every version of
// Caliper. The package makes what a sensor sends, and sends nothing.
package mistake

import (
	"bytes"
	"net/http"
	"slices"
	"time"

	"github.com/google/uuid"

	"caliper-playground/catalog"
	"caliper-playground/engine/rule"
	"caliper-playground/engine/sensor"
)

// Kind says what a mistake is about.
type Kind int

// The kinds, in the order in which they are listed.
const (
	Transport Kind = iota // how a message is sent: the endpoint refuses it
	Content               // what it holds: the endpoint takes it, and it is told what is wrong
)

// Mistake is one mistake, and what comes of it at the playground's endpoint as long
// as no tolerance is granted and nothing is misbehaved.
type Mistake struct {
	Name  string // "token-missing", the same for each version
	Kind  Kind
	Title string // a few words
	Wrong string // what is done wrong, in one sentence
	Will  string // what happens, in one sentence
	Why   string // why that is so, and how it is done right
	Rule  string // the rule that finds it; "" where none does
	Set   string // the document of the built-in set that it sends; "" for none of these
	Steps []Step // what is sent, one behind the other

	ids []string // UUIDs of events and things, which are other ones each time it is sent
}

// Step is one message of a mistake.
type Step struct {
	Says    string       // what it is, where there are several
	Status  int          // of the answer
	Judged  bool         // its content is looked at; it is not where the message is refused before
	Verdict rule.Verdict // on its content
	Marked  bool         // it earns a mark
	Payload sensor.Payload
}

// Of returns the mistakes of a version in the order in which they are listed. The
// same is returned each time; callers must not change the bytes.
func Of(v catalog.Version) []Mistake { return slices.Concat(transport(v), content(v)) }

// Named returns the mistake of that name, and whether there is one.
func Named(v catalog.Version, name string) (Mistake, bool) {
	all := Of(v)
	at := slices.IndexFunc(all, func(m Mistake) bool { return m.Name == name })
	if at < 0 {
		return Mistake{}, false
	}
	return all[at], true
}

// Payloads returns what is to be sent, its steps one behind the other: with other
// ids each time, so that the same mistake can be shown twice, while what a step
// repeats of the one before stays the same.
func (m Mistake) Payloads() []sensor.Payload {
	payloads := make([]sensor.Payload, len(m.Steps))
	for i, step := range m.Steps {
		payloads[i] = step.Payload
	}
	for _, old := range m.ids {
		another := uuid.NewString()
		for i := range payloads {
			payloads[i].Data = replaced(payloads[i].Data, old, another)
			payloads[i].Raw = replaced(payloads[i].Raw, old, another)
		}
	}
	return payloads
}

func replaced(b []byte, old, another string) []byte {
	if b == nil {
		return nil
	}
	return bytes.ReplaceAll(b, []byte(old), []byte(another))
}

// Last is the step that the mistake comes to.
func (m Mistake) Last() Step { return m.Steps[len(m.Steps)-1] }

// NeedsToken says whether the mistake is none where the endpoint asks for no token.
func (m Mistake) NeedsToken() bool { return m.Last().Status == http.StatusUnauthorized }

// sensorID is the sensor that the envelopes name, and sendTime when they went: the
// same each time, so that a mistake is the same document each time.
const sensorID = "urn:caliper-playground:mistake"

var sendTime = time.Date(2026, time.March, 2, 9, 15, 0, 0, time.UTC)
