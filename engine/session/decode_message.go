package session

import (
	"encoding/json"
	"fmt"

	"caliper-playground/catalog"
	"caliper-playground/engine/conformance"
	"caliper-playground/engine/rule"
)

// messageLine is a whole line of the journal.
type messageLine struct {
	headLine
	Exchange    exchangeLine    `json:"exchange"`
	Assessment  *assessmentLine `json:"assessment"`
	Body        string          `json:"body"`
	BodyBase64  []byte          `json:"body_base64"`
	Reply       string          `json:"reply"`
	ReplyBase64 []byte          `json:"reply_base64"`
}

type exchangeLine struct {
	Method         string      `json:"method"`
	MethodBase64   []byte      `json:"method_base64"`
	Path           string      `json:"path"`
	PathBase64     []byte      `json:"path_base64"`
	Protocol       string      `json:"protocol"`
	ProtocolBase64 []byte      `json:"protocol_base64"`
	Remote         string      `json:"remote"`
	RemoteBase64   []byte      `json:"remote_base64"`
	TLS            bool        `json:"tls"`
	Playground     bool        `json:"playground"`
	Header         []fieldLine `json:"header"`
	Cause          string      `json:"cause"`
	Help           string      `json:"help"`
	Tolerated      []string    `json:"tolerated"`
}

type fieldLine struct {
	Name        string `json:"name"`
	NameBase64  []byte `json:"name_base64"`
	Value       string `json:"value"`
	ValueBase64 []byte `json:"value_base64"`
}

type assessmentLine struct {
	Transport conformance.Transport `json:"transport"`
	Shape     conformance.Shape     `json:"shape"`
	Spec      catalog.Version       `json:"spec"`
	Verdict   rule.Verdict          `json:"verdict"`
	Sensor    string                `json:"sensor"`
	SendTime  string                `json:"sendTime"`
	Tolerated []string              `json:"tolerated"`
	Unspelled unspelledLine         `json:"unspelled"`
	Items     []itemLine            `json:"items"`
	Findings  []findingLine         `json:"findings"`
}

// unspelledLine counts the findings that are not spelled out.
type unspelledLine struct {
	ByRule     rule.More  `json:"rules"`
	BySeverity rule.Tally `json:"severities"`
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

type opLine struct {
	Op    string `json:"op"`
	From  string `json:"from"`
	Path  string `json:"path"`
	Value string `json:"value"`
}

// decodeMessage reads a line back as the message that it was written for.
func decodeMessage(line []byte) (Message, error) {
	var l messageLine
	if err := json.Unmarshal(line, &l); err != nil {
		return Message{}, err
	}
	m := Message{Entry: l.entry(), Exchange: l.Exchange.exchange()}
	m.Exchange.Status = l.Status
	m.Exchange.Body = bytesOf(l.Body, l.BodyBase64)
	m.Exchange.Reply = bytesOf(l.Reply, l.ReplyBase64)
	if l.Assessment == nil {
		return m, nil
	}
	a, err := l.Assessment.assessment()
	m.Assessment = a
	return m, err
}

func (l *exchangeLine) exchange() Exchange {
	x := Exchange{
		Method: orBytes(l.Method, l.MethodBase64), Path: orBytes(l.Path, l.PathBase64),
		Protocol: orBytes(l.Protocol, l.ProtocolBase64), Remote: orBytes(l.Remote, l.RemoteBase64),
		TLS: l.TLS, Playground: l.Playground, Cause: l.Cause, Help: l.Help, Tolerated: l.Tolerated,
	}
	for _, f := range l.Header {
		x.Header = append(x.Header, Field{orBytes(f.Name, f.NameBase64), orBytes(f.Value, f.ValueBase64)})
	}
	return x
}

func (l *assessmentLine) assessment() (*conformance.Assessment, error) {
	a := &conformance.Assessment{
		Shape: l.Shape, Spec: l.Spec, Transport: l.Transport, Verdict: l.Verdict,
		Sensor: l.Sensor, SendTime: l.SendTime, Tolerated: l.Tolerated,
		More: l.Unspelled.ByRule, Unspelled: l.Unspelled.BySeverity,
	}
	for _, f := range l.Findings {
		a.Findings = append(a.Findings, f.finding())
	}
	for _, i := range l.Items {
		item := conformance.Item{
			Pointer: i.Pointer, Kind: i.Kind, Verdict: i.Verdict, Spec: l.Spec, Uncredited: i.Uncredited,
			ID: i.ID, Type: i.Type, Action: i.Action, Actor: i.Actor, Object: i.Object, EventTime: i.EventTime,
			Start: i.Start, End: i.End, Credits: []conformance.Credit{},
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
		Message: l.Message, Reference: l.Reference, Start: l.Start, End: l.End, Fix: []rule.Op{}, Choices: []rule.Choice{},
	}
	f.Fix = append(f.Fix, fix(l.Fix)...)
	for _, choice := range l.Choices {
		f.Choices = append(f.Choices, rule.Choice{Title: choice.Title, Fix: fix(choice.Fix)})
	}
	return f
}

func fix(lines []opLine) []rule.Op {
	var ops []rule.Op
	for _, l := range lines {
		op := rule.Op{Op: l.Op, From: l.From, Path: l.Path}
		if l.Value != "" {
			op.Value = json.RawMessage(l.Value)
		}
		ops = append(ops, op)
	}
	return ops
}

func orBytes(text string, raw []byte) string {
	if raw != nil {
		return string(raw)
	}
	return text
}

func bytesOf(text string, raw []byte) []byte {
	if raw == nil && text != "" {
		return []byte(text)
	}
	return raw
}
