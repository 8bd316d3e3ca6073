package report

import (
	"fmt"

	"caliper-playground/catalog"
	"caliper-playground/engine/session"
	"caliper-playground/engine/text"
	"caliper-playground/engine/why"
)

// SessionSummary is what a session holds when serve ends. Its JSON form is public: every
// field is always there.
type SessionSummary struct {
	Kind     string    `json:"kind"` // "summary"
	Session  string    `json:"session"`
	Learner  string    `json:"learner,omitzero"` // whose session it is; left out where that was not said
	Messages Arrived   `json:"messages"`
	Events   Events    `json:"events"`
	Profiles []Profile `json:"profiles"`
}

// Arrived counts the messages that came by what they were answered.
type Arrived struct {
	Received int `json:"received"`
	Accepted int `json:"accepted"` // 2xx
	Refused  int `json:"refused"`
	// OnPurpose counts those that the endpoint refused or dropped because it was told
	// to misbehave, and Retries those that were sent again for one of them.
	OnPurpose int `json:"onPurpose"`
	Retries   int `json:"retries"`
}

// NewSessionSummary makes a summary of a session as it is now. It reads the journal.
func NewSessionSummary(s *session.Session) SessionSummary {
	t := s.Totals()
	return SessionSummary{
		Kind: "summary", Session: s.ID(),
		Messages: Arrived{Received: t.Messages, Accepted: t.Accepted, Refused: t.Refused, OnPurpose: t.OnPurpose, Retries: t.Retries},
		Events:   Events{Counts: t.Counts, Repeated: t.Repeated},
		Profiles: ProfilesOf(s),
	}
}

// ProfilesOf makes results from the marks of a session as it is now. It reads the
// journal.
func ProfilesOf(s *session.Session) []Profile {
	scores := s.Scorecard()
	return NewProfiles(s.Spec(), scores, nil, why.Near(catalog.Get(s.Spec()), s, why.Open(scores)))
}

// End says what a session holds at the end: in text the table that replay has. Where
// there are several sessions, what Class writes says it.
func (s *Serve) End(sum SessionSummary) error {
	if s.json {
		return s.line(sum)
	}
	if s.opened > 1 { // the table of the class says it
		return s.printer.err
	}
	came := "no message came"
	if n := sum.Messages.Received; n > 0 {
		came = fmt.Sprintf("%s, %d accepted, %d refused", text.Plural(n, "message"), sum.Messages.Accepted, sum.Messages.Refused)
	}
	if n := sum.Messages.OnPurpose; n > 0 {
		came += fmt.Sprintf(", %d refused on purpose", n)
	}
	if n := sum.Messages.Retries; n > 0 {
		came += fmt.Sprintf(", %d sent again for that", n)
	}
	s.printer.printf("\nReceived  %s\n", came)
	if sum.Messages.Received > 0 {
		s.printer.printf("Items     %s; %d repeated\n\n", sum.Events.Words(), sum.Events.Repeated)
		(&textReport{printer: s.printer, paint: s.paint}).profiles("Profile", sum.Profiles)
	}
	return s.printer.err
}
