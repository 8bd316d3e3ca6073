package rule

import (
	"encoding/json"

	"caliper-playground/engine/document"
)

type envelopeValue struct {
	name   string
	got    string
	want   string
	should bool // it is no more than a recommendation
}

func (envelopeValue) page() Rule {
	return Rule{
		ID: "envelope-value", Title: "The envelope's properties have their form", Severity: Error,
		Why:       "sensor is a string, best an IRI; sendTime a UTC time with milliseconds; data an array of at least one event or entity.",
		Cost:      "The endpoint answers 400 and takes nothing.",
		Reference: "Caliper 1.2, envelope (#envelope)",
	}
}

func (envelopeValue) onEnvelope(p *pass, envelope document.NodeID) {
	w := &p.tables.words
	for c := range p.doc.Children(envelope) {
		node := &p.doc.Nodes[c]
		isString, want, should := node.Kind == document.String, "", false
		switch {
		case node.Kind == document.Null:
		case node.Name == w.sensor && (!isString || p.saysNothing(c)):
			want = "a string, best an IRI"
		case node.Name == w.sensor && !isIRI(p.doc.Content(c)):
			want, should = "an IRI that identifies the sensor", true
		case node.Name == w.sendTime && !(isString && isDateTime(p.doc.Content(c))):
			want, should = "a UTC time with milliseconds, such as 2026-03-02T09:15:00.000Z", p.toleratesTime(c)
		case node.Name == w.dataVersion && !isString:
			want = "the IRI of a Caliper context, such as " + p.plan.vocabulary.Context
		case node.Name == w.data && (node.Kind != document.Array || p.saysNothing(c)):
			want = "an array of at least one event or entity"
		}
		if want == "" {
			continue
		}
		severity, got := Error, p.describeEnvelopeValue(c)
		if should {
			severity = Warning
		}
		p.reportAs(severity, at(c), envelopeValue{p.doc.Name(c), got, want, should})
	}
}

// describeEnvelopeValue tells the faults apart: an array, a number, an empty
// value, a text.
func (p *pass) describeEnvelopeValue(n document.NodeID) string {
	switch node := &p.doc.Nodes[n]; {
	case p.saysNothing(n) && node.Kind == document.String:
		return "empty"
	case p.saysNothing(n) && node.Kind == document.Array:
		return "an empty array"
	case node.Kind == document.Array, node.Kind == document.Object:
		return node.Kind.String()
	case node.Kind == document.Number:
		return "the number " + p.describe(n)
	}
	return p.describe(n)
}

func (f envelopeValue) words() string {
	if f.should {
		return f.name + " is " + f.got + "; it should be " + f.want
	}
	return f.name + " is " + f.got + "; it must be " + f.want
}

func (f envelopeValue) mend(x *patcher, at place) {
	n := at.node
	node := &x.p.doc.Nodes[n]
	switch f.name {
	case "sensor":
		if value := x.sensor(n, f.should); value != nil {
			x.supersede(n, value)
		}
	case "sendTime":
		x.mendTime(n, func() {
			if s := x.latestTime(0); s != "" {
				x.supersede(n, text(s))
			}
		})
	case "dataVersion":
		x.supersede(n, text(x.dataVersion()))
	case "data":
		if node.Kind == document.Object && !x.p.saysNothing(n) {
			x.replace(n, raw("["+x.raw(n)+"]"))
		}
	}
}

// sensor proposes an identifier of the sensor: that of the entity which stands
// there, the number as a string, or a blank node.
func (x *patcher) sensor(n document.NodeID, should bool) json.RawMessage {
	doc := x.p.doc
	switch id := doc.Member(n, "id"); {
	case doc.Nodes[n].Kind == document.Number:
		return text("_:" + x.raw(n))
	case id != document.None && doc.Nodes[id].Kind == document.String && isIRI(doc.Content(id)):
		return raw(x.raw(id))
	case should:
		return nil
	}
	return text("_:sensor")
}
