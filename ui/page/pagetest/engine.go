package pagetest

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strings"
	"sync"

	"caliper-playground/catalog"
	"caliper-playground/engine/certify"
	"caliper-playground/engine/conformance"
	"caliper-playground/engine/endpoint"
	"caliper-playground/engine/rule"
	"caliper-playground/engine/sensor"
	"caliper-playground/engine/session"
	"caliper-playground/ui/page"
)

// Engine sends into its session at once, every payload a message that marks
// the row it is named after. It implements page.Engine.
type Engine struct {
	// Gate, where it is not nil, lets one message through for each value.
	Gate chan struct{}
	// SendErr and FreshErr, where they are not nil, are what Send and Fresh
	// come to.
	SendErr, FreshErr error
	// Full has the endpoint refuse what it could not put in the journal: it
	// answers 503, and nothing gets into the log.
	Full bool
	// SaveErr, where it is not nil, is what saving a report comes to.
	SaveErr error

	name string // of its first session, and in its URL for good

	mu      sync.Mutex
	session *Session
	began   int
	keeper  *certify.Keeper
	saved   []certify.Result
	secured bool // its endpoint speaks TLS

	tolerances rule.Tolerances
	misbehaves []endpoint.Misbehaviour
}

// New returns an engine with an empty session.
func New() *Engine { return Named("7c1e5b") }

// Named returns an engine with an empty session of that name.
func Named(name string) *Engine {
	return &Engine{name: name, session: NewSession(name), keeper: newKeeper(name)}
}

// Current returns the session that is under way.
func (e *Engine) Current() *Session {
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.session
}

// Session implements page.Engine.
func (e *Engine) Session() page.Session { return e.Current() }

// Endpoint implements page.Engine.
func (e *Engine) Endpoint() page.Endpoint {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.secured {
		return page.Endpoint{
			URL: "https://127.0.0.1:41874/caliper/" + e.name + "/message", Address: "127.0.0.1:41874", Token: "a-token",
			Authority: "/state/tls/ca.pem",
		}
	}
	return page.Endpoint{URL: "http://127.0.0.1:41873/caliper/" + e.name + "/message", Address: "127.0.0.1:41873", Token: "a-token"}
}

// Fixture implements page.Engine.
func (e *Engine) Fixture(rowID string) (sensor.Payload, bool) {
	return sensor.Payload{Source: rowID, Data: []byte("{}")}, true
}

// Send implements page.Engine.
func (e *Engine) Send(ctx context.Context, payloads []sensor.Payload, progress func(sensor.Progress)) (sensor.Report, error) {
	return e.SendAll(ctx, slices.Values(payloads), len(payloads), progress)
}

// Judging implements page.Engine.
func (e *Engine) Judging() conformance.Options {
	e.mu.Lock()
	defer e.mu.Unlock()
	return conformance.Options{Spec: catalog.V1p2, Tolerances: e.tolerances}
}

// Misbehaviour implements page.Engine.
func (e *Engine) Misbehaviour() []endpoint.Misbehaviour {
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.misbehaves
}

// Misbehave implements page.Engine. It does nothing to the messages of a test.
func (e *Engine) Misbehave(all []endpoint.Misbehaviour) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.misbehaves = all
}

// Tolerate implements page.Engine.
func (e *Engine) Tolerate(t rule.Tolerances) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.tolerances = t
}

// KeepJudging implements page.Engine.
func (*Engine) KeepJudging() error { return nil }

// SendAll implements page.Engine.
func (e *Engine) SendAll(ctx context.Context, payloads iter.Seq[sensor.Payload], total int, progress func(sensor.Progress)) (sensor.Report, error) {
	var report sensor.Report
	for payload := range payloads {
		if e.Gate != nil {
			select {
			case <-ctx.Done():
				return report, ctx.Err()
			case <-e.Gate:
			}
		}
		if e.SendErr != nil {
			return report, e.SendErr
		}
		status := e.receive(payload)
		report.Messages++
		if status == 200 {
			report.Accepted++
		} else {
			report.Refused++
		}
		progress(sensor.Progress{Sent: report.Messages, Total: total, Last: sensor.Reply{Sources: []string{payload.Source}, Status: status}})
	}
	return report, ctx.Err()
}

