package rule

import (
	"bytes"
	"strings"

	"caliper-playground/catalog"
	"caliper-playground/engine/document"
)

// readContext takes from an item's context what judging needs: the version,
// the extensions, and whether another vocabulary is in force. Whether the
// context is as it must be is the context rules' business.
func (p *pass) readContext(item *Item, context document.NodeID) {
	if context != document.None {
		for c := range p.contexts(context) {
			p.readContextEntry(item, c)
		}
	}
	item.Named = item.Version != ""
	if !item.Named {
		item.Version = p.options.Spec
	}
}

func (p *pass) readContextEntry(item *Item, n document.NodeID) {
	switch p.doc.Nodes[n].Kind {
	case document.Object:
		item.Foreign = item.Foreign || p.definesForeign(n)
	case document.String:
		raw := p.doc.Content(n)
		if known := p.tables.context(raw); known != nil {
			item.Version = known.version
			item.Extensions |= known.extension
			return
		}
		switch {
		case looksLikeCaliper(raw):
			p.readMisspelled(item, raw)
		case isIRI(raw):
			item.Foreign = true
		}
	}
}

// readMisspelled takes from a misspelled context what it is meant to say, so
// that one misspelling is not followed by complaints about everything else.
func (p *pass) readMisspelled(item *Item, raw []byte) {
	near := p.tables.context([]byte(p.nearContext(raw)))
	if near != nil {
		item.Extensions |= near.extension
	}
	if item.Version == "" {
		item.Version = versionLike(raw)
	}
}

// bringsForeign says whether a context brings another vocabulary.
func (p *pass) bringsForeign(context document.NodeID) bool {
	for c := range p.contexts(context) {
		iri := p.doc.Content(c)
		switch p.doc.Nodes[c].Kind {
		case document.Object:
			if p.definesForeign(c) {
				return true
			}
		case document.String:
			if p.tables.context(iri) == nil && !looksLikeCaliper(iri) && isIRI(iri) {
				return true
			}
		}
	}
	return false
}

// definesForeign says whether an inline context brings words that are not
// Caliper's own.
func (p *pass) definesForeign(n document.NodeID) bool {
	for c := range p.doc.Children(n) {
		name := p.doc.Nodes[c].Name
		if text := p.doc.Name(c); name == 0 && strings.HasPrefix(text, "@") && text != "@vocab" && text != "@import" {
			continue // it says how to read, not what words there are
		}
		if name == 0 || name != p.tables.words.id && name != p.tables.words.typ && !p.isCaliperTerm(name) {
			return true
		}
	}
	return false
}

// isCaliperTerm says whether a word is a type, a property or a term of Caliper.
func (p *pass) isCaliperTerm(s document.Symbol) bool {
	for _, plan := range p.tables.plans {
		if plan.knownProperty[s] || plan.byName[s] != 0 {
			return true
		}
		for _, terms := range plan.terms {
			if terms.contains(s) {
				return true
			}
		}
	}
	return false
}

// contexts returns the entries of a @context: the elements of an array, or the
// value itself.
func (p *pass) contexts(context document.NodeID) func(yield func(document.NodeID) bool) {
	return func(yield func(document.NodeID) bool) {
		first, end := context, context+1
		if p.doc.Nodes[context].Kind == document.Array {
			first, end = context+1, p.doc.Nodes[context].Next
		}
		for c := first; c < end; c = p.doc.Nodes[c].Next {
			if !yield(c) {
				return
			}
		}
	}
}

// isCaliperContext says whether an IRI is the context of a version or of an extension.
func (p *pass) isCaliperContext(iri []byte) bool { return p.tables.context(iri) != nil }

// localContext reads the context of a nested object: another vocabulary's is
// in force from there on.
func (p *pass) localContext(context document.NodeID) {
	for c := range p.contexts(context) {
		kind, iri := p.doc.Nodes[c].Kind, p.doc.Content(c)
		known := p.tables.context(iri)
		switch {
		case kind == document.Object:
			contextOverride{}.check(p, c, p.extensions, Error)
			p.foreign = p.foreign || p.definesForeign(c)
		case kind != document.String: // null, too: it would undo Caliper's own
			p.report(at(c), contextForm{got: p.describe(c)})
		case known != nil:
			contextRepeated{}.check(p, c, known.version)
		case looksLikeCaliper(iri):
			p.report(at(c), contextUnknown{p.doc.Text(c), p.nearContext(iri)})
		case isIRI(iri):
			p.foreign = true
		default:
			p.report(at(c), contextForm{got: p.describe(c)})
		}
	}
}

// caliperContexts is how every context of Caliper starts, whatever the scheme.
const caliperContexts = "purl.imsglobal.org/ctx/caliper/"

// looksLikeCaliper says whether an IRI is meant as one of Caliper's contexts.
func looksLikeCaliper(iri []byte) bool {
	_, rest, _ := bytes.Cut(iri, []byte("://"))
	return bytes.HasPrefix(bytes.TrimPrefix(rest, []byte("www.")), []byte(caliperContexts))
}

// versionLike guesses the version that a misspelled context means, or "".
func versionLike(iri []byte) catalog.Version {
	for _, v := range [...]catalog.Version{catalog.V1p2, catalog.V1p1} {
		_, number, _ := strings.Cut(catalog.Get(v).Context, caliperContexts)
		if strings.Contains(string(iri), number) {
			return v
		}
	}
	return ""
}
