package rule

import "caliper-playground/engine/document"

var envelopeValue = Rule{
	ID: "envelope-value", Title: "The envelope's properties have their form", Severity: Error,
	Why:       "sensor is a string, best an IRI; sendTime a UTC time with milliseconds; data an array of at least one event or entity.",
	Cost:      "The endpoint answers 400 and takes nothing.",
	Reference: "Caliper 1.2, envelope (#envelope)",
	Bad: `{"sensor": "https://example.org/sensors/1", "sendTime": "2026-03-02 09:15:00", "dataVersion": "http://purl.imsglobal.org/ctx/caliper/v1p2", ` +
		`"data": [{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "id": "https://example.org/people/7", "type": "Person"}]}`,
	Good: contextVersion.Good,
	onEnvelope: func(p *pass, envelope document.NodeID) {
		w := &p.tables.words
		for c := envelope + 1; c < p.doc.Nodes[envelope].Next; c = p.doc.Nodes[c].Next {
			node := &p.doc.Nodes[c]
			if node.Kind == document.Null {
				continue
			}
			switch node.Name {
			case w.sensor:
				p.sensor(c)
			case w.sendTime:
				p.sendTime(c)
			case w.dataVersion:
				if node.Kind != document.String {
					p.envelopeWrong(c, "the IRI of a Caliper context, such as "+p.plan.vocabulary.Context)
				}
			case w.data:
				if node.Kind != document.Array || node.Next == c+1 {
					p.envelopeWrong(c, "an array of at least one event or entity")
				}
			}
		}
	},
	say: func(f *found) string {
		verb := "must"
		if f.severity < Error {
			verb = "should"
		}
		return f.name + " is " + f.got + "; it " + verb + " be " + f.want
	},
	fix: fixEnvelope,
}

func (p *pass) envelopeWrong(n document.NodeID, want string) *found {
	f := p.report("envelope-value", n)
	f.name, f.got, f.want = p.doc.Name(n), p.describe(n), want
	if k := p.doc.Nodes[n].Kind; k == document.Array {
		f.got = "empty"
	}
	return f
}

func (p *pass) sensor(n document.NodeID) {
	switch {
	case p.doc.Nodes[n].Kind != document.String || len(p.doc.Content(n)) == 0:
		p.envelopeWrong(n, "a string, best an IRI")
	case !isIRI(p.doc.Content(n)):
		p.envelopeWrong(n, "an IRI that identifies the sensor").severity = Warning
	}
}

func (p *pass) sendTime(n document.NodeID) {
	if p.doc.Nodes[n].Kind == document.String && isDateTime(p.doc.Content(n)) {
		return
	}
	f := p.envelopeWrong(n, "a UTC time with milliseconds, such as 2026-03-02T09:15:00.000Z")
	if p.options.Tolerances.TimeFormat && p.doc.Nodes[n].Kind == document.String && toDateTime(p.doc.Text(n)) != "" {
		f.severity = Warning
		p.result.Tolerated.TimeFormat = true
	}
}
