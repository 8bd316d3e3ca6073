package session

import (
	"encoding/json"

	"strconv"

	"caliper-playground/engine/conformance"
	"caliper-playground/engine/rule"
)

// appendSent begins an exchange with all that was sent but the body, which
// stands at the end of a line, behind what is said about it.
func appendSent(b []byte, x *Exchange) []byte {
	b = append(b, '{')
	b = appendRaw(b, "method", x.Method)
	b = appendRaw(b, "path", x.Path)
	b = appendRaw(b, "protocol", x.Protocol)
	b = appendRaw(b, "remote", x.Remote)
	if x.TLS {
		b = appendName(b, "tls")
		b = append(b, "true"...)
	}
	if x.Playground {
		b = appendName(b, "playground")
		b = append(b, "true"...)
	}
	if len(x.Header) > 0 {
		b = appendName(b, "header")
		b = append(b, '[')
		for _, f := range x.Header {
			b = appendComma(b)
			b = append(b, '{')
			b = appendRaw(b, "name", f.Name)
			b = appendRaw(b, "value", f.Value)
			b = append(b, '}')
		}
		b = append(b, ']')
	}
	return b
}

// appendAnswered ends an exchange with what is said about the answer.
func appendAnswered(b []byte, x *Exchange) []byte {
	b = appendText(b, "cause", x.Cause)
	b = appendText(b, "help", x.Help)
	b = appendTexts(b, "tolerated", x.Tolerated)
	return append(b, '}')
}

// appendAssessment writes an assessment. Each finding stands once, in the list
// of the whole document; items point into it.
func appendAssessment(b []byte, a *conformance.Assessment) []byte {
	b = append(b, '{')
	b = appendCount(b, "transport", int(a.Transport))
	b = appendText(b, "shape", string(a.Shape))
	b = appendText(b, "spec", string(a.Spec))
	b = appendText(b, "verdict", a.Verdict.String())
	b = appendText(b, "sensor", a.Sensor)
	b = appendText(b, "sendTime", a.SendTime)
	b = appendTexts(b, "tolerated", a.Tolerated)
	if len(a.More) > 0 || a.Unspelled != (rule.Tally{}) {
		counts, _ := json.Marshal(unspelledLine{a.More, a.Unspelled}) // numbers and names always do
		b = append(appendName(b, "unspelled"), counts...)
	}
	findings := a.Findings
	if len(a.Items) > 0 {
		b = appendName(b, "items")
		b = append(b, '[')
		for i := range a.Items {
			b = appendComma(b)
			var places []int
			places, findings = placesOf(a.Items[i].Findings, findings)
			b = appendItem(b, &a.Items[i], places)
		}
		b = append(b, ']')
	}
	if len(findings) > 0 {
		b = appendName(b, "findings")
		b = append(b, '[')
		for i := range findings {
			b = appendComma(b)
			b = appendFinding(b, &findings[i])
		}
		b = append(b, ']')
	}
	return append(b, '}')
}

// placesOf returns the places of an item's findings among those of its
// document. One that is not among them is added at the end.
func placesOf(own, all []rule.Finding) ([]int, []rule.Finding) {
	var places []int
	next := 0 // both are in document order
	for i := range own {
		at := next
		for at < len(all) && !sameFinding(&own[i], &all[at]) {
			at++
		}
		if at == len(all) {
			all = append(all[:at:at], own[i])
		}
		places = append(places, at)
		next = at + 1
	}
	return places, all
}

func sameFinding(a, b *rule.Finding) bool {
	return a.Rule == b.Rule && a.Start == b.Start && a.Pointer == b.Pointer && a.Message == b.Message
}

func appendItem(b []byte, item *conformance.Item, findings []int) []byte {
	b = append(b, '{')
	b = appendText(b, "pointer", item.Pointer)
	b = appendText(b, "kind", item.Kind)
	b = appendText(b, "verdict", item.Verdict.String())
	b = appendText(b, "id", item.ID)
	b = appendText(b, "type", item.Type)
	b = appendText(b, "action", item.Action)
	b = appendText(b, "actor", item.Actor)
	b = appendText(b, "object", item.Object)
	b = appendText(b, "eventTime", item.EventTime)
	b = appendCount(b, "start", int(item.Start))
	b = appendCount(b, "end", int(item.End))
	if len(findings) > 0 {
		b = appendName(b, "findings")
		b = append(b, '[')
		for _, at := range findings {
			b = appendComma(b)
			b = strconv.AppendInt(b, int64(at), 10)
		}
		b = append(b, ']')
	}
	if len(item.Credits) > 0 {
		b = appendName(b, "credits")
		b = append(b, '[')
		for _, c := range item.Credits {
			b = appendComma(b)
			b = append(b, '{')
			b = appendText(b, "profile", c.Profile)
			b = appendText(b, "event", c.Event)
			b = appendText(b, "action", c.Action)
			b = appendText(b, "row", c.RowID)
			b = append(b, '}')
		}
		b = append(b, ']')
	}
	b = appendText(b, "uncredited", item.Uncredited)
	return append(b, '}')
}

func appendFinding(b []byte, f *rule.Finding) []byte {
	b = append(b, '{')
	b = appendText(b, "rule", f.Rule)
	b = appendText(b, "severity", f.Severity.String())
	b = appendText(b, "pointer", f.Pointer)
	b = appendCount(b, "line", f.Line)
	b = appendCount(b, "column", f.Column)
	b = appendCount(b, "start", int(f.Start))
	b = appendCount(b, "end", int(f.End))
	b = appendText(b, "message", f.Message)
	b = appendText(b, "reference", f.Reference)
	if len(f.Fix) > 0 {
		b = appendFix(b, f.Fix)
	}
	if len(f.Choices) > 0 {
		b = append(appendName(b, "choices"), '[')
		for _, choice := range f.Choices {
			b = append(appendComma(b), '{')
			b = appendText(b, "title", choice.Title)
			b = append(appendFix(b, choice.Fix), '}')
		}
		b = append(b, ']')
	}
	return append(b, '}')
}

func appendFix(b []byte, fix []rule.Op) []byte {
	b = append(appendName(b, "fix"), '[')
	for _, op := range fix {
		b = append(appendComma(b), '{')
		b = appendText(b, "op", op.Op)
		b = appendText(b, "from", op.From)
		b = appendText(b, "path", op.Path)
		b = appendText(b, "value", string(op.Value)) // as a string: it may hold line ends
		b = append(b, '}')
	}
	return append(b, ']')
}
