package report

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"caliper-playground/catalog"
	"caliper-playground/engine/coverage"
	"caliper-playground/engine/entities"
	"caliper-playground/engine/expect"
	"caliper-playground/engine/question"
	"caliper-playground/engine/rule"
	"caliper-playground/engine/session"
	"caliper-playground/engine/text"
)

// Result is what came of a run as a whole: what every form of report says at its
// end, or at its beginning.
type Result struct {
	Run Run
	// Complete says that the run came to its end. Where it did not, Stopped says
	// why, and Left names what was therefore not judged, or not sent.
	Complete bool
	Stopped  string
	Left     []string
	Unread   []Unread // what could not be read and is no entry
	// Notices tell of the journals that are reported on, such as what a torn one has lost.
	Notices []string

	Entries  int         // documents, or messages as they are reported
	Verdicts rule.Counts // of the entries
	Failed   int         // how many fail the run
	Expected int         // how many have mistakes that are expected
	// Expect is the file that says what is expected; nil where there is none.
	Expect *expect.Used
	// Sent is what came of sending; nil where nothing is sent.
	Sent *Sent
	// Probed says that the entries are answers to a probe, and no documents.
	Probed bool
	// Profiles are those with marks, or that the run was to meet.
	Profiles []Profile
	// Class is how the learners of a class get on; nil where there is none. Reports are
	// told of it before the first entry, by Lead. Each of Profiles is then a learner's.
	Class *Class

	come rule.Counts // of the entries, by what they come to
	// Touched is what the entries touch of Caliper; nil where nobody asked. Required
	// is what they were to touch at least; nil where nothing was asked for.
	Touched  *coverage.Coverage
	Required *Requirement

	// Questions is what the events answer, and Entities what they speak of; nil where
	// nobody asked.
	Questions []question.Answer
	Entities  []entities.Entity

	rules    map[string]int
	statuses map[int]int
}

// Unread is a path that could not be read. Its JSON form is public.
type Unread struct {
	Path    string `json:"path"`
	Message string `json:"message"`
}

// Sent is what came of the messages of a run.
type Sent struct {
	Endpoint string
	Learner  string          // whose session it is, by a label; "" where that was not said
	Spec     catalog.Version // empty where versions are mixed: each profile has its own
	Messages Messages
	Events   Events
	// Counted says, where versions are mixed, what counts for which.
	Counted []Counted
	// LeftOut counts the messages that failed and have nothing to do with the
	// profiles that the report is about. They are no entries.
	LeftOut int
	// Retries counts the attempts beyond each message's first.
	Retries int
	Answers Answers
}

// Messages counts messages by what the endpoint answered.
type Messages struct {
	Sent     int `json:"sent"`
	Accepted int `json:"accepted"` // 2xx
	Refused  int `json:"refused"`  // any other status, or none
	// OnPurpose counts those that the endpoint refused or dropped because it was told
	// to misbehave. They are no entries, and not among the refused.
	OnPurpose int `json:"onPurpose"`
}

// answered says what came of them.
func (m Messages) answered() string {
	said := fmt.Sprintf("%d accepted, %d refused", m.Accepted, m.Refused)
	if m.OnPurpose > 0 {
		said += fmt.Sprintf(", %d refused on purpose", m.OnPurpose)
	}
	return said
}

// Events counts the items of accepted messages by their verdict.
type Events struct {
	rule.Counts
	Repeated int `json:"repeated"` // seen before with the same id and content
}

// Take adds what a session came to.
func (e *Events) Take(t session.Totals) {
	for _, v := range rule.Verdicts() {
		e.Add(v, t.Of(v))
	}
	e.Repeated += t.Repeated
}

// Counted is what counts for one version of Caliper.
type Counted struct {
	Spec    catalog.Version
	Sources []string // in order, each once
}

// maxCounted is how many sources are named that count for a version.
const maxCounted = 5

