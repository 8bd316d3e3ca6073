package rule

import "caliper-playground/engine/document"

type contextLast struct {
	got   string // what stands instead of Caliper's context, or ""
	want  string
	there bool // Caliper's context is there, but not last
}

func (contextLast) page() Rule {
	return Rule{
		ID: "context-last", Title: "Caliper's context is there, and stands last", Severity: Error,
		Why: "In an array of contexts a later one wins. Caliper's must be the last, so that no other vocabulary " +
			"changes the meaning of its terms.",
		Cost:      "A JSON-LD processor reads other terms than Caliper's.",
		Reference: "Caliper 1.2, JSON-LD context and serialization (#serialization)",
	}
}

func (*contextLast) onContext(p *pass, item *Item, context document.NodeID) {
	if context == document.None {
		return
	}
	f := contextLast{want: p.plan.vocabulary.Context}
	last := false
	for _, name := range item.contexts {
		if name.kind == noContext {
			return // its form is wrong, which has been said
		}
		last = name.isCaliper()
		f.there = f.there || last
	}
	switch kind := p.doc.Nodes[context].Kind; {
	case last || kind == document.Object || len(item.contexts) == 0:
		if kind == document.Array {
			contextRepeated{}.checkArray(p, item)
		}
		return
	case kind == document.String:
		f.got = p.doc.Text(context)
	}
	p.report(at(context), f)
}

// isCaliper says whether an entry of a context is Caliper's, or meant to be.
func (name contextName) isCaliper() bool {
	switch name.kind {
	case caliperContext, misspelledContext, oldestContext, otherVersionContext:
		return true
	}
	return false
}

func (f contextLast) words() string {
	switch {
	case f.got != "":
		return quote(f.got) + " is not Caliper's context; @context must be " + quote(f.want) + ", or an array that ends with it"
	case f.there:
		return "Caliper's context must stand last in @context, behind those of other vocabularies"
	}
	return "Caliper's context is missing; " + quote(f.want) + " must stand last in @context"
}

func (f contextLast) mend(x *patcher, at place) {
	switch {
	case f.got != "":
		x.replace(at.node, raw(`[`+x.raw(at.node)+`,`+string(jsonText(f.want))+`]`))
	case f.there:
		x.contextToEnd(at.node)
	default:
		x.append(at.node, jsonText(f.want))
	}
}

// contextToEnd moves Caliper's context to the end of an array of contexts.
func (x *patcher) contextToEnd(context document.NodeID) {
	for c := range x.p.doc.Children(context) {
		if name := x.p.contextAt(context, c); name.isCaliper() {
			x.op(Op{Op: "move", From: x.pointer(c), Path: x.pointer(context) + "/-"})
			return
		}
	}
}
