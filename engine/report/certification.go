package report

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"time"

	"caliper-playground/catalog"
	"caliper-playground/engine/certify"
	"caliper-playground/engine/rule"
)

// Certification is the result of a practice certification. Its JSON form is
// public: every field is always there.
type Certification struct {
	Notice    string                `json:"notice"` // that this is practice and certifies nothing
	Product   certify.Product       `json:"product"`
	Session   string                `json:"session"`
	Run       int                   `json:"run"`
	Spec      catalog.Version       `json:"spec"`
	Started   time.Time             `json:"started"`
	Completed time.Time             `json:"completed"`
	Met       []string              `json:"met"` // profiles
	Profiles  []Profile             `json:"profiles"`
	Messages  CertificationMessages `json:"messages"`
	Items     Events                `json:"items"`
	Rules     []CertificationRule   `json:"rules"`
	Refusals  []CertificationCause  `json:"refusals"`
	// OtherRefusals counts messages refused for causes that are not listed.
	OtherRefusals int          `json:"otherRefusals"`
	Tolerances    Tolerances   `json:"tolerances"`
	Strict        bool         `json:"strict"`
	Statement     []string     `json:"statement"` // what was confirmed
	EarlierRuns   []EarlierRun `json:"earlierRuns"`
}

// CertificationMessages counts the messages of a run. First and Last number
// them as the session does; both are 0 where there is none.
type CertificationMessages struct {
	Received   int `json:"received"`
	Accepted   int `json:"accepted"`
	Refused    int `json:"refused"`
	TLS        int `json:"tls"`
	Plain      int `json:"plain"`
	Unreadable int `json:"unreadable"`
	First      int `json:"first"`
	Last       int `json:"last"`
}

// CertificationRule is how often a rule found something, with its first finding.
type CertificationRule struct {
	Rule     string        `json:"rule"`
	Title    string        `json:"title"`
	Severity rule.Severity `json:"severity"`
	Count    int           `json:"count"`
	First    string        `json:"first"` // the message
	Pointer  string        `json:"pointer"`
	Message  string        `json:"message"`
}

// CertificationCause is a cause for which messages were refused.
type CertificationCause struct {
	Status int    `json:"status"`
	Count  int    `json:"count"`
	Cause  string `json:"cause"`
	Help   string `json:"help"`
	First  string `json:"first"` // the message
}

// Tolerances are the leniencies that were granted, and how many messages made
// use of those that the endpoint can tell.
type Tolerances struct {
	Granted []string       `json:"granted"`
	Used    map[string]int `json:"used"`
}

// EarlierRun is a run of the same practice certification before this one.
type EarlierRun struct {
	Run       int       `json:"run"`
	Ended     time.Time `json:"ended"`
	Cancelled bool      `json:"cancelled"`
	Messages  int       `json:"messages"`
	Met       []string  `json:"met"`
}

// NewCertification makes a report of the result of a run.
func NewCertification(r certify.Result) Certification {
	c := Certification{
		Notice: certify.Disclaimer, Product: r.Product, Session: r.Session, Run: r.Run.Number, Spec: r.Spec,
		Started: r.Run.Started, Completed: r.Run.Completed, Met: r.Met(), Profiles: []Profile{},
		Messages: CertificationMessages{
			Received: r.Messages.Received, Accepted: r.Messages.Accepted, Refused: r.Messages.Refused,
			TLS: r.Messages.TLS, Plain: r.Messages.Plain, Unreadable: r.Messages.Unreadable,
		},
		Items: Events{Pass: r.Items.Pass, Warn: r.Items.Warn, Fail: r.Items.Fail, Repeated: r.Items.Repeated},
		Rules: []CertificationRule{}, Refusals: []CertificationCause{}, OtherRefusals: r.OtherRefusals,
		Tolerances: Tolerances{Granted: append([]string{}, r.Allowed...), Used: map[string]int{}},
		Strict:     r.Strict, Statement: certify.Statement(), EarlierRuns: []EarlierRun{},
	}
	if r.Messages.Received > 0 {
		c.Messages.First, c.Messages.Last = r.Run.Since+1, r.Run.Since+r.Messages.Received
	}
	for _, p := range r.Profiles {
		c.Profiles = append(c.Profiles, NewProfile(p, nil))
	}
	titles := map[string]string{}
	for _, known := range rule.All() {
		titles[known.ID] = known.Title
	}
	for _, n := range r.Rules {
		c.Rules = append(c.Rules, CertificationRule{
			Rule: n.Rule, Title: titles[n.Rule], Severity: n.Severity, Count: n.Count,
			First: fmt.Sprintf("message %d", n.First), Pointer: n.Pointer, Message: n.Message,
		})
	}
	for _, n := range r.Refusals {
		c.Refusals = append(c.Refusals, CertificationCause{
			Status: n.Status, Count: n.Count, Cause: n.Cause, Help: n.Help, First: fmt.Sprintf("message %d", n.First),
		})
	}
	for _, t := range r.Tolerated {
		c.Tolerances.Used[t.Name] = t.Count
	}
	for _, o := range r.Earlier {
		c.EarlierRuns = append(c.EarlierRuns, EarlierRun{
			Run: o.Number, Ended: o.Ended, Cancelled: o.Cancelled, Messages: o.Messages, Met: append([]string{}, o.Met...),
		})
	}
	return c
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
	var lines bytes.Buffer
	if p.err = json.Indent(&lines, line, "", "  "); p.err == nil {
		p.print(lines.String() + "\n")
	}
}

