package expect

import (
	"fmt"

	"caliper-playground/engine/rule"
)

// FailOn says from which verdict on documents fail a run.
type FailOn string

// The thresholds.
const (
	OnError   FailOn = "error"
	OnWarning FailOn = "warning"
	Never     FailOn = "never"
)

// ParseFailOn reads a threshold.
func ParseFailOn(s string) (FailOn, error) {
	switch f := FailOn(s); f {
	case OnError, OnWarning, Never:
		return f, nil
	}
	return "", fmt.Errorf("%q is none of error, warning and never", s)
}

// Terms are what fails a run, where nothing else is expected.
type Terms struct {
	FailOn FailOn // "" for OnError
	Strict bool   // what is unjudged fails, too
}

// Fail says whether a document of that verdict is a failed one. Under Never it is
// that, too; it only does not fail the run.
func (t Terms) Fail(v rule.Verdict) bool {
	switch v {
	case rule.Fail:
		return true
	case rule.Warn:
		return t.FailOn == OnWarning
	case rule.Unjudged:
		return t.Strict
	}
	return false
}

// least is the severity from which a finding counts as new.
func (t Terms) least() rule.Severity {
	if t.FailOn == OnWarning {
		return rule.Warning
	}
	return rule.Error
}
