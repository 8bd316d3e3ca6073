package conformance

import (
	"cmp"
	"slices"
	"sort"

	"caliper-playground/catalog"
	"caliper-playground/engine/document"
	"caliper-playground/engine/rule"
)

// Assessor judges documents and says which rows their events fill. It reuses
// its memory, and must not be used by two goroutines at once.
type Assessor struct {
	judge     *rule.Judge
	judgement Judgement
}

// NewAssessor returns an assessor.
func NewAssessor(o Options) *Assessor {
	return &Assessor{
		judgement: Judgement{limit: o.Limit()},
		judge:     rule.NewJudge(rule.Options{Spec: o.Spec, Strict: o.Strict, Tolerances: o.Tolerances, Envelope: o.Envelope, Keep: o.Limit(), Advise: o.Advise, Now: o.Now}),
	}
}

// rowTables are immutable and shared by all assessors.
var rowTables = catalog.PerVersion(func(v catalog.Version) *rowTable { return newRowTable(catalog.Get(v)) })

// Judgement is an assessment in the form that costs least: nothing is written
// out before it is asked for. It is valid until its assessor judges again.
type Judgement struct {
	Result *rule.Result
	Items  []Judged // as many as Result.Items
	rows   []*catalog.Row
	limit  rule.Limit
}

// Judged is one item with the rows that it fills, or the reason why it fills none.
type Judged struct {
	Rows   []*catalog.Row
	Reason Reason
}

// Judge judges one document. The scope, which may be nil, knows the entities
// described before.
func (a *Assessor) Judge(body []byte, scope rule.Scope) *Judgement {
	j := &a.judgement
	j.Result = a.judge.Judge(body, scope)
	j.Items, j.rows = slices.Grow(j.Items[:0], len(j.Result.Items)), j.rows[:0]
	for i := range j.Result.Items {
		item := &j.Result.Items[i]
		start := len(j.rows)
		var reason Reason
		j.rows, reason = rowTables(cmp.Or(item.Version, catalog.V1p2)).credit(j.Result, item, j.rows)
		j.Items = append(j.Items, Judged{Rows: j.rows[start:len(j.rows):len(j.rows)], Reason: reason})
	}
	return j
}

// Assess judges one document and writes all of it out. The scope, which may be
// nil, knows the entities described before.
func (a *Assessor) Assess(body []byte, scope rule.Scope) *Assessment {
	return a.Judge(body, scope).Assessment()
}

// Assessment writes a judgement out, so that it may be kept.
func (j *Judgement) Assessment() *Assessment {
	r := j.Result
	assessment := &Assessment{
		Shape: r.Shape, Spec: r.Version, Transport: transport(r), Verdict: r.Verdict,
		Items: make([]Item, len(r.Items)), Unlisted: r.Unlisted, Tolerated: r.Tolerated.Names(),
	}
	assessment.Findings, assessment.More, assessment.Unspelled = r.Spelled(j.limit)
	if r.Shape == rule.ShapeEnvelope {
		d := r.Document
		assessment.Sensor, assessment.SendTime = d.Text(d.Member(0, "sensor")), d.Text(d.Member(0, "sendTime"))
	}
	for i := range r.Items {
		assessment.Items[i] = j.item(i, assessment.Findings)
	}
	assessment.refuse()
	return assessment
}

func transport(r *rule.Result) Transport {
	switch {
	case !r.Parsed:
		return NotJSON
	case r.Shape != rule.ShapeEnvelope:
		return NoEnvelope
	case r.EnvelopeErrors:
		return MalformedEnvelope
	case r.UnknownVersion:
		return UnsupportedVersion
	}
	return WellFormed
}

// item writes one item out, with those findings that lie in it.
func (j *Judgement) item(i int, findings []rule.Finding) Item {
	r, judged := j.Result, &j.Items[i]
	source := &r.Items[i]
	node := &r.Document.Nodes[source.Node]
	item := Item{
		Pointer: r.Document.Pointer(source.Node), Verdict: source.Verdict, Credits: []Credit{},
		ID: r.Document.Text(source.IDNode), Type: wordAt(r, source.TypeNode, source.TypeSymbol), Action: wordAt(r, source.ActionNode, source.Action),
		Actor: source.ActorType, Object: source.ObjectType, EventTime: r.Document.Text(source.EventTimeNode),
		Start: node.Start, End: node.End, Spec: source.Version, Named: source.Named,
	}
	if r.Shape == rule.ShapeEnvelope { // its dataVersion counts, whatever the item says
		item.Spec, item.Named = r.Version, r.Versioned
	}
	switch {
	case source.Event:
		item.Kind = "event"
	case source.Entity:
		item.Kind = "entity"
	}
	// Findings stand in document order, so an item's lie together.
	first := sort.Search(len(findings), func(k int) bool { return findings[k].Start >= node.Start })
	last := first
	for last < len(findings) && findings[last].Start < node.End {
		last++
	}
	item.Findings = findings[first:last:last]
	for _, row := range judged.Rows {
		item.Credits = append(item.Credits, Credit{Profile: row.Profile, Event: row.Event, Action: item.Action, RowID: row.ID})
	}
	if len(judged.Rows) == 0 {
		item.Uncredited = judged.Reason.words(r, source, item.Findings)
	}
	return item
}

// wordAt returns the text at a node, without making a text anew that is a word.
func wordAt(r *rule.Result, n document.NodeID, word document.Symbol) string {
	if word != 0 {
		return r.Word(word)
	}
	return r.Document.Text(n)
}

// Entries is how many items the document has, listed or not.
func (a *Assessment) Entries() int { return len(a.Items) + a.Unlisted.Total() }

// Head is the item that a document is headed by: its first event, whatever is described
// before it, else its first entity. It is nil where there is no item.
func (a *Assessment) Head() *Item {
	if len(a.Items) == 0 {
		return nil
	}
	return &a.Items[max(0, slices.IndexFunc(a.Items, func(i Item) bool { return i.Kind == "event" }))]
}

// Tally counts all findings by severity.
func (a *Assessment) Tally() rule.Tally {
	all := a.Unspelled
	for i := range a.Findings {
		all.Add(a.Findings[i].Severity)
	}
	return all
}
