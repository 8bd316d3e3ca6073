package rule

import (
	"caliper-playground/catalog"
	"caliper-playground/engine/document"
)

type envelopeMissing struct {
	name string
	null bool
}

func (envelopeMissing) page() Rule {
	return Rule{
		ID: "envelope-missing", Title: "The envelope has its four properties", Severity: Error,
		Why:       "sensor says who sends, sendTime when, dataVersion by which version's terms, and data holds what is sent.",
		Cost:      "The endpoint answers 400 and takes nothing.",
		Reference: "Caliper 1.2, envelope (#envelope)",
	}
}

func (envelopeMissing) onEnvelope(p *pass, envelope document.NodeID) {
	w := &p.tables.words
	for _, symbol := range [...]document.Symbol{w.sensor, w.sendTime, w.dataVersion, w.data} {
		n, name := p.memberBySymbol(envelope, symbol), p.tables.symbols.Word(symbol)
		if n == document.None && p.misspelled(envelope, name) != document.None {
			continue // the rule of other properties tells of it
		}
		if n == document.None || p.doc.Nodes[n].Kind == document.Null {
			p.report(missingOrNull(envelope, name, n), envelopeMissing{name, n != document.None})
		}
	}
}

func (f envelopeMissing) words() string {
	state := " is missing from the envelope"
	if f.null {
		state = " is null"
	}
	return f.name + state + "; sensor, sendTime, dataVersion and data must each be there"
}

func (f envelopeMissing) mend(x *patcher, at place) {
	switch f.name {
	case "sensor":
		x.set(at, text("_:sensor"))
	case "sendTime":
		if s := x.latestTime(0); s != "" {
			x.set(at, text(s))
		}
	case "dataVersion":
		x.set(at, text(x.dataVersion()))
	}
}

// dataVersion returns the context that the envelope's items name, or the
// session's.
func (x *patcher) dataVersion() string {
	for i := range x.p.result.Items {
		if version := x.p.result.Items[i].Version; version != "" { // what is no object has none
			return catalog.Get(version).Context
		}
	}
	return x.p.plan.vocabulary.Context
}
