package rule

import "caliper-playground/engine/document"

var envelopeMissing = Rule{
	ID: "envelope-missing", Title: "The envelope has its four properties", Severity: Error,
	Why:       "sensor says who sends, sendTime when, dataVersion by which version's terms, and data holds what is sent.",
	Cost:      "The endpoint answers 400 and takes nothing.",
	Reference: "Caliper 1.2, envelope (#envelope)",
	Bad:       `{"sensor": "https://example.org/sensors/1", "sendTime": "2026-03-02T09:15:00.000Z", "data": [{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "id": "https://example.org/people/7", "type": "Person"}]}`,
	Good:      contextVersion.Good,
	onEnvelope: func(p *pass, envelope document.NodeID) {
		w := &p.tables.words
		for _, name := range [...]document.Symbol{w.sensor, w.sendTime, w.dataVersion, w.data} {
			n := p.memberBySymbol(envelope, name)
			if n == document.None && p.misspelled(envelope, p.tables.symbols.Word(name)) != document.None {
				continue // the rule of other properties tells of it
			}
			if n == document.None || p.doc.Nodes[n].Kind == document.Null {
				p.reportMissing("envelope-missing", envelope, p.tables.symbols.Word(name), n)
			}
		}
	},
	say: func(f *found) string {
		state := " is missing from the envelope"
		if f.got != "" {
			state = " is null"
		}
		return f.name + state + "; sensor, sendTime, dataVersion and data must each be there"
	},
	fix: fixEnvelope,
}
