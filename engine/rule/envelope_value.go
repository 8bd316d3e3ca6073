package rule

import "caliper-playground/engine/document"

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

func (*envelopeValue) onEnvelope(p *pass, envelope document.NodeID) {
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
	case node.Kind == document.Array, node.Kind == document.Object && p.numbered(n) == nil:
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

// mend writes the value otherwise. What is replaced is named in the message: an
// envelope has no place to keep it, and it is not said of an event.
func (f envelopeValue) mend(x *patcher, at place) {
	n, doc := at.node, x.p.doc
	switch f.name {
	case "sensor":
		if id := x.sensorAt(n); id != "" {
			x.replace(n, jsonText(id))
		}
	case "sendTime":
		x.mendTime(n)
	case "dataVersion":
		if word := x.p.wordAt(n); word != "" || x.oneVersion() {
			envelopeDataVersion{got: word}.mend(x, at)
		}
	case "data":
		switch inner, numbered := x.p.decoded(n), x.p.numbered(n); {
		case numbered != nil:
			x.replace(n, x.arrayWith(numbered))
		case doc.Nodes[n].Kind == document.Object && !x.p.saysNothing(n):
			x.replace(n, raw("["+x.raw(n)+"]"))
		case inner != nil && inner.Nodes[0].Kind == document.Array:
			x.replace(n, raw(string(inner.Raw(0))))
		case inner != nil && inner.Nodes[0].Kind == document.Object:
			x.replace(n, raw("["+string(inner.Raw(0))+"]"))
		}
	}
}

func (f envelopeValue) choices(x *patcher, at place) []choice {
	if f.name == "sendTime" {
		if choices := x.chooseTime(at.node); len(choices) > 0 {
			return choices
		}
	}
	if f.should {
		return nil
	}
	return x.chooseEnvelope(f.name, at)
}

// sensorAt returns the identifier that stands in the sensor's place: in an array
// of one, as the id of an entity, as a number, or as an IRI in other words.
func (x *patcher) sensorAt(n document.NodeID) string {
	doc := x.p.doc
	switch id := doc.Member(n, "id"); {
	case doc.Nodes[n].Kind == document.Number:
		return doc.Text(n)
	case id != document.None && doc.Nodes[id].Kind == document.String:
		return doc.Text(id)
	case doc.Nodes[n].Kind == document.String:
		return x.iriAt(n)
	}
	return x.p.wordAt(n)
}
