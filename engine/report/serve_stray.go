package report

import (
	"fmt"
	"strings"
	"time"

	"caliper-playground/engine/endpoint"
	"caliper-playground/engine/text"
)

// strayLine is a line of the endpoint's own log in JSON. Its form is public: every
// field is always there.
type strayLine struct {
	Kind   string    `json:"kind"` // "endpoint"
	Time   time.Time `json:"time"`
	Status int       `json:"status"`
	Method string    `json:"method"` // empty where the request could not be read
	Path   string    `json:"path"`
	Remote string    `json:"remote"`
	Cause  string    `json:"cause"`
	Help   string    `json:"help"`
}

// Stray writes a line for what was sent to no session.
func (s *Serve) Stray(stray endpoint.Stray) error {
	if s.json {
		return s.line(strayLine{"endpoint", stray.Time, stray.Status, stray.Method, stray.Path, stray.Remote, stray.Cause, stray.Help})
	}
	if s.opened > 1 {
		s.printer.print(text.Pad("endpoint", nameWidth) + " ")
	}
	status := fmt.Sprint(stray.Status)
	if stray.Status == 0 {
		status = "  –"
	}
	what := strings.TrimSpace(text.Clean(stray.Method + " " + stray.Path))
	s.printer.printf("    –  %s  %s – %s\n", stray.Time.Local().Format(time.TimeOnly), status,
		strings.TrimSpace(what+"  "+text.Clean("to no session: "+stray.Cause)))
	return s.printer.err
}
