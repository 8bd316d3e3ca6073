package certify

import (
	"cmp"
	"context"
	"slices"

	"caliper-playground/catalog"
	"caliper-playground/engine/conformance"
	"caliper-playground/engine/rule"
	"caliper-playground/engine/session"
	"caliper-playground/engine/why"
)

// maxCauses is how many causes of refusal are told apart; a cause may quote the
// sender, so that there is no end to them.
const maxCauses = 100

// Tally counts the messages of a run. Each message is read once, in order. It
// is not safe for concurrent use.
type Tally struct {
	spec   catalog.Version
	run    Run
	next   int                    // the message to read next
	card   *conformance.Scorecard // of all messages
	sensor *conformance.Scorecard // without those of the playground itself
	filled map[string]*Filled     // by row ID
	result Result

	rules     map[ruleKey]*RuleCount
	refusals  map[refusalKey]*Refusal
	tolerated map[string]int
	anew      map[repeatKey]bool // repeats of what came before the run, counted already; true where the playground sent them
	own       map[repeatKey]bool // the sensor's repeats of the playground's events, counted already
	closest   *why.Closest
}

type ruleKey struct {
	rule     string
	severity rule.Severity
}

type refusalKey struct {
	status int
	cause  string
}

// repeatKey is an event by the message that had it first.
type repeatKey struct {
	seq int
	id  string
}

// NewTally returns a tally that has counted nothing of a run yet.
func NewTally(spec catalog.Version, run Run) *Tally {
	vocabulary := catalog.Get(spec)
	return &Tally{
		spec: spec, run: run, next: run.Since + 1,
		card: conformance.NewScorecard(vocabulary), sensor: conformance.NewScorecard(vocabulary), filled: map[string]*Filled{},
		rules: map[ruleKey]*RuleCount{}, refusals: map[refusalKey]*Refusal{},
		closest:   why.NewClosest(vocabulary, why.Open(conformance.NewScorecard(vocabulary).Profiles())),
		tolerated: map[string]int{}, anew: map[repeatKey]bool{}, own: map[repeatKey]bool{},
	}
}

// Counted is the number of the last message that is counted.
func (t *Tally) Counted() int { return t.next - 1 }

// Read counts messages up to the one of that number, at most limit of them, and
// stops early when the context ends. It reads the journal: never call it while
// drawing. A message that cannot be read back is counted as unreadable.
func (t *Tally) Read(ctx context.Context, from session.Log, upTo, limit int) {
	for ; limit > 0 && t.next <= upTo && ctx.Err() == nil; limit-- {
		t.count(from, t.next)
		t.next++
	}
}

func (t *Tally) count(from session.Log, seq int) {
	counts := &t.result.Messages
	m, err := from.Message(seq)
	if err == nil && m.Stranger {
		counts.Strangers++
		return
	}
	counts.Received++
	if err != nil {
		counts.Unreadable++
		t.result.Arrivals.add(Arrival{Seq: seq, Transport: NotReadBack})
		return
	}
	at := m.Time.UTC()
	came := Arrival{seq, &at, m.Status, Plain}
	if m.Exchange.TLS {
		came.Transport = TLS
		counts.TLS++
	} else {
		counts.Plain++
	}
	t.result.Arrivals.add(came)
	own := fromPlayground(&m.Exchange)
	if own {
		counts.Playground++
	}
	for _, name := range m.Exchange.Tolerated {
		t.tolerated[name]++
	}
	if m.Status/100 == 2 {
		counts.Accepted++
	} else {
		counts.Refused++
		t.refused(m, own)
	}
	if m.Assessment != nil {
		t.findings(seq, m.Assessment, own)
		t.items(from, m, own)
		t.closest.Read(m)
	}
}

func (t *Tally) refused(m session.Message, own bool) {
	key := refusalKey{m.Status, m.Exchange.Cause}
	r := t.refusals[key]
	if r == nil {
		if len(t.refusals) == maxCauses {
			t.result.OtherRefusals++
			return
		}
		r = &Refusal{Status: m.Status, Cause: m.Exchange.Cause, Help: m.Exchange.Help, First: MessageNumber(m.Seq)}
		t.refusals[key] = r
	}
	r.Count++
	r.Playground += one(own)
}

func (t *Tally) findings(seq int, a *conformance.Assessment, own bool) {
	for _, f := range a.Findings {
		if f.Severity == rule.Info {
			continue
		}
		key := ruleKey{f.Rule, f.Severity}
		r := t.rules[key]
		if r == nil {
			r = &RuleCount{Rule: f.Rule, Severity: f.Severity, Message: f.Message, First: MessageNumber(seq), Pointer: f.Pointer}
			if known := rule.Lookup(f.Rule); known != nil {
				r.Title = known.Title
			}
			t.rules[key] = r
		}
		r.Count++
		r.Playground += one(own)
	}
}

// Result returns what is counted so far. It shares nothing with the tally that
// would change.
func (t *Tally) Result() Result {
	r := t.result
	r.Arrivals = r.Arrivals.copied()
	r.Spec, r.Run = t.spec, t.run
	if r.Messages.Received > 0 {
		r.Messages.First, r.Messages.Last = t.run.Since+1, t.run.Since+r.Messages.Seen()
	}
	r.Closest = t.closest.Clone()
	r.Profiles, r.BySensor = t.card.Profiles(), metNames(t.sensor.Profiles())
	r.Filled = map[string]Filled{}
	for id, filled := range t.filled {
		r.Filled[id] = Filled{filled.Sensor.copied(), filled.Playground.copied()}
	}
	r.Rules, r.Refusals, r.Tolerated = []RuleCount{}, []Refusal{}, []Tolerated{}
	for _, c := range t.rules {
		r.Rules = append(r.Rules, *c)
	}
	slices.SortFunc(r.Rules, func(a, b RuleCount) int {
		return cmp.Or(cmp.Compare(b.Severity, a.Severity), cmp.Compare(b.Count, a.Count), cmp.Compare(a.Rule, b.Rule))
	})
	for _, c := range t.refusals {
		r.Refusals = append(r.Refusals, *c)
	}
	slices.SortFunc(r.Refusals, func(a, b Refusal) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.First, b.First))
	})
	for name, n := range t.tolerated {
		r.Tolerated = append(r.Tolerated, Tolerated{name, n})
	}
	slices.SortFunc(r.Tolerated, func(a, b Tolerated) int { return cmp.Compare(a.Name, b.Name) })
	return r
}
