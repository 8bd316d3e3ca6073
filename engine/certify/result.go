package certify

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"caliper-playground/catalog"
	"caliper-playground/engine/conformance"
	"caliper-playground/engine/rule"
	"caliper-playground/engine/session"
	"caliper-playground/engine/why"
)

// Disclaimer is what every page and every report says.
const Disclaimer = "Practice run: this is not a 1EdTech certification."

// Statement is what has to be agreed to before results are submitted, one
// sentence each. Nobody can vouch for messages that came from the playground
// itself as the product's, so the first two sentences say which are meant.
func Statement(m Messages) []string {
	sent := "The product and version named here sent the messages of this run."
	made := "They are as the product made them; nobody wrote or mended one by hand."
	switch {
	case m.Playground == 0:
	case m.Playground == m.Received:
		sent = "None of the messages of this run came from the product named here; the playground itself sent them."
		made = "They say nothing of the product."
	default:
		sent = fmt.Sprintf("The product and version named here sent %d of the %d messages of this run; the playground itself sent the others.",
			m.Received-m.Playground, m.Received)
		made = "Those of the product are as it made them; nobody wrote or mended one by hand."
	}
	return []string{
		sent, made,
		"I have looked at what is not met and at the errors that were found.",
		"This is practice: it gives no registration number and no right to a conformance mark, and nothing is sent to 1EdTech.",
	}
}

// Result is what the messages of a run came to. The JSON forms of what is in it
// are those of the report, which is public.
type Result struct {
	Session  string
	Spec     catalog.Version
	Product  Product
	Run      Run
	Profiles []conformance.ProfileScore // sources are "message 12", numbered as in the session
	// Filled holds the rows that have marks, by their IDs, and BySensor names the
	// profiles that are met without what the playground itself sent.
	Filled   map[string]Filled
	Closest  *why.Closest // to the rows that nothing filled; nil where nothing was counted
	BySensor []string

	Messages Messages
	Arrivals Arrivals // what each message came by
	Items    Items
	Rules    []RuleCount // errors and warnings, the most frequent first
	Refusals []Refusal   // the most frequent first
	// OtherRefusals counts what was refused for causes beyond those listed.
	OtherRefusals int
	Tolerated     []Tolerated // tolerances that messages made use of
	Earlier       []Outcome   // of runs before this one
}

// Messages counts the messages of a run. First and Last number them as the
// session does; both are 0 where there is none.
type Messages struct {
	Received   int `json:"received"`
	Accepted   int `json:"accepted"`
	Refused    int `json:"refused"`
	TLS        int `json:"tls"`                // that came by TLS
	Plain      int `json:"plain"`              // that came by plain HTTP
	Playground int `json:"playground"`         // that the playground itself sent, and no sensor
	Unreadable int `json:"unreadable"`         // that the journal does not give back
	Strangers  int `json:"strangers,omitzero"` // without the session's token; they count in nothing else
	First      int `json:"first"`
	Last       int `json:"last"`
}

// Seen counts the messages that came during the run, those of strangers too.
func (m Messages) Seen() int { return m.Received + m.Strangers }

// MessageNumber is the number of a message in its session. In a report it is
// "message 12".
type MessageNumber int

func (n MessageNumber) String() string { return session.MessageName(int(n)) }

// MarshalText writes the number as a report does.
func (n MessageNumber) MarshalText() ([]byte, error) { return []byte(n.String()), nil }

// UnmarshalText reads what MarshalText writes.
func (n *MessageNumber) UnmarshalText(written []byte) error {
	number, _ := strings.CutPrefix(string(written), "message ")
	i, err := strconv.Atoi(number)
	*n = MessageNumber(i)
	return err
}

// Items counts the events and entities of well-formed messages, each by its
// verdict or as Repeated. Playground says how many of all came from the
// playground itself.
type Items struct {
	rule.Counts
	Repeated   int `json:"repeated"`
	Playground int `json:"playground"`
}

// RuleCount is how often a rule found something.
type RuleCount struct {
	Rule       string        `json:"rule"`
	Title      string        `json:"title"`
	Severity   rule.Severity `json:"severity"`
	Count      int           `json:"count"`
	Playground int           `json:"playground"` // of them, in what the playground itself sent
	First      MessageNumber `json:"first"`      // in which it found something first
	Pointer    string        `json:"pointer"`    // the place there
	Message    string        `json:"message"`    // the first finding's words
}

// Refusal is a cause for which messages were refused.
type Refusal struct {
	Status     int           `json:"status"`
	Count      int           `json:"count"`
	Playground int           `json:"playground"` // of them, sent by the playground itself
	Cause      string        `json:"cause"`
	Help       string        `json:"help"`
	First      MessageNumber `json:"first"` // that it was given for
}

// Tolerated is how many messages made use of a tolerance.
type Tolerated struct {
	Name  string
	Count int
}

// Met names the profiles that are met, in the guide's order, by whatever sent the
// messages.
func (r *Result) Met() []string { return metNames(r.Profiles) }

// Helped names those of the profiles that are met which would not be without
// what the playground itself sent.
func (r *Result) Helped() []string {
	return slices.DeleteFunc(r.Met(), func(name string) bool { return slices.Contains(r.BySensor, name) })
}

func metNames(profiles []conformance.ProfileScore) []string {
	met := []string{}
	for _, p := range profiles {
		if p.Met() && p.RowsMet > 0 {
			met = append(met, p.Profile.Name)
		}
	}
	return met
}
