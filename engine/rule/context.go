package rule

import (
	"cmp"

	"caliper-playground/catalog"
	"caliper-playground/engine/document"
)

// readContext takes from an item's context what judging needs: the version,
// the extensions, and which other vocabularies are in force. Whether the
// context is as it must be is the context rules' business.
func (p *pass) readContext(item *Item, context document.NodeID) {
	first := len(p.contexts)
	if context != document.None {
		for c := range p.entriesOf(context) {
			name := p.contextAt(context, c)
			p.contexts = append(p.contexts, name)
			switch name.kind {
			case caliperContext, misspelledContext:
				item.Version = name.known.version
				item.Extensions |= name.known.extension
			case otherVersionContext:
				item.Version = cmp.Or(item.Version, catalog.V1p2)
			}
		}
	}
	item.contexts = p.contexts[first:]
	item.Named = item.Version != ""
	if !item.Named {
		item.Version = p.options.Spec
	}
	p.plan, p.extensions = p.tables.plan(item.Version), item.Extensions
	for _, name := range item.contexts { // now that it is known which words are Caliper's
		item.others.add(p, name)
	}
	item.Foreign = item.others.inForce()
}

// contextAt says what an entry of a context names. Caliper's own context stands
// last, or alone; what merely looks like it elsewhere is another vocabulary's.
func (p *pass) contextAt(context, n document.NodeID) contextName {
	name := contextName{}
	switch p.doc.Nodes[n].Kind {
	case document.Object:
		name.kind = inlineContext
	case document.String:
		name = p.tables.contextNamed(p.doc.Content(n))
		if name.kind == misspelledContext && p.doc.Nodes[n].Next != p.doc.Nodes[context].Next {
			name = contextName{kind: foreignContext}
		}
	}
	name.node = n
	return name
}

// entriesOf returns the entries of a @context: the elements of an array, or the
// value itself.
func (p *pass) entriesOf(context document.NodeID) func(yield func(document.NodeID) bool) {
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

// localContext reads the context of a nested object: other vocabularies are in
// force from there on.
func (p *pass) localContext(context document.NodeID) {
	for c := range p.entriesOf(context) {
		name := p.contextAt(context, c)
		p.others.add(p, name)
		switch name.kind {
		case inlineContext:
			contextOverride{}.check(p, c, Error)
		case caliperContext:
			contextRepeated{}.check(p, c, name.known.version)
		case foreignContext:
		case noContext: // null, too: it would undo Caliper's own
			p.report(at(c), contextForm{got: p.describe(c)})
		default:
			contextUnknown{}.tell(p, name)
		}
	}
}
