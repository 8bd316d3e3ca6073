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
	Messages    certify.Messages       `json:"messages"`
	Arrivals    certify.Arrivals       `json:"arrivals"` // which transport each message came by
	Items       certify.Items          `json:"items"`
	Rules       []certify.RuleCount    `json:"rules"`    // errors, then warnings; the most frequent first
	Refusals    []certify.Refusal      `json:"refusals"` // the most frequent first
	// OtherRefusals counts messages refused for causes that are not listed.
	OtherRefusals int        `json:"otherRefusals"`
	Tolerances    Tolerances `json:"tolerances"`
	// Strict says that warnings counted as errors, at least for a time.
	Strict bool `json:"strict"`
	// Statement is what was confirmed; empty while the run is under way.
	Statement   []string     `json:"statement"`
	EarlierRuns []EarlierRun `json:"earlierRuns"` // the oldest first
	// Summary is what this run and those before it of the same product have come to.
	Summary certify.Summary `json:"summary"`
	Schema  string          `json:"schema"` // SchemaCertification
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

	known Profile // with the same rows
}

// CertificationRow is a row with its marks, told apart by where they came from.
type CertificationRow struct {
	Row
	certify.Filled
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
	// MetBySensor names those that were met without what the playground itself sent.
	MetBySensor []string `json:"metBySensor"`
}

// NewCertification makes a report of the result of a run.
func NewCertification(r certify.Result) Certification {
	c := Certification{
		Notice: certify.Disclaimer, State: UnderWay, Product: r.Product, Session: r.Session, Run: r.Run.Number, Spec: r.Spec,
		Started: r.Run.Started, Met: r.Met(), MetBySensor: listed(r.BySensor), Profiles: []CertificationProfile{},
		Messages: r.Messages, Arrivals: r.Arrivals, Items: r.Items,
		Rules: listed(r.Rules), Refusals: listed(r.Refusals), OtherRefusals: r.OtherRefusals,
		Tolerances: newTolerances(r), Strict: r.Run.Judging.Strict, Statement: []string{}, EarlierRuns: []EarlierRun{}, Schema: SchemaCertification,
	}
	c.Arrivals.Stretches, c.Arrivals.Messages = listed(c.Arrivals.Stretches), listed(c.Arrivals.Messages)
	if r.Run.Agreed {
		c.State, c.Completed, c.Statement = Submitted, &r.Run.Completed, certify.Statement(r.Messages)
	}
	for _, p := range r.Profiles {
		c.Profiles = append(c.Profiles, newCertificationProfile(p, r))
	}
	for _, o := range r.Earlier {
		c.EarlierRuns = append(c.EarlierRuns, EarlierRun{o.Number, o.Ended, o.Cancelled, o.Messages, o.Playground, listed(o.Met), listed(o.BySensor())})
	}
	c.Summary = r.Summary()
	return c
}

func newCertificationProfile(score conformance.ProfileScore, r certify.Result) CertificationProfile {
	known := NewProfile(score, nil, r.Closest)
	p := CertificationProfile{
		Profile: known.Profile, Met: known.Met, MetBySensor: slices.Contains(r.BySensor, known.Profile),
		Required: known.Required, Rows: make([]CertificationRow, 0, len(known.Rows)), known: known,
	}
	for i, row := range known.Rows {
		filled := r.Filled[score.Rows[i].Row.ID]
		filled.Sensor.Messages, filled.Playground.Messages = listed(filled.Sensor.Messages), listed(filled.Playground.Messages)
		p.Rows = append(p.Rows, CertificationRow{row, filled})
	}
	return p
}

// listed is a list that JSON shows also where nothing is in it.
func listed[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
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
