package report

import (
	"fmt"
	"io"
	"slices"
	"time"

	"caliper-playground/catalog"
	"caliper-playground/engine/conformance"
	"caliper-playground/engine/rule"
	"caliper-playground/engine/text"
)

// Replay is what came of a run of messages. Its JSON form is public: every
// field is always there.
type Replay struct {
	Endpoint string          `json:"endpoint"`
	Spec     catalog.Version `json:"spec"` // empty where versions are mixed: each profile has its own
	Messages Messages        `json:"messages"`
	Events   Events          `json:"events"`
	Profiles []Profile       `json:"profiles"`
	Failures []Failure       `json:"failures"`

	// Counted says, where versions are mixed, what counts for which.
	Counted []Counted `json:"-"`

	// LeftOut counts the messages that failed and have nothing to do with the
	// profiles that the report is about. They are not among Failures.
	LeftOut int `json:"-"`

	// Retries counts the attempts beyond each message's first. The JSON form has
	// no place for them.
	Retries int `json:"-"`
}

// Counted is what counts for one version of Caliper.
type Counted struct {
	Spec    catalog.Version
	Sources []string // in order, each once
}

// Messages counts messages by what the endpoint answered.
type Messages struct {
	Sent     int `json:"sent"`
	Accepted int `json:"accepted"` // 2xx
	Refused  int `json:"refused"`  // any other status, or none
}

// Events counts the items of accepted messages by their verdict.
type Events struct {
	rule.Counts
	Repeated int `json:"repeated"` // seen before with the same id and content
}

// Profile is a profile with its marks.
type Profile struct {
	Profile  string          `json:"profile"`
	Spec     catalog.Version `json:"spec"`
	Met      bool            `json:"met"`
	Required Progress        `json:"required"`
	Rows     []Row           `json:"rows"`

	// Wanted says that the run was to meet this profile: what it still needs is
	// a failure then, and merely open otherwise.
	Wanted bool `json:"-"`
}

// Progress is how many of how many required things are met.
type Progress struct {
	Met   int `json:"met"`
	Total int `json:"total"`
}

// Row is a row with its marks.
type Row struct {
	Event       string              `json:"event"`
	Action      string              `json:"action"`
	Disposition catalog.Disposition `json:"disposition"`
	Met         bool                `json:"met"`
	Count       int                 `json:"count"`
	Source      string              `json:"source"` // what filled it first
}

// Failure is a message that was refused or that has an error.
type Failure struct {
	Source   string         `json:"source"`
	Status   int            `json:"status"` // 0 where there was no answer
	Verdict  rule.Verdict   `json:"verdict"`
	Findings []rule.Finding `json:"findings"`
	More     rule.More      `json:"more,omitempty"` // findings that are not spelled out, by rule
}

// Message is what came of one message. Failure holds its source, status,
// verdict and findings, whether it failed or not.
type Message struct {
	Failure
	// Reason says why the message was refused or not delivered.
	Reason string
	// Body is the document that was sent, for excerpts; nil where it is not at
	// hand. It is Quoted where it stands in its file as a string.
	Body   []byte
	Quoted bool
	// Unread says that the message was refused before its content was read, so
	// that the verdict says nothing of it.
	Unread bool
	// Attempts is how often it was sent, and Took how long that took, waiting
	// included; both are 0 where that is not known.
	Attempts int
	Took     time.Duration
	// Shown says that a message is to be shown for people also where all is well
	// with it.
	Shown bool
}

// Failed says whether the message was refused or has an error.
func (m Message) Failed() bool {
	return m.Status < 200 || m.Status > 299 || m.Verdict == rule.Fail
}

// ReplayReport is a report of replay: messages as they are answered, then the
// whole result.
type ReplayReport interface {
	Message(m Message) error
	End(r Replay) error
}

// NewReplay returns a report in that format. Colour is for text alone.
func NewReplay(f Format, w io.Writer, colour bool) (ReplayReport, error) {
	p := &printer{w: w}
	switch f {
	case Text:
		return &replayText{printer: p, paint: paint(colour)}, nil
	case JSON:
		return &replayJSON{printer: p}, nil
	case JUnit:
		return &replayJUnit{printer: p}, nil
	case TAP:
		return &replayTAP{tapPoints{printer: p}}, nil
	case Markdown:
		return &replayMarkdown{printer: p}, nil
	case HTML:
		return &replayHTML{printer: p}, nil
	}
	return nil, fmt.Errorf("there is no format %q for replay", f)
}

