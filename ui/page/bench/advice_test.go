package bench

import (
	"testing"

	"caliper-playground/engine/conformance"
	"caliper-playground/engine/rule"
	"caliper-playground/ui/page/pagetest"
)

func TestAdviceOnAndOff(t *testing.T) {
	engine := pagetest.Received([]byte(`{"sensor": "https://example.org/sensors/1", "sendTime": "2026-03-02T09:15:01.000Z",
		"dataVersion": "http://purl.imsglobal.org/ctx/caliper/v1p2", "data": [` + rule.Lookup("advice-personal-data").Bad + `]}`))
	d := alone(t, engine, 120, 40)
	d.Shows("No findings")
	d.Press("H")
	d.Shows("advice-personal-data", "a name at “name”", "✓ pass")
	d.Press("W")
	if at := d.Screen.Opened; len(at) == 0 {
		t.Error("the page of the advice was not opened")
	}
	d.Press("H")
	d.Hides("advice-personal-data")
	m, err := engine.Current().Message(1)
	if err != nil || len(m.Assessment.Findings) > 0 && conformance.IsAdvice(m.Assessment.Findings[0]) {
		t.Errorf("the journal keeps the advice: %v, %v", err, m.Assessment.Findings)
	}
}

// Advice can be switched on before anything has come, and is then given with what does.
func TestAdviceBeforeTheFirstMessage(t *testing.T) {
	d := alone(t, pagetest.New(), 120, 40)
	d.Press("H")
	d.Shows("Advice stands among the findings")
	m, credits := pagetest.Judged([]byte(`{"sensor": "https://example.org/sensors/1", "sendTime": "2026-03-02T09:15:01.000Z",
		"dataVersion": "http://purl.imsglobal.org/ctx/caliper/v1p2", "data": [` + rule.Lookup("advice-personal-data").Bad + `]}`))
	d.Receive(m, credits...)
	d.Shows("advice-personal-data", "a name at “name”")
}
