package rule

import "caliper-playground/engine/document"

var documentWrapped = Rule{
	ID: "document-wrapped", Title: "What is sent is the Caliper document itself", Severity: Error,
	Why: "Queues, logs and warehouses put documents into something of their own, and other standards have statements that look a little like events. " +
		"Neither is a Caliper document, and making an event of it would make facts up.",
	Cost:      "An endpoint answers 400; the events inside reach nobody.",
	Reference: "Caliper 1.2, envelope (#envelope)",
	Bad:       `{"records": [{"value": {"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "id": "urn:uuid:8c1b6a52-6f9a-4c6e-9a58-0d3b1a1f2e11", "type": "ViewEvent", "profile": "ReadingProfile", "actor": {"id": "https://example.org/people/7", "type": "Person"}, "action": "Viewed", "object": {"id": "https://example.org/docs/1", "type": "Document"}, "eventTime": "2026-03-02T09:15:00.000Z"}}]}`,
	Good:      `{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "id": "urn:uuid:8c1b6a52-6f9a-4c6e-9a58-0d3b1a1f2e11", "type": "ViewEvent", "profile": "ReadingProfile", "actor": {"id": "https://example.org/people/7", "type": "Person"}, "action": "Viewed", "object": {"id": "https://example.org/docs/1", "type": "Document"}, "eventTime": "2026-03-02T09:15:00.000Z"}`,
	say:       func(f *found) string { return f.wrapper.Cause() + ": " + f.wrapper.Advice },
}

// wrapped reports what is no Caliper document but a known other thing, and says
// whether it is one.
func (p *pass) wrapped(n document.NodeID) bool {
	if p.isPlainly(n) {
		return false
	}
	w := recognise(p.doc, n)
	if w != nil {
		p.report("document-wrapped", n).wrapper = w
	}
	return w != nil
}

// isPlainly says at no cost that a value is meant as an envelope, or has a
// context, as nearly every document has: then it is judged as what it is.
func (p *pass) isPlainly(n document.NodeID) bool {
	w := &p.tables.words
	if p.doc.Nodes[n].Kind == document.Array {
		first := firstElement(p.doc, n)
		return first == document.None || p.isPlainly(first)
	}
	if p.doc.Nodes[n].Kind != document.Object {
		return false
	}
	envelope := 0
	for c := n + 1; c < p.doc.Nodes[n].Next; c = p.doc.Nodes[c].Next {
		switch p.doc.Nodes[c].Name {
		case w.context:
			return true
		case w.sensor, w.sendTime, w.dataVersion:
			envelope++
		}
	}
	return envelope >= 2
}