// NewProfiles makes results from the scores of a version's profiles, as
// NewProfile does.
func NewProfiles(v catalog.Version, scores []conformance.ProfileScore, source func(rowID, source string) string) []Profile {
	profiles := make([]Profile, 0, len(scores))
	for _, s := range scores {
		p := NewProfile(s, source)
		p.Spec = v
		profiles = append(profiles, p)
	}
	return profiles
}

// ByVersion parts profiles, which are sorted by version, into those of each.
func ByVersion(profiles []Profile) [][]Profile {
	var parts [][]Profile
	for len(profiles) > 0 {
		n := 1
		for n < len(profiles) && profiles[n].Spec == profiles[0].Spec {
			n++
		}
		parts, profiles = append(parts, profiles[:n]), profiles[n:]
	}
	return parts
}

// mixed says whether profiles are of several versions.
func mixed(profiles []Profile) bool { return len(ByVersion(profiles)) > 1 }

// called is the profile's name, with its version where there are several.
func (p Profile) called(several bool) string {
	if several {
		return p.Profile + " of Caliper " + string(p.Spec)
	}
	return p.Profile
}

// versions names the version of a run, or those that are mixed in it.
func (r Replay) versions() string {
	if r.Spec != "" || len(r.Counted) == 0 {
		return "Caliper " + string(r.Spec)
	}
	names := make([]string, 0, len(r.Counted))
	for _, c := range r.Counted {
		names = append(names, string(c.Spec))
	}
	return "Caliper " + text.And(names) + ", each counted for itself"
}

// maxCounted is how many sources are named that count for a version.
const maxCounted = 5

// words says what counts: "2 documents for 1.1: a.json, b.json".
func (c Counted) words() string {
	return fmt.Sprintf("%s for %s: %s", text.Plural(len(c.Sources), "document"), c.Spec, text.Few(c.Sources, maxCounted))
}

// NewProfile makes a result from a profile's score. Source, where it is not
// nil, turns the score's source of a row into the name that people know.
func NewProfile(s conformance.ProfileScore, source func(rowID, source string) string) Profile {
	p := Profile{
		Profile: s.Profile.Name, Met: s.Met(),
		Required: Progress{Met: s.RequiredMet, Total: s.RequiredTotal},
		Rows:     make([]Row, 0, len(s.Rows)),
	}
	for _, r := range s.Rows {
		row := Row{
			Event: r.Row.Event, Action: r.Row.Action, Disposition: r.Row.Disposition,
			Met: r.Met(), Count: r.Count, Source: r.Source,
		}
		if source != nil && row.Met {
			row.Source = source(r.Row.ID, r.Source)
		}
		p.Rows = append(p.Rows, row)
	}
	return p
}

// lacks says whether the run failed for want of this row.
func (p Profile) lacks(r Row) bool {
	return p.Wanted && slices.Contains(p.Missing(), r)
}

// rowsMet counts the filled rows.
func (p Profile) rowsMet() int {
	met := 0
	for _, r := range p.Rows {
		if r.Met {
			met++
		}
	}
	return met
}

// Missing lists the rows that the profile still needs; where at least one of
// several is required, all of them.
func (p Profile) Missing() []Row {
	var missing []Row
	anyMet := false
	for _, r := range p.Rows {
		anyMet = anyMet || r.Disposition == catalog.AtLeastOne && r.Met
	}
	for _, r := range p.Rows {
		if r.Disposition == catalog.Required && !r.Met || r.Disposition == catalog.AtLeastOne && !anyMet {
			missing = append(missing, r)
		}
	}
	return missing
}

// Needs says in words what the profile still needs, as in "needs ViewEvent
// Viewed"; it is empty where that is nothing.
func (p Profile) Needs() string {
	rows := p.Missing()
	if len(rows) == 0 {
		return ""
	}
	var names []string
	join := text.And
	for _, row := range rows {
		names = append(names, text.Clean(row.Event+" "+row.Action))
		if row.Disposition == catalog.AtLeastOne {
			join = text.Or
		}
	}
	return "needs " + join(names)
}
