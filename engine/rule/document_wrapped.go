package rule

import (
	"caliper-playground/engine/document"
	"caliper-playground/engine/wrapper"
)

type documentWrapped struct{ wrapper *wrapper.Wrapper }

func (documentWrapped) page() Rule {
	return Rule{
		ID: "document-wrapped", Title: "What is sent is the Caliper document itself", Severity: Error,
		Why: "Queues, logs and warehouses put documents into something of their own, and other standards have statements that look a little like events. " +
			"Neither is a Caliper document, and making an event of it would make facts up.",
		Cost:      "An endpoint answers 400; the events inside reach nobody.",
		Reference: "Caliper 1.2, envelope (#envelope)",
	}
}

func (f documentWrapped) words() string { return f.wrapper.Cause() + ": " + f.wrapper.Advice }

// wrapped reports what is no Caliper document but a known other thing, and says
// whether it is one.
func (p *pass) wrapped(n document.NodeID) bool {
	if p.isPlainly(n) {
		return false
	}
	w := wrapper.RecogniseValue(p.doc, n)
	if w != nil {
		p.report(at(n), documentWrapped{w})
	}
	return w != nil
}

// isPlainly says at no cost that a value is meant as an envelope, or has a
// context, as nearly every document has: then it is judged as what it is.
func (p *pass) isPlainly(n document.NodeID) bool {
	w := &p.tables.words
	if p.doc.Nodes[n].Kind == document.Array {
		for first := range p.doc.Children(n) {
			return p.isPlainly(first)
		}
		return true
	}
	if p.doc.Nodes[n].Kind != document.Object {
		return false
	}
	envelope := 0
	for c := n + 1; c < p.doc.Nodes[n].Next; c = p.doc.Nodes[c].Next {
		switch p.doc.Nodes[c].Name {
		case w.context:
			return !wrapper.IsGraph(p.doc, n)
		case w.sensor, w.sendTime, w.dataVersion:
			envelope++
		}
	}
	return envelope >= 2
}

// unreadable reports a text that is no JSON, as what it is instead where that is
// known.
func (p *pass) unreadable(body []byte, err *document.SyntaxError) {
	p.result.Verdict = Fail
	if w := wrapper.RecogniseText(string(body)); w != nil {
		p.report(place{syntax: &document.SyntaxError{Line: 1, Column: 1}}, documentWrapped{w})
		return
	}
	p.report(place{syntax: err}, jsonSyntax{err})
}
