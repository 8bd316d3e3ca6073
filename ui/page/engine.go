package page

import (
	"context"
	"iter"
	"time"

	"caliper-playground/catalog"
	"caliper-playground/engine/certify"
	"caliper-playground/engine/conformance"
	"caliper-playground/engine/endpoint"
	"caliper-playground/engine/rule"
	"caliper-playground/engine/sensor"
	"caliper-playground/engine/session"
)

// Session is what pages read of a session. All of it but Message is memory.
type Session interface {
	// Known says what was described so far; it may be asked by any goroutine.
	Known() rule.Scope
	// Preview says what the session would make of a message, and takes nothing
	// in. It may wait, so it is called in commands.
	Preview(x session.Exchange) session.Message
	ID() string
	Token() string
	Spec() catalog.Version
	Journal() string
	Notice() string
	Len() int
	Entries(from, to int) []session.Entry
	Message(seq int) (session.Message, error)
	Scorecard() []conformance.ProfileScore
	Totals() session.Totals
	Trouble() session.Trouble
	Outside() time.Time
	Requests() (last []session.Request, all int)
	Subscribe() (wake <-chan struct{}, stop func())
}

// Engine is what pages can have done. Its methods may wait, so they are called
// in commands; Session and Endpoint answer at once.
type Engine interface {
	// Session returns the session that is under way.
	Session() Session
	// Endpoint says where sensors send to.
	Endpoint() Endpoint
	// Fixture returns the event that shows a row, by the row's ID.
	Fixture(rowID string) (sensor.Payload, bool)
	// Send sends to the endpoint over HTTP, as an outside sensor would.
	Send(ctx context.Context, payloads []sensor.Payload, progress func(sensor.Progress)) (sensor.Report, error)
	// SendAll is Send for payloads that are read while they are sent; total is 0
	// where it is not known.
	SendAll(ctx context.Context, payloads iter.Seq[sensor.Payload], total int, progress func(sensor.Progress)) (sensor.Report, error)
	// Judging says how the session judges what it receives. It answers at once.
	Judging() conformance.Options
	// Tolerate sets the session's tolerances, from the next message on. It
	// answers at once.
	Tolerate(t rule.Tolerances)
	// KeepJudging notes how the session judges, so that a class that comes back
	// judges as it did. It writes to disk.
	KeepJudging() error
	// Misbehaviour returns what the endpoint does to messages on purpose, those of all
	// of its sessions. It answers at once.
	Misbehaviour() []endpoint.Misbehaviour
	// Misbehave has the endpoint do so from the next message on, and count from the
	// beginning. It answers at once.
	Misbehave(all []endpoint.Misbehaviour)
	// Fresh ends the session and starts another with the same URL and token, for a
	// version of Caliper, which may be another one.
	Fresh(spec catalog.Version) (Session, error)
	// Secure has the endpoint speak TLS as well; from then on Endpoint names that.
	Secure() error
	// Certification keeps the state of the session's practice certification. It
	// answers at once; the keeper's Flush may wait.
	Certification() *certify.Keeper
	// SaveReport writes the reports of a run of it and returns their paths.
	SaveReport(r certify.Result) ([]string, error)
}

// Endpoint says where sensors send to.
type Endpoint struct {
	URL     string
	Address string // host and port, as they stand in the URL
	Token   string
	// Authority is the path of the certificate that a sender must trust, where
	// the endpoint speaks TLS with a certificate of its own making.
	Authority string
}

// HiddenToken stands for a token on pages that an audience may see, until it is
// asked for.
const HiddenToken = "••••••••••••••••"

// Hidden is the endpoint with its token hidden, where one is asked for.
func (e Endpoint) Hidden() Endpoint {
	if e.Token != "" {
		e.Token = HiddenToken
	}
	return e
}

// Own says what the session behind the endpoint has to itself.
func (e Endpoint) Own() string {
	if e.Token == "" { // none is asked for
		return "a URL of its own"
	}
	return "a URL and a token of its own"
}

// Curl returns a command that sends an envelope from a file.
func (e Endpoint) Curl() string { return e.Target().SendFile("envelope.json").Lines() }

// Target is the endpoint as a sensor knows it.
func (e Endpoint) Target() sensor.Target {
	return sensor.Target{URL: e.URL, Token: e.Token, Authority: e.Authority}
}

// Snapshot is what a session holds at one moment.
type Snapshot struct {
	Len      int
	Totals   session.Totals
	Profiles []conformance.ProfileScore
	Requests []session.Request // the last ones that brought no message
}

// TakeSnapshot reads a session. It waits for the session's lock, so it is
// called in commands and at the start.
func TakeSnapshot(s Session) Snapshot {
	// The length comes first: what arrives in between is counted below only
	// with the next snapshot, never listed before it is there.
	snapshot := Snapshot{Len: s.Len(), Totals: s.Totals(), Profiles: s.Scorecard()}
	snapshot.Requests, _ = s.Requests()
	return snapshot
}

// RunSnapshot is what the messages of a run have come to, as they are counted.
func RunSnapshot(r certify.Result) Snapshot {
	return Snapshot{
		Len: r.Messages.Seen(),
		Totals: session.Totals{
			Messages: r.Messages.Received, Accepted: r.Messages.Accepted, Refused: r.Messages.Refused,
			Counts: r.Items.Counts, Repeated: r.Items.Repeated,
		},
		Profiles: r.Profiles,
	}
}

// ProfilesMet counts the profiles that are met.
func (s Snapshot) ProfilesMet() conformance.Met { return conformance.CountMet(s.Profiles) }
