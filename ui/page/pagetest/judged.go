package pagetest

import (
	"testing"

	"caliper-playground/catalog"
	"caliper-playground/engine/conformance"
	"caliper-playground/engine/rule"
	"caliper-playground/engine/sensor"
	"caliper-playground/engine/session"
	"caliper-playground/fixtures"
)

// Judged returns a message with any body, judged as a session would judge it
// that knows nothing else.
func Judged(body []byte) (session.Message, []conformance.Credit) {
	a := conformance.NewAssessor(conformance.Options{Spec: catalog.V1p2}).Assess(body, nil)
	m := session.Message{
		Entry:      session.Entry{Status: 200, Judged: true, Verdict: a.Verdict, Items: a.Entries()},
		Exchange:   exchange(string(body)),
		Assessment: a,
	}
	if a.Transport != conformance.WellFormed {
		m.Status = 400
	}
	for _, f := range a.Findings {
		switch f.Severity {
		case rule.Error:
			m.Errors++
		case rule.Warning:
			m.Warnings++
		}
		if m.Note == "" && f.Severity == rule.Error {
			m.Note = "no mark: " + f.Rule
		}
	}
	if head := a.Head(); head != nil {
		m.Event, m.Action, m.Object = head.Type, head.Action, head.Object
	}
	var credits []conformance.Credit
	for _, item := range a.Items {
		credits = append(credits, item.Credits...)
	}
	return m, credits
}

// Mistake returns a deliberate mistake as it would arrive in an envelope.
func Mistake(t testing.TB, name string) []byte {
	t.Helper()
	for _, m := range fixtures.ListMistakes(catalog.V1p2) {
		if m.Name == name {
			return sensor.Envelope("https://example.org/plain", Start, catalog.V1p2, m.Data)
		}
	}
	t.Fatalf("there is no mistake called %s", name)
	return nil
}

// Received returns an engine that has received bodies and judged them.
func Received(bodies ...[]byte) *Engine {
	engine := New()
	for _, body := range bodies {
		m, credits := Judged(body)
		engine.Current().Receive(m, credits...)
	}
	return engine
}

// OddEvent is an event of a type that nobody knows. What is done to what leaves
// open which one was meant.
const OddEvent = `{"@context":"http://purl.imsglobal.org/ctx/caliper/v1p2","id":"urn:uuid:2c9e0a1e-5f0e-4b1c-9a55-0b5a7c0a6a11","type":"OddEvent","action":"Submitted",` +
	`"actor":{"id":"https://example.org/people/7","type":"Person"},"object":{"id":"https://example.org/quizzes/2","type":"Assessment"},"eventTime":"2026-01-24T09:08:45.711Z"}`
