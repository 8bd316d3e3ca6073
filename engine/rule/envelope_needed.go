package rule

import "caliper-playground/engine/document"

type envelopeNeeded struct {
	got string
}

func (envelopeNeeded) page() Rule {
	return Rule{
		ID: "envelope-needed", Title: "What is sent comes in an envelope", Severity: Error,
		Why: "An endpoint takes envelopes: they say who sends, when, and by which version's terms. " +
			"An event, an entity or an array by itself may be as it must be, but it is no message.",
		Cost:      "The endpoint answers 400 and takes nothing.",
		Reference: "Caliper 1.2, envelope (#envelope); certification guide, HTTP message responses (#httpResponse)",
	}
}

// check reports a document that an endpoint would not take, because it is no
// envelope, though it may be all right by itself.
func (envelopeNeeded) check(p *pass) {
	if !p.options.Envelope || len(p.result.Items) == 0 {
		return
	}
	switch p.result.Shape {
	case ShapeEvent:
		p.report(at(0), envelopeNeeded{"an event"})
	case ShapeEntity:
		p.report(at(0), envelopeNeeded{"an entity"})
	case ShapeArray:
		p.report(at(0), envelopeNeeded{"an array"})
	}
}

func (f envelopeNeeded) words() string {
	return "this is " + f.got + " without an envelope; put it into the data of one, which has sensor, sendTime, dataVersion and data"
}

// choices offers an envelope around the document, with what it must have and the
// document does not tell.
func (f envelopeNeeded) choices(x *patcher, at place) []choice {
	data := x.raw(0)
	if x.p.doc.Nodes[0].Kind != document.Array {
		data = "[" + data + "]"
	} else if !x.p.allItems(0) {
		return nil // an envelope of envelopes, or of numbers, would fare no better
	}
	sendTime := x.latestTime(0)
	if sendTime == "" {
		return nil
	}
	envelope := `{"sensor":` + string(jsonText(document.OwnSensor)) + `,"sendTime":` + string(jsonText(sendTime)) + `,"dataVersion":` + string(jsonText(x.dataVersion())) + `,"data":` + data + `}`
	return []choice{{"it gets an envelope, sent by " + document.OwnSensor + " at " + sendTime, func(x *patcher) { x.replace(0, raw(envelope)) }}}
}

// allItems says whether each element of an array is meant as an event or entity.
func (p *pass) allItems(array document.NodeID) bool {
	for c := range p.doc.Children(array) {
		if s := p.shape(c); s != ShapeEvent && s != ShapeEntity {
			return false
		}
	}
	return true
}
