package session

import (
	"encoding/json"
	"fmt"
	"maps"
	"strconv"

	"caliper-playground/catalog"
	"caliper-playground/engine/conformance"
	"caliper-playground/engine/rule"
)

// assessmentLine is an assessment as it stands in a line. Each finding stands
// once, in the list of the whole document; items point into it.
type assessmentLine struct {
	Transport conformance.Transport `json:"transport"`
	Shape     rule.Shape            `json:"shape"`
	Spec      catalog.Version       `json:"spec"`
	Verdict   rule.Verdict          `json:"verdict"`
	Sensor    string                `json:"sensor"`
	SendTime  string                `json:"sendTime"`
	Tolerated []string              `json:"tolerated"`
	Items     []itemLine            `json:"items"`
	Findings  []findingLine         `json:"findings"`
	Unspelled *unspelledLine        `json:"unspelled"`
}

// unspelledLine counts the findings that are not spelled out in a line, and the
// verdicts of the items.
type unspelledLine struct {
	ByRule     rule.More   `json:"rules"`
	BySeverity rule.Tally  `json:"severities"`
	Items      rule.Counts `json:"items,omitzero"`
}

type itemLine struct {
	Pointer    string       `json:"pointer"`
	Kind       string       `json:"kind"`
	Verdict    rule.Verdict `json:"verdict"`
	ID         string       `json:"id"`
	Type       string       `json:"type"`
	Action     string       `json:"action"`
	Actor      string       `json:"actor"`
	Object     string       `json:"object"`
	EventTime  string       `json:"eventTime"`
	Start      uint32       `json:"start"`
	End        uint32       `json:"end"`
	Findings   []int        `json:"findings"`
	Credits    []creditLine `json:"credits"`
	Uncredited string       `json:"uncredited"`
	RepeatOf   int          `json:"repeat_of"`
}

type creditLine struct {
	Profile string `json:"profile"`
	Event   string `json:"event"`
	Action  string `json:"action"`
	Row     string `json:"row"`
}

type findingLine struct {
	Rule      string        `json:"rule"`
	Severity  rule.Severity `json:"severity"`
	Pointer   string        `json:"pointer"`
	Line      int           `json:"line"`
	Column    int           `json:"column"`
	Start     uint32        `json:"start"`
	End       uint32        `json:"end"`
	Message   string        `json:"message"`
	Reference string        `json:"reference"`
	Fix       []opLine      `json:"fix"`
	Choices   []choiceLine  `json:"choices"`
}

type choiceLine struct {
	Title string   `json:"title"`
	Fix   []opLine `json:"fix"`
}

// opLine has the operation's value as a text: its white space stays as it is.
type opLine struct {
	Op    string `json:"op"`
	From  string `json:"from"`
	Path  string `json:"path"`
	Value string `json:"value"`
}

// assessment writes what a line has of an assessment, of a body of so many bytes,
// and counts what it leaves out.
func (w *lineWriter) assessment(a *conformance.Assessment, bodySize int, cut *Cut) {
	findings := fitting(a.Findings, detailRoom(bodySize))
	cut.Findings = len(a.Findings) - len(findings)
	var places map[findingKey]int
	if len(findings) > 0 {
		places = make(map[findingKey]int, len(findings))
		for i := range findings {
			places[keyOfFinding(&findings[i])] = i
		}
	}
	w.number("transport", int(a.Transport))
	w.text("shape", string(a.Shape))
	w.text("spec", string(a.Spec))
	w.word("verdict", a.Verdict.String())
	w.text("sensor", a.Sensor)
	w.text("sendTime", a.SendTime)
	w.texts("tolerated", a.Tolerated)
	room, unlisted := detailRoom(bodySize), a.Unlisted
	w.list("items", func() {
		for i := range a.Items {
			item := &a.Items[i]
			if room -= sizeOfItem(item); room < 0 && len(item.Credits) == 0 && item.RepeatOf == 0 {
				unlisted.Add(item.Verdict, 1)
				continue
			}
			w.object(func() { w.item(item, places) })
		}
	})
	cut.Items = unlisted.Total()
	objects(w, "findings", findings, w.finding)
	if left := unspelledLineOf(a, a.Findings[len(findings):], unlisted); left != nil {
		w.value("unspelled", left)
	}
}

// fitting returns as many of the first findings as there is room for, in bytes.
func fitting(findings []rule.Finding, room int) []rule.Finding {
	for i := range findings {
		if room -= sizeOfFinding(&findings[i]); room < 0 {
			return findings[:i]
		}
	}
	return findings
}

// unspelledLineOf counts what is not spelled out, and the findings that the line
// leaves out. It is nil where there is nothing of that.
func unspelledLineOf(a *conformance.Assessment, left []rule.Finding, items rule.Counts) *unspelledLine {
	if len(a.More) == 0 && len(left) == 0 && a.Unspelled == (rule.Tally{}) && items == (rule.Counts{}) {
		return nil
	}
	l := &unspelledLine{ByRule: rule.More{}, BySeverity: a.Unspelled, Items: items}
	maps.Copy(l.ByRule, a.More)
	for i := range left {
		l.ByRule[left[i].Rule]++
		l.BySeverity.Add(left[i].Severity)
	}
	return l
}

