package certify

import (
	"caliper-playground/catalog"
	"caliper-playground/engine/conformance"
	"caliper-playground/engine/rule"
)

// Disclaimer is what every page and every report says.
const Disclaimer = "Practice run: this is not a 1EdTech certification."

// Statement is what has to be agreed to before results are submitted, one
// sentence each.
func Statement() []string {
	return []string{
		"The product and version named here sent the messages of this run.",
		"They are as the product made them; nobody wrote or mended one by hand.",
		"I have looked at what is not met and at the errors that were found.",
		"This is practice: it gives no registration number and no right to a conformance mark, and nothing is sent to 1EdTech.",
	}
}

// Result is what the messages of a run came to.
type Result struct {
	Session  string
	Spec     catalog.Version
	Product  Product
	Run      Run
	Profiles []conformance.ProfileScore // sources are "message 12", numbered as in the session

	Messages Messages
	Items    Items
	Rules    []RuleCount // errors and warnings, the most frequent first
	Refusals []Refusal   // the most frequent first
	// OtherRefusals counts what was refused for causes beyond those listed.
	OtherRefusals int
	Tolerated     []Tolerated // tolerances that messages made use of
	// Allowed names the tolerances that the session grants, and Strict says
	// whether it turns warnings into errors.
	Allowed []string
	Strict  bool
	Earlier []Outcome // of runs before this one
}

// Messages counts the messages of a run.
type Messages struct {
	Received, Accepted, Refused int
	TLS, Plain                  int // by which they came
	Unreadable                  int // that the journal does not give back
}

// Items counts the events and entities of well-formed messages, each in one of
// the four.
type Items struct{ Pass, Warn, Fail, Repeated int }

// RuleCount is how often a rule found something.
type RuleCount struct {
	Rule     string
	Severity rule.Severity
	Count    int
	Message  string // the first finding's words
	First    int    // the first message that it found something in
	Pointer  string // the place there
}

// Refusal is a cause for which messages were refused.
type Refusal struct {
	Status      int
	Cause, Help string
	Count       int
	First       int // the first message that it was given for
}

// Tolerated is how many messages made use of a tolerance.
type Tolerated struct {
	Name  string
	Count int
}

// Met names the profiles that are met, in the guide's order.
func (r *Result) Met() []string {
	met := []string{}
	for _, p := range r.Profiles {
		if p.Met() && p.RowsMet > 0 {
			met = append(met, p.Profile.Name)
		}
	}
	return met
}
