package rule

import "caliper-playground/engine/document"

type contextOverride struct {
	name string
}

func (contextOverride) page() Rule {
	return Rule{
		ID: "context-override", Title: "Other contexts leave Caliper's terms alone", Severity: Error,
		Why: "Contexts may be added for other vocabularies, but a Caliper term means what Caliper says, everywhere. " +
			"Before Caliper's own context in an array such a definition is undone by it, which is why that is a warning only.",
		Cost:      "The same word means two things, depending on who reads it.",
		Reference: "Caliper 1.2, JSON-LD context and serialization (#serialization)",
	}
}

func (contextOverride) onContext(p *pass, item *Item, context document.NodeID) {
	if context == document.None || p.doc.Nodes[context].Kind != document.Array {
		return
	}
	for c := range p.doc.Children(context) {
		if p.doc.Nodes[c].Kind == document.Object {
			// Caliper's context stands behind this one and wins, so nothing is lost yet.
			contextOverride{}.check(p, c, Warning)
		}
	}
}

// check reports each Caliper term that an inline context defines anew.
func (contextOverride) check(p *pass, inline document.NodeID, severity Severity) {
	w := &p.tables.words
	for c := range p.doc.Children(inline) {
		name := p.doc.Nodes[c].Name
		if name != 0 && name != w.context && name != w.atID && name != w.atType && p.isCaliperTerm(name) && !p.mapsToCaliper(c) {
			p.reportAs(severity, at(c), contextOverride{p.doc.Name(c)})
		}
	}
}

// mapsToCaliper says whether a definition gives a term the meaning that it has anyway.
func (p *pass) mapsToCaliper(n document.NodeID) bool {
	return p.doc.Nodes[n].Kind == document.String && p.doc.Text(n) == p.plan.vocabulary.Namespace+p.doc.Name(n)
}

func (f contextOverride) words() string {
	return "the inline context defines " + quote(f.name) + ", which is a Caliper term; other vocabularies must use other words"
}
