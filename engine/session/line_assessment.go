package session

import (
	"encoding/json"
	"fmt"
	"maps"

	"caliper-playground/catalog"
	"caliper-playground/engine/conformance"
	"caliper-playground/engine/rule"
)

// assessmentLine is an assessment as it stands in a line. Each finding stands
// once, in the list of the whole document; items point into it.
type assessmentLine struct {
	Transport conformance.Transport `json:"transport,omitzero"`
	Shape     rule.Shape            `json:"shape,omitzero"`
	Spec      catalog.Version       `json:"spec,omitzero"`
	Verdict   rule.Verdict          `json:"verdict"`
	Sensor    string                `json:"sensor,omitzero"`
	SendTime  string                `json:"sendTime,omitzero"`
	Tolerated []string              `json:"tolerated,omitempty"`
	Items     []itemLine            `json:"items,omitempty"`
	Findings  []findingLine         `json:"findings,omitempty"`
	Unspelled *unspelledLine        `json:"unspelled,omitempty"`
}

// unspelledLine counts the findings that are not spelled out in a line, and the
// verdicts of the items.
type unspelledLine struct {
	ByRule     rule.More   `json:"rules"`
	BySeverity rule.Tally  `json:"severities"`
	Items      rule.Counts `json:"items,omitzero"`
}

type itemLine struct {
	Pointer    string       `json:"pointer,omitzero"`
	Kind       string       `json:"kind,omitzero"`
	Verdict    rule.Verdict `json:"verdict"`
	ID         string       `json:"id,omitzero"`
	Type       string       `json:"type,omitzero"`
	Action     string       `json:"action,omitzero"`
	Actor      string       `json:"actor,omitzero"`
	Object     string       `json:"object,omitzero"`
	EventTime  string       `json:"eventTime,omitzero"`
	Start      uint32       `json:"start,omitzero"`
	End        uint32       `json:"end,omitzero"`
	Findings   []int        `json:"findings,omitempty"`
	Credits    []creditLine `json:"credits,omitempty"`
	Uncredited string       `json:"uncredited,omitzero"`
	RepeatOf   int          `json:"repeat_of,omitzero"`
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
	Pointer   string        `json:"pointer,omitzero"`
	Line      int           `json:"line,omitzero"`
	Column    int           `json:"column,omitzero"`
	Start     uint32        `json:"start,omitzero"`
	End       uint32        `json:"end,omitzero"`
	Message   string        `json:"message,omitzero"`
	Reference string        `json:"reference,omitzero"`
	Fix       []opLine      `json:"fix,omitempty"`
	Choices   []choiceLine  `json:"choices,omitempty"`
}

type choiceLine struct {
	Title string   `json:"title"`
	Fix   []opLine `json:"fix,omitempty"`
}

// opLine has the operation's value as a text: its white space stays as it is.
type opLine struct {
	Op    string `json:"op"`
	From  string `json:"from,omitzero"`
	Path  string `json:"path,omitzero"`
	Value string `json:"value,omitzero"`
}

// assessmentLineOf returns what a line has of an assessment, of a body of so
// many bytes, and counts what it leaves out. It uses the memory of items.
func assessmentLineOf(a *conformance.Assessment, bodySize int, cut *Cut, items []itemLine) assessmentLine {
	l := assessmentLine{
		Transport: a.Transport, Shape: a.Shape, Spec: a.Spec, Verdict: a.Verdict,
		Sensor: a.Sensor, SendTime: a.SendTime, Tolerated: a.Tolerated, Items: items,
	}
	room, unlisted := detailRoom(bodySize), a.Unlisted
	for i := range a.Items {
		item := &a.Items[i]
		if room -= sizeOfItem(item); room < 0 && len(item.Credits) == 0 && item.RepeatOf == 0 {
			unlisted.Add(item.Verdict, 1)
			continue
		}
		l.Items = append(l.Items, itemLineOf(item))
	}
	cut.Items = unlisted.Total()
	room = detailRoom(bodySize)
	var places map[findingKey]int
	for i := range a.Findings {
		f := &a.Findings[i]
		if room -= sizeOfFinding(f); room < 0 {
			cut.Findings = len(a.Findings) - i
			break
		}
		if places == nil {
			places = make(map[findingKey]int, len(a.Findings))
		}
		places[keyOfFinding(f)] = len(l.Findings)
		l.Findings = append(l.Findings, findingLineOf(f))
	}
	l.Unspelled = unspelledLineOf(a, a.Findings[len(l.Findings):], unlisted)
	at := 0
	for i := range a.Items {
		if at == len(l.Items) || l.Items[at].Pointer != a.Items[i].Pointer {
			continue // it was left out
		}
		for k := range a.Items[i].Findings {
			if place, ok := places[keyOfFinding(&a.Items[i].Findings[k])]; ok {
				l.Items[at].Findings = append(l.Items[at].Findings, place)
			}
		}
		at++
	}
	return l
}

// unspelledLineOf counts what is not spelled out, and the findings that the line
// leaves out.
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

func itemLineOf(item *conformance.Item) itemLine {
	l := itemLine{
		Pointer: item.Pointer, Kind: item.Kind, Verdict: item.Verdict, Uncredited: item.Uncredited, RepeatOf: item.RepeatOf,
		ID: item.ID, Type: item.Type, Action: item.Action, Actor: item.Actor, Object: item.Object, EventTime: item.EventTime,
		Start: item.Start, End: item.End,
	}
	for _, c := range item.Credits {
		l.Credits = append(l.Credits, creditLine{Profile: c.Profile, Event: c.Event, Action: c.Action, Row: c.RowID})
	}
	return l
}

func findingLineOf(f *rule.Finding) findingLine {
	l := findingLine{
		Rule: f.Rule, Severity: f.Severity, Pointer: f.Pointer, Line: f.Line, Column: f.Column,
		Message: f.Message, Reference: f.Reference, Start: f.Start, End: f.End,
	}
	l.Fix = opLinesOf(f.Fix)
	for _, choice := range f.Choices {
		l.Choices = append(l.Choices, choiceLine{Title: choice.Title, Fix: opLinesOf(choice.Fix)})
	}
	return l
}

func opLinesOf(fix []rule.Op) []opLine {
	var lines []opLine
	for _, op := range fix {
		lines = append(lines, opLine{Op: op.Op, From: op.From, Path: op.Path, Value: string(op.Value)})
	}
	return lines
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