// findingKey is what a document's finding is known by.
type findingKey struct {
	rule, pointer, message string
	start                  uint32
}

func keyOfFinding(f *rule.Finding) findingKey {
	return findingKey{f.Rule, f.Pointer, f.Message, f.Start}
}

// item writes an item, with the places of its findings among those of the line.
func (w *lineWriter) item(item *conformance.Item, places map[findingKey]int) {
	w.text("pointer", item.Pointer)
	w.text("kind", item.Kind)
	w.word("verdict", item.Verdict.String())
	w.text("id", item.ID)
	w.text("type", item.Type)
	w.text("action", item.Action)
	w.text("actor", item.Actor)
	w.text("object", item.Object)
	w.text("eventTime", item.EventTime)
	w.number("start", int(item.Start))
	w.number("end", int(item.End))
	w.list("findings", func() {
		for i := range item.Findings {
			if place, ok := places[keyOfFinding(&item.Findings[i])]; ok {
				w.separate()
				w.line = strconv.AppendInt(w.line, int64(place), 10)
			}
		}
	})
	objects(w, "credits", item.Credits, func(c *conformance.Credit) {
		w.word("profile", c.Profile)
		w.word("event", c.Event)
		w.word("action", c.Action)
		w.word("row", c.RowID)
	})
	w.text("uncredited", item.Uncredited)
	w.number("repeat_of", item.RepeatOf)
}

func (w *lineWriter) finding(f *rule.Finding) {
	w.word("rule", f.Rule)
	w.word("severity", f.Severity.String())
	w.text("pointer", f.Pointer)
	w.number("line", f.Line)
	w.number("column", f.Column)
	w.number("start", int(f.Start))
	w.number("end", int(f.End))
	w.text("message", f.Message)
	w.text("reference", f.Reference)
	objects(w, "fix", f.Fix, w.op)
	objects(w, "choices", f.Choices, func(c *rule.Choice) {
		w.word("title", c.Title)
		objects(w, "fix", c.Fix, w.op)
	})
}

func (w *lineWriter) op(op *rule.Op) {
	w.word("op", op.Op)
	w.text("from", op.From)
	w.text("path", op.Path)
	w.text("value", string(op.Value))
}

func (l *assessmentLine) assessment() (*conformance.Assessment, error) {
	a := &conformance.Assessment{
		Shape: l.Shape, Spec: l.Spec, Transport: l.Transport, Verdict: l.Verdict,
		Sensor: l.Sensor, SendTime: l.SendTime, Tolerated: l.Tolerated,
	}
	if l.Unspelled != nil {
		a.More, a.Unspelled, a.Unlisted = l.Unspelled.ByRule, l.Unspelled.BySeverity, l.Unspelled.Items
	}
	for _, f := range l.Findings {
		a.Findings = append(a.Findings, f.finding())
	}
	for _, i := range l.Items {
		item := conformance.Item{
			Pointer: i.Pointer, Kind: i.Kind, Verdict: i.Verdict, Spec: l.Spec, Uncredited: i.Uncredited, RepeatOf: i.RepeatOf,
			ID: i.ID, Type: i.Type, Action: i.Action, Actor: i.Actor, Object: i.Object, EventTime: i.EventTime,
			Start: i.Start, End: i.End, Credits: []conformance.Credit{},
		}
		if item.RepeatOf == 0 {
			item.RepeatOf = repeatInWords(i.Uncredited)
		}
		for _, at := range i.Findings {
			if at < 0 || at >= len(a.Findings) {
				return nil, fmt.Errorf("item %s points to finding %d of %d", i.Pointer, at, len(a.Findings))
			}
			item.Findings = append(item.Findings, a.Findings[at])
		}
		for _, c := range i.Credits {
			item.Credits = append(item.Credits, conformance.Credit{Profile: c.Profile, Event: c.Event, Action: c.Action, RowID: c.Row})
		}
		a.Items = append(a.Items, item)
	}
	return a, nil
}

func (l *findingLine) finding() rule.Finding {
	f := rule.Finding{
		Rule: l.Rule, Severity: l.Severity, Pointer: l.Pointer, Line: l.Line, Column: l.Column,
		Message: l.Message, Reference: l.Reference, Start: l.Start, End: l.End, Fix: opsOf(l.Fix), Choices: []rule.Choice{},
	}
	for _, choice := range l.Choices {
		f.Choices = append(f.Choices, rule.Choice{Title: choice.Title, Fix: opsOf(choice.Fix)})
	}
	return f
}

func opsOf(lines []opLine) []rule.Op {
	ops := []rule.Op{}
	for _, l := range lines {
		op := rule.Op{Op: l.Op, From: l.From, Path: l.Path}
		if l.Value != "" {
			op.Value = json.RawMessage(l.Value)
		}
		ops = append(ops, op)
	}
	return ops
}
