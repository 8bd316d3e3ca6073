package report

import (
	"fmt"
	"strings"
	"time"

	"caliper-playground/engine/text"
)

// Run says which program wrote a report, and what it was asked for. Its JSON
// form is public.
type Run struct {
	Name    string    `json:"name"`
	Version string    `json:"version"`
	Command string    `json:"command"` // its command line, secrets left out
	Started time.Time `json:"started"` // in UTC
	Seconds float64   `json:"seconds"` // how long it took
}

// line says it in a line: "caliper-playground v1.2.0: check my-events/".
func (r Run) line() string {
	return text.Clean(strings.TrimSpace(fmt.Sprintf("%s %s: %s", r.Name, r.Version, r.Command)))
}

// when says when the run began and how long it took.
func (r Run) when() string {
	return fmt.Sprintf("%s, %.2f s", r.Started.UTC().Format("2006-01-02 15:04:05"), r.Seconds)
}

func (r Run) took() time.Duration { return time.Duration(r.Seconds * float64(time.Second)) }
