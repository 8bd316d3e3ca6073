package rule

import (
	"strings"

	"caliper-playground/engine/document"
)

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

func (*contextOverride) onContext(p *pass, _ *Item, context document.NodeID) {
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

// check reports each Caliper term that an inline context defines anew. Terms of
// an extension count where its context is in force.
func (contextOverride) check(p *pass, inline document.NodeID, severity Severity) {
	w := &p.tables.words
	for c := range p.doc.Children(inline) {
		name := p.doc.Nodes[c].Name
		if name == 0 || name == w.context || name == w.atID || name == w.atType || !p.isCaliperTerm(name) ||
			p.comesByExtension(name) || p.saysWhatCaliperSays(inline, c) {
			continue
		}
		p.reportAs(severity, at(c), contextOverride{p.doc.Name(c)})
	}
}

// comesByExtension says whether a word is a property or a type by extensions
// alone, none of whose contexts is in force.
func (p *pass) comesByExtension(name document.Symbol) bool {
	found := false
	for i := range p.plan.types[1:] {
		t := &p.plan.types[i+1]
		needs, has := t.needs, t.symbol == name
		if s := t.slots[name]; s != 0 {
			needs, has = t.needs|t.properties[s.index()].needs, true
		}
		if has && (needs == 0 || needs.overlaps(p.extensions)) {
			return false
		}
		found = found || has
	}
	return found
}

// saysWhatCaliperSays says whether a definition gives a term the meaning that it
// has anyway, as a string or an object, its IRI in full or compact.
func (p *pass) saysWhatCaliperSays(inline, n document.NodeID) bool {
	name, meaning := p.doc.Name(n), n
	if p.doc.Nodes[n].Kind == document.Object {
		meaning = p.doc.Member(n, "@id")
	}
	iri := p.doc.Said(meaning)
	if name == "id" || name == "type" {
		return iri == "@"+name
	}
	iri = p.expanded(inline, iri)
	local, isCaliper := strings.CutPrefix(iri, p.plan.vocabulary.Namespace)
	return isCaliper && (local == name || local == "actions/"+name || local == "profiles/"+name) ||
		strings.HasPrefix(iri, "http://purl.imsglobal.org/vocab/lis/") && localName(iri) == name
}

// expanded writes a compact IRI in full, by the prefixes of its own context and
// those of Caliper's.
func (p *pass) expanded(inline document.NodeID, iri string) string {
	prefix, local, ok := strings.Cut(iri, ":")
	if !ok || strings.HasPrefix(local, "//") {
		return iri
	}
	if n := p.doc.Member(inline, prefix); n != document.None && p.doc.Nodes[n].Kind == document.String {
		return p.doc.Text(n) + local
	}
	switch prefix {
	case "caliper":
		return p.plan.vocabulary.Namespace + local
	case "verb":
		return p.plan.vocabulary.Namespace + "actions/" + local
	}
	return iri
}

func (f contextOverride) words() string {
	return "the inline context defines " + quote(f.name) + ", which is a Caliper term; other vocabularies must use other words"
}