// receive takes a payload into the session, and returns the status of the answer.
func (e *Engine) receive(payload sensor.Payload) int {
	switch {
	case e.Full:
		return 503
	case payload.Raw == nil:
		row := payload.Source
		if strings.Count(row, "/") != 2 { // not one of ours
			row = reading
		}
		e.Current().Receive(Conformant(row))
		return 200
	case payload.Manner != nil: // of all manners it knows one
		e.Current().Receive(Refused())
		return 401
	}
	m, credits := Judged(payload.Raw)
	e.Current().Receive(m, credits...)
	return m.Status
}

// Fresh implements page.Engine. Its sessions are of 1.2 all the same.
func (e *Engine) Fresh(catalog.Version) (page.Session, error) {
	if e.FreshErr != nil {
		return nil, e.FreshErr
	}
	e.mu.Lock()
	defer e.mu.Unlock()
	e.began++
	e.session = NewSession(fmt.Sprintf("fresh-%d", e.began))
	e.keeper = newKeeper(e.session.ID())
	return e.session, nil
}

// Conformant returns a message with an event that fills the row of that ID.
func Conformant(rowID string) (session.Message, conformance.Credit) {
	parts := strings.Split(rowID, "/")
	credit := conformance.Credit{Profile: parts[0], Event: parts[1], Action: parts[2], RowID: rowID}
	body := fmt.Sprintf(`{"sensor":"urn:x:sensor","data":[{"type":%q,"action":%q,"actor":{"id":"https://example.org/people/7","type":"Person"},`+
		`"object":{"id":"https://example.org/things/2","type":"Thing","name":"Two"},"eventTime":"2024-03-14T10:16:00.000Z"}]}`, parts[1], parts[2])
	item := conformance.Item{Pointer: "/data/0", Kind: "event", Type: parts[1], Action: parts[2], Actor: "Person", Spec: catalog.V1p2, Credits: []conformance.Credit{credit}}
	return session.Message{
		Entry:      session.Entry{Status: 200, Judged: true, Items: 1, Event: parts[1], Action: parts[2], Object: "Thing"},
		Exchange:   exchange(body),
		Assessment: &conformance.Assessment{Transport: conformance.WellFormed, Items: []conformance.Item{item}},
	}, credit
}

// Mistaken returns a message with an event whose action is not known.
func Mistaken() session.Message {
	m, _ := Conformant("AssessmentProfile/AssessmentEvent/Submited")
	m.Verdict, m.Errors, m.Note = rule.Fail, 1, "no mark: unknown action"
	finding := rule.Finding{
		Rule: "action-unknown", Severity: rule.Error, Pointer: "/data/0/action", Line: 1, Column: 61,
		Message:   "Submited is not an action of Caliper 1.2. Did you mean Submitted?",
		Reference: "Caliper 1.2, section 3.6",
		Fix:       []rule.Op{{Op: "replace", Path: "/data/0/action", Value: []byte(`"Submitted"`)}},
	}
	m.Assessment.Verdict, m.Assessment.Findings = rule.Fail, []rule.Finding{finding}
	item := &m.Assessment.Items[0]
	item.Verdict, item.Findings, item.Credits = rule.Fail, m.Assessment.Findings, nil
	item.Uncredited = "the action Submited is not known; Submitted would fill Assessment › AssessmentEvent › Submitted."
	return m
}

// Refused returns a message that was not read, for want of "Bearer".
func Refused() session.Message {
	m := session.Message{
		Entry:    session.Entry{Status: 401, Note: `the token is right, "Bearer" is missing`},
		Exchange: exchange(""),
	}
	m.Exchange.Cause = `The token is right, but the scheme is missing: "Authorization: Bearer TOKEN" was expected.`
	m.Exchange.Help = `Set the library's apiKey to "Bearer TOKEN", or start with --tolerate bare-token.`
	return m
}

func exchange(body string) session.Exchange {
	return session.Exchange{
		Method: "POST", Path: "/caliper/7c1e5b/message", Protocol: "HTTP/1.1", Remote: "127.0.0.1:50000",
		Header: []session.Field{{Name: "Content-Type", Value: "application/json"}, {Name: "Authorization", Value: "Bearer (hidden)"}},
		Body:   []byte(body),
	}
}

// ErrBroken is an error for the sad paths.
var ErrBroken = errors.New("the wire is cut")
