package report

import (
	"fmt"
	"io"
	"slices"
	"time"

	"caliper-playground/catalog"
	"caliper-playground/engine/certify"
	"caliper-playground/engine/conformance"
	"caliper-playground/engine/document"
	"caliper-playground/engine/rule"
)

// Certification is the result of a practice certification. Its JSON form is
// public: every field is always there, with empty arrays and strings where there
// is nothing to say.
type Certification struct {
	Notice string `json:"notice"` // that this is practice and certifies nothing
	// State is "submitted", or "under way" for results so far.
	State   string          `json:"state"`
	Product certify.Product `json:"product"` // the form, as it was typed
	Session string          `json:"session"` // the session's ID
	Run     int             `json:"run"`     // from 1
	Spec    catalog.Version `json:"spec"`    // whose rows are marked
	Started time.Time       `json:"started"` // in UTC
	// Completed is null while the run is under way.
	Completed *time.Time `json:"completed"`
	// Met names the profiles that are met, in the guide's order, and MetBySensor
	// those of them that are met without what the playground itself sent.
	Met         []string               `json:"met"`
	MetBySensor []string               `json:"metBySensor"`
	Profiles    []CertificationProfile `json:"profiles"` // all of the version, in the guide's order
	Messages    CertificationMessages  `json:"messages"`
	Arrivals    Arrivals               `json:"arrivals"` // which transport each message came by
	Items       CertificationItems     `json:"items"`
	Rules       []CertificationRule    `json:"rules"`    // errors, then warnings; the most frequent first
	Refusals    []CertificationCause   `json:"refusals"` // the most frequent first
	// OtherRefusals counts messages refused for causes that are not listed.
	OtherRefusals int        `json:"otherRefusals"`
	Tolerances    Tolerances `json:"tolerances"`
	// Strict says that warnings counted as errors, at least for a time.
	Strict bool `json:"strict"`
	// Statement is what was confirmed; empty while the run is under way.
	Statement   []string     `json:"statement"`
	EarlierRuns []EarlierRun `json:"earlierRuns"` // the oldest first
}

// The states of a practice certification's run, as a report tells them.
const (
	Submitted = "submitted"
	UnderWay  = "under way"
)

// CertificationProfile is a profile with its rows and who filled them.
type CertificationProfile struct {
	Profile     string             `json:"profile"`
	Met         bool               `json:"met"`
	MetBySensor bool               `json:"metBySensor"` // without what the playground itself sent
	Required    Progress           `json:"required"`
	Rows        []CertificationRow `json:"rows"`
}

// CertificationRow is a row with its marks, told apart by where they came from.
type CertificationRow struct {
	Row
	Sensor     CertificationMarks `json:"sensor"`     // of the product
	Playground CertificationMarks `json:"playground"` // its own messages
}

// CertificationMarks are marks of a row with the messages that earned them, by
// their numbers in the session.
type CertificationMarks struct {
	Count    int   `json:"count"`    // events, each of which earned a mark
	Messages []int `json:"messages"` // the first ones
	More     int   `json:"more"`     // messages beyond those
}

// CertificationMessages counts the messages of a run. First and Last number
// them as the session does; both are 0 where there is none.
type CertificationMessages struct {
	Received   int `json:"received"`
	Accepted   int `json:"accepted"`
	Refused    int `json:"refused"`
	TLS        int `json:"tls"`        // that came by TLS
	Plain      int `json:"plain"`      // that came by plain HTTP
	Playground int `json:"playground"` // that the playground itself sent, and no sensor
	Unreadable int `json:"unreadable"` // that the journal did not give back
	First      int `json:"first"`
	Last       int `json:"last"`
}

// CertificationItems counts events and entities by their verdict. Playground is
// how many of them all came from the playground itself.
type CertificationItems struct {
	Events
	Playground int `json:"playground"`
}

// CertificationRule is how often a rule found something, with its first finding.
type CertificationRule struct {
	Rule       string        `json:"rule"`
	Title      string        `json:"title"`
	Severity   rule.Severity `json:"severity"`
	Count      int           `json:"count"`
	Playground int           `json:"playground"` // of them, in what the playground itself sent
	First      string        `json:"first"`      // the message
	Pointer    string        `json:"pointer"`
	Message    string        `json:"message"`
}

// CertificationCause is a cause for which messages were refused.
type CertificationCause struct {
	Status     int    `json:"status"`
	Count      int    `json:"count"`
	Playground int    `json:"playground"` // of them, sent by the playground itself
	Cause      string `json:"cause"`
	Help       string `json:"help"`
	First      string `json:"first"` // the message
}

// Tolerances are the leniencies that were granted, and how many messages made
// use of each; of one that was granted in vain, 0.
type Tolerances struct {
	Granted []string       `json:"granted"`
	Used    map[string]int `json:"used"`
}

