package rule

import (
	"caliper-playground/catalog"
	"caliper-playground/engine/document"
)

var envelopeProperty = Rule{
	ID: "envelope-property", Title: "The envelope has no other properties", Severity: Error,
	Why:       "The envelope is closed: four properties, and no place for own ones. What belongs to an event goes into the event.",
	Cost:      "The endpoint answers 400 and takes nothing.",
	Reference: "Caliper 1.2, envelope (#envelope)",
	Bad: `{"sensor": "https://example.org/sensors/1", "sendTime": "2026-03-02T09:15:00.000Z", "dataVersion": "http://purl.imsglobal.org/ctx/caliper/v1p2", "tenant": "north", ` +
		`"data": [{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "id": "https://example.org/people/7", "type": "Person"}]}`,
	Good: contextVersion.Good,
	onEnvelope: func(p *pass, envelope document.NodeID) {
		w := &p.tables.words
		for c := envelope + 1; c < p.doc.Nodes[envelope].Next; c = p.doc.Nodes[c].Next {
			switch p.doc.Nodes[c].Name {
			case w.sensor, w.sendTime, w.dataVersion, w.data:
			default:
				f := p.report("envelope-property", c)
				f.name, f.atName = p.doc.Name(c), true
				f.near = catalog.Nearest(f.name, []string{"sensor", "sendTime", "dataVersion", "data"})
				if f.near != "" && p.doc.Member(envelope, f.near) != document.None {
					f.near = ""
				}
			}
		}
	},
	say: func(f *found) string {
		if f.name == "@context" {
			return "the envelope has no @context; it belongs on each entry of data"
		}
		if f.near != "" {
			return "an envelope has no property " + quote(f.name) + meant(f.near)
		}
		return "an envelope has no property " + quote(f.name) + "; it takes sensor, sendTime, dataVersion and data, nothing else"
	},
	fix: func(x *fixer, f *found) { x.envelopeProperty(f) },
}