// facts are the lines at the head of a report: a name and what it is.
func (c *Certification) facts() [][2]string {
	return [][2]string{
		{"Product", c.Product.Name + " " + c.Product.Version},
		{"URL", c.Product.URL},
		{"Description", c.Product.Description},
		{"Member", c.Product.MemberName + ", " + c.Product.MemberOrganization},
		{"Email", c.Product.MemberEmail},
		{"Caliper", string(c.Spec)},
		{"Run", fmt.Sprintf("%d, session %s", c.Run, c.Session)},
		{"Started", moment(c.Started)},
		{"Completed", moment(c.Completed)},
	}
}

// moment writes a time as people read it, in UTC.
func moment(t time.Time) string { return t.UTC().Format("2006-01-02 15:04:05 UTC") }

// verdict is the one sentence that the report comes to.
func (c *Certification) verdict() string {
	if len(c.Met) == 0 {
		return fmt.Sprintf("None of %s is met.", plural(len(c.Profiles), "profile"))
	}
	return fmt.Sprintf("%d of %s met: %s.", len(c.Met), plural(len(c.Profiles), "profile"), strings.Join(c.Met, ", "))
}

// counts are sentences about the messages.
func (c *Certification) counts() []string {
	m := c.Messages
	lines := []string{fmt.Sprintf("%s: %d accepted, %d refused.", plural(m.Received, "message"), m.Accepted, m.Refused)}
	if m.First > 0 {
		lines[0] += fmt.Sprintf(" They are messages %d to %d of the session.", m.First, m.Last)
	}
	lines = append(lines, fmt.Sprintf("Events and entities: %d pass, %d warn, %d fail, %d repeated.", c.Items.Pass, c.Items.Warn, c.Items.Fail, c.Items.Repeated))
	switch {
	case m.Plain == 0:
		lines = append(lines, "All came by TLS, as the certification guide asks.")
	default:
		lines = append(lines, fmt.Sprintf("%d came by TLS, %d by plain HTTP; the certification guide asks for TLS.", m.TLS, m.Plain))
	}
	if m.Unreadable > 0 {
		lines = append(lines, fmt.Sprintf("%s could not be read back from the journal and count for nothing.", plural(m.Unreadable, "message")))
	}
	return append(lines, c.leniencies())
}

// leniencies says what was tolerated.
func (c *Certification) leniencies() string {
	said := "No tolerance was granted."
	if len(c.Tolerances.Granted) > 0 {
		said = "Tolerances granted: " + strings.Join(c.Tolerances.Granted, ", ") + "."
	}
	for _, name := range sortedKeys(c.Tolerances.Used) {
		said += fmt.Sprintf(" %s was used by %s.", name, plural(c.Tolerances.Used[name], "message"))
	}
	if c.Strict {
		said += " Warnings counted as errors."
	}
	return said
}

// ended says what became of an earlier run.
func (e *EarlierRun) ended() string {
	switch {
	case e.Cancelled:
		return "cancelled"
	case len(e.Met) == 0:
		return "no profile met"
	}
	return "met " + strings.Join(e.Met, ", ")
}