// words says what counts: "2 documents for 1.1: a.json, b.json".
func (c Counted) words() string {
	return fmt.Sprintf("%s for %s: %s", text.Plural(len(c.Sources), "document"), c.Spec, text.Few(c.Sources, maxCounted))
}

// versions names the version of a run, or those that are mixed in it.
func (s *Sent) versions() string {
	if s.Spec != "" || len(s.Counted) == 0 {
		return "Caliper " + string(s.Spec)
	}
	names := make([]string, 0, len(s.Counted))
	for _, c := range s.Counted {
		names = append(names, string(c.Spec))
	}
	return "Caliper " + text.And(names) + ", each counted for itself"
}

// Count takes account of an entry.
func (r *Result) Count(of Entry) {
	s := of.standing()
	if r.rules == nil {
		r.rules, r.statuses = map[string]int{}, map[int]int{}
	}
	r.Entries++
	r.Verdicts.Add(s.verdict, 1)
	r.come.Add(s.come(), 1)
	switch {
	case s.failed:
		r.Failed++
	case s.expected():
		r.Expected++
	}
	for i := range s.findings {
		r.rules[s.findings[i].Rule]++
	}
	for id, n := range s.more.Findings {
		r.rules[id] += n
	}
	if s.message {
		r.statuses[s.status]++
	}
}

// RuleTotal is how often a rule found something. Its JSON form is public.
type RuleTotal struct {
	Rule     string        `json:"rule"`
	Severity rule.Severity `json:"severity"` // the usual one
	Count    int           `json:"count"`
}

// Rules are the totals by rule, the most frequent first.
func (r *Result) Rules() []RuleTotal {
	totals := make([]RuleTotal, 0, len(r.rules))
	for _, id := range slices.Sorted(maps.Keys(r.rules)) {
		total := RuleTotal{Rule: id, Count: r.rules[id], Severity: rule.Error}
		if page := rule.Lookup(id); page != nil {
			total.Severity = page.Severity
		}
		totals = append(totals, total)
	}
	slices.SortStableFunc(totals, func(a, b RuleTotal) int { return cmp.Compare(b.Count, a.Count) })
	return totals
}

// StatusTotal is how often a status was answered. Its JSON form is public.
type StatusTotal struct {
	Status int `json:"status"` // 0 where there was no answer
	Count  int `json:"count"`
}

// Statuses are the totals by HTTP status, the least first.
func (r *Result) Statuses() []StatusTotal {
	totals := make([]StatusTotal, 0, len(r.statuses))
	for _, status := range slices.Sorted(maps.Keys(r.statuses)) {
		totals = append(totals, StatusTotal{status, r.statuses[status]})
	}
	return totals
}

// ProfileTotal is how far a profile has come. Its JSON form is public.
type ProfileTotal struct {
	Profile  string          `json:"profile"`
	Learner  string          `json:"learner,omitzero"` // as of a Profile
	Spec     catalog.Version `json:"spec"`
	Met      bool            `json:"met"`
	Required Progress        `json:"required"`
	Rows     Progress        `json:"rows"`
	Marks    int             `json:"marks"`
}

// totals are those of the profiles with a mark, or that were to be met.
func (r *Result) profileTotals() []ProfileTotal {
	totals := []ProfileTotal{}
	for _, p := range r.Profiles {
		t := ProfileTotal{Profile: p.Profile, Learner: p.Learner, Spec: p.Spec, Met: p.Met, Required: p.Required, Rows: Progress{p.RowsMet(), len(p.Rows)}}
		for _, row := range p.Rows {
			t.Marks += row.Count
		}
		if t.Marks > 0 || p.Wanted {
			totals = append(totals, t)
		}
	}
	return totals
}

// wanted are the profiles that the run was to meet.
func (r *Result) wanted() []Profile {
	wanted := []Profile{}
	for _, p := range r.Profiles {
		if p.Wanted {
			wanted = append(wanted, p)
		}
	}
	return wanted
}
