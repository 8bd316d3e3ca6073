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

func (*envelopeMissing) onEnvelope(p *pass, envelope document.NodeID) {
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
	if f.name == "dataVersion" && x.oneVersion() {
		x.set(at, jsonText(x.dataVersion()))
	}
}

func (f envelopeMissing) choices(x *patcher, at place) []choice {
	return x.chooseEnvelope(f.name, at)
}

// chooseEnvelope offers what a property of the envelope may be that the document
// does not tell.
func (x *patcher) chooseEnvelope(name string, at place) []choice {
	switch name {
	case "sensor":
		return []choice{{"the sensor becomes the playground's own, " + document.OwnSensor + ", until yours stands there", func(x *patcher) { x.set(at, jsonText(document.OwnSensor)) }}}
	case "sendTime":
		if s := x.latestTime(0); s != "" {
			return []choice{{"sendTime becomes the latest time in the envelope, " + s, func(x *patcher) { x.set(at, jsonText(s)) }}}
		}
	case "dataVersion":
		return meaning{or: supportedContexts()}.choicesOf("dataVersion", at)
	}
	return nil
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