// EarlierRun is a run of the same practice certification before this one.
type EarlierRun struct {
	Run        int       `json:"run"`
	Ended      time.Time `json:"ended"`
	Cancelled  bool      `json:"cancelled"`
	Messages   int       `json:"messages"`
	Playground int       `json:"playground"` // of them, sent by the playground itself
	Met        []string  `json:"met"`
}

// NewCertification makes a report of the result of a run.
func NewCertification(r certify.Result) Certification {
	c := Certification{
		Notice: certify.Disclaimer, State: UnderWay, Product: r.Product, Session: r.Session, Run: r.Run.Number, Spec: r.Spec,
		Started: r.Run.Started, Met: r.Met(), MetBySensor: append([]string{}, r.BySensor...), Profiles: []CertificationProfile{},
		Messages: CertificationMessages{
			Received: r.Messages.Received, Accepted: r.Messages.Accepted, Refused: r.Messages.Refused,
			TLS: r.Messages.TLS, Plain: r.Messages.Plain, Playground: r.Messages.Playground, Unreadable: r.Messages.Unreadable,
		},
		Arrivals: newArrivals(r.Arrivals),
		Items:    CertificationItems{Events{Counts: r.Items.Counts, Repeated: r.Items.Repeated}, r.Items.Playground},
		Rules:    []CertificationRule{}, Refusals: []CertificationCause{}, OtherRefusals: r.OtherRefusals,
		Tolerances: newTolerances(r), Strict: r.Run.Judging.Strict, Statement: []string{}, EarlierRuns: []EarlierRun{},
	}
	if r.Run.Agreed {
		c.State, c.Completed, c.Statement = Submitted, &r.Run.Completed, certify.Statement(r.Messages)
	}
	if r.Messages.Received > 0 {
		c.Messages.First, c.Messages.Last = r.Run.Since+1, r.Run.Since+r.Messages.Received
	}
	for _, p := range r.Profiles {
		c.Profiles = append(c.Profiles, newCertificationProfile(p, r))
	}
	titles := map[string]string{}
	for _, known := range rule.All() {
		titles[known.ID] = known.Title
	}
	for _, n := range r.Rules {
		c.Rules = append(c.Rules, CertificationRule{
			Rule: n.Rule, Title: titles[n.Rule], Severity: n.Severity, Count: n.Count, Playground: n.Playground,
			First: fmt.Sprintf("message %d", n.First), Pointer: n.Pointer, Message: n.Message,
		})
	}
	for _, n := range r.Refusals {
		c.Refusals = append(c.Refusals, CertificationCause{
			Status: n.Status, Count: n.Count, Playground: n.Playground, Cause: n.Cause, Help: n.Help, First: fmt.Sprintf("message %d", n.First),
		})
	}
	for _, o := range r.Earlier {
		c.EarlierRuns = append(c.EarlierRuns, EarlierRun{
			Run: o.Number, Ended: o.Ended, Cancelled: o.Cancelled, Messages: o.Messages, Playground: o.Playground, Met: append([]string{}, o.Met...),
		})
	}
	return c
}

func newCertificationProfile(score conformance.ProfileScore, r certify.Result) CertificationProfile {
	known := NewProfile(score, nil)
	p := CertificationProfile{
		Profile: known.Profile, Met: known.Met, MetBySensor: slices.Contains(r.BySensor, known.Profile),
		Required: known.Required, Rows: make([]CertificationRow, 0, len(known.Rows)),
	}
	for i, row := range known.Rows {
		filled := r.Filled[score.Rows[i].Row.ID]
		p.Rows = append(p.Rows, CertificationRow{row, newMarks(filled.Sensor), newMarks(filled.Playground)})
	}
	return p
}

func newMarks(m certify.Marks) CertificationMarks {
	return CertificationMarks{Count: m.Count, Messages: append([]int{}, m.Messages...), More: m.More}
}

func newTolerances(r certify.Result) Tolerances {
	t := Tolerances{Granted: append([]string{}, r.Run.Judging.Tolerances...), Used: map[string]int{}}
	for _, name := range t.Granted {
		t.Used[name] = 0
	}
	for _, used := range r.Tolerated {
		t.Used[used.Name] = used.Count
		if !slices.Contains(t.Granted, used.Name) { // granted for a time that nobody has noted
			t.Granted = append(t.Granted, used.Name)
		}
	}
	return t
}

// WriteCertification writes the report as JSON, Markdown or HTML.
func WriteCertification(f Format, w io.Writer, c Certification) error {
	p := &printer{w: w}
	switch f {
	case JSON:
		p.indentedJSON(c)
	case Markdown:
		p.certificationMarkdown(c)
	case HTML:
		p.certificationHTML(c)
	default:
		return fmt.Errorf("there is no format %q for a practice certification", f)
	}
	return p.err
}

// indentedJSON writes a value over several lines, for a file that people open.
func (p *printer) indentedJSON(v any) {
	line, err := Marshal(v)
	if err != nil {
		p.err = err
		return
	}
	p.print(string(document.Indent(line)) + "\n")
}
