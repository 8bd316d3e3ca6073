package session

import (
	"strconv"

	"caliper-playground/catalog"
	"caliper-playground/engine/conformance"
	"caliper-playground/engine/document"
	"caliper-playground/engine/rule"
)

// A message about which there is nothing to say is taken in without its
// assessment being spelt out: what the session and the journal need stands in
// the judgement.

// isClean says whether there is nothing to say about a message: a well-formed
// envelope of the session's version without a finding, each of whose items is
// an event that fills a row, and for which no tolerance was needed.
func isClean(j *conformance.Judgement, spec catalog.Version) bool {
	r := j.Result
	if !r.Parsed || r.Shape != rule.ShapeEnvelope || r.EnvelopeErrors || r.UnknownVersion ||
		r.Version != spec || !r.Clean() || r.Tolerated != (rule.Tolerances{}) || len(r.Items) == 0 {
		return false
	}
	for i := range r.Items {
		if !r.Items[i].Event || r.Items[i].Verdict != rule.Pass || len(j.Items[i].Rows) == 0 {
			return false
		}
	}
	return true
}

// takeClean keeps the marks of a message that is clean, what the log shows, and
// its assessment as the journal has it.
func (a *arrival) takeClean(j *conformance.Judgement) {
	m, t, r := &a.message, &a.trace, j.Result
	for i := range j.Items {
		for _, row := range j.Items[i].Rows {
			t.marks = append(t.marks, row.ID)
		}
	}
	t.counts.Pass = len(r.Items)
	first := &r.Items[0]
	m.Event, m.Action, m.Object = first.Type, r.Word(first.Action), first.ObjectType
	a.text = appendClean(a.text, j)
}

// creditClean gives the marks of a message that is clean.
func (s *Session) creditClean(a *arrival) {
	m := &a.message
	m.Judged, m.Verdict, m.Items, m.Marks = true, rule.Pass, a.items, len(a.trace.marks)
	m.Note = tolerated(m.Exchange.Tolerated)
	s.keepNews(a)
}

// appendClean writes the assessment of a message that is clean, as
// appendAssessment would.
func appendClean(b []byte, j *conformance.Judgement) []byte {
	r := j.Result
	d := r.Document
	b = append(b, '{')
	b = appendCount(b, "transport", int(conformance.WellFormed))
	b = appendText(b, "shape", string(conformance.ShapeEnvelope))
	b = appendText(b, "spec", string(r.Version))
	b = appendText(b, "verdict", r.Verdict.String())
	b = appendNode(b, "sensor", d, d.Member(0, "sensor"))
	b = appendNode(b, "sendTime", d, d.Member(0, "sendTime"))
	b = appendName(b, "items")
	b = append(b, '[')
	for i := range r.Items {
		b = appendComma(b)
		b = appendCleanItem(b, j, i)
	}
	return append(b, "]}"...)
}

func appendCleanItem(b []byte, j *conformance.Judgement, i int) []byte {
	r, item := j.Result, &j.Result.Items[i]
	node := &r.Document.Nodes[item.Node]
	b = append(b, `{"pointer":"/data/`...)
	b = strconv.AppendInt(b, int64(i), 10)
	b = append(b, `","kind":"event"`...)
	b = appendText(b, "verdict", item.Verdict.String())
	b = appendNode(b, "id", r.Document, item.IDNode)
	b = appendNode(b, "type", r.Document, item.TypeNode)
	b = appendNode(b, "action", r.Document, item.ActionNode)
	b = appendText(b, "actor", item.ActorType)
	b = appendText(b, "object", item.ObjectType)
	b = appendNode(b, "eventTime", r.Document, item.EventTimeNode)
	b = appendCount(b, "start", int(node.Start))
	b = appendCount(b, "end", int(node.End))
	b = append(b, `,"credits":[`...)
	for _, row := range j.Items[i].Rows {
		b = append(appendComma(b), '{')
		b = appendText(b, "profile", row.Profile)
		b = appendText(b, "event", row.Event)
		b = appendNode(b, "action", r.Document, item.ActionNode)
		b = appendText(b, "row", row.ID)
		b = append(b, '}')
	}
	return append(b, "]}"...)
}

// appendNode writes the text of a string in a document.
func appendNode(b []byte, name string, d *document.Document, n document.NodeID) []byte {
	if n == document.None {
		return b
	}
	if text := d.Content(n); len(text) > 0 {
		b = appendString(appendName(b, name), text)
	}
	return b
}
