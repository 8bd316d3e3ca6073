package rule

import "caliper-playground/engine/document"

type contextMissing struct {
	want string
}

func (contextMissing) page() Rule {
	return Rule{
		ID: "context-missing", Title: "Every event and describe has its @context", Severity: Error,
		Why: "The context says what the plain words of a document mean, and which version of Caliper they belong to. " +
			"It belongs on every entry of an envelope's data, not on the envelope.",
		Cost:      "Without it the document is just JSON; a consumer cannot tell that it is Caliper at all.",
		Reference: "Caliper 1.2, JSON-LD context and serialization (#serialization)",
	}
}

func (*contextMissing) onContext(p *pass, item *Item, context document.NodeID) {
	if context != document.None && p.doc.Nodes[context].Kind != document.Null {
		return
	}
	if context == document.None && p.misspelled(item.Node, "@context") != document.None {
		return // whatever judges the members tells of it
	}
	severity := Error
	if p.options.Tolerances.MissingContext {
		severity, p.result.Tolerated.MissingContext = Warning, true
	}
	p.reportAs(severity, missingOrNull(item.Node, "@context", context), contextMissing{p.plan.vocabulary.Context})
}

func (f contextMissing) words() string { return "@context is missing; it must be " + quote(f.want) }

func (f contextMissing) mend(x *patcher, at place) { x.set(at, jsonText(f.want)) }
