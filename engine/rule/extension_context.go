package rule

import (
	"strings"

	"caliper-playground/catalog"
	"caliper-playground/engine/document"
)

type extensionContext struct {
	name       string
	needs      extensionMask // any of these will do
	vocabulary *catalog.Vocabulary
}

func (extensionContext) page() Rule {
	return Rule{
		ID: "extension-context", Title: "An extension's terms come with its context", Severity: Error,
		Why: "Caliper 1.1 was extended by profiles that were published later, each with a context of its own. " +
			"Without that context beside Caliper's, their terms mean nothing in 1.1.",
		Cost:      "A consumer does not know the term; the event earns no mark.",
		Reference: "Caliper 1.1, profile extensions",
	}
}

// tell reports a word whose extension's context is missing, and takes that for
// being in force from there on: it is one mistake.
func (extensionContext) tell(p *pass, n document.NodeID, name string, needs extensionMask) {
	p.report(at(n), extensionContext{name, needs, p.plan.vocabulary})
	p.extensions |= needs
}

// ask reports an action whose extension's context is missing, and says whether it is
// one. No other vocabulary may define actions.
func (f extensionContext) ask(p *pass, n document.NodeID, action document.Symbol) bool {
	needs := p.plan.actions.needs[action]
	if needs == 0 || needs.overlaps(p.extensions) {
		return false
	}
	f.tell(p, n, p.doc.Text(n), needs)
	return true
}

func (f extensionContext) words() string {
	var contexts []string
	for i, extension := range f.vocabulary.Extensions {
		if f.needs.has(i) {
			contexts = append(contexts, extension.Context)
		}
	}
	return f.name + " is not in Caliper 1.1 itself; put the extension's context " + strings.Join(contexts, " or ") + " before Caliper's in @context"
}

// mend puts an extension's context before Caliper's.
func (f extensionContext) mend(x *patcher, at place) {
	item := at.node
	for item > 0 && x.p.memberBySymbol(item, x.p.tables.words.context) == document.None {
		item = x.p.doc.Nodes[item].Parent
	}
	context := x.p.memberBySymbol(item, x.p.tables.words.context)
	if context == document.None || x.gone[context] || x.contexts[item].overlaps(f.needs) {
		return
	}
	iri := ""
	for i, extension := range f.vocabulary.Extensions {
		if f.needs.has(i) {
			iri = extension.Context
			x.contexts[item] |= extensionAt(i)
			break
		}
	}
	path := x.pointer(context)
	if x.p.doc.Nodes[context].Kind == document.Array || x.names[path] {
		x.op(Op{Op: "add", Path: path + "/0", Value: jsonText(iri)})
		return
	}
	x.names[path] = true
	x.op(Op{Op: "replace", Path: path, Value: raw("[" + string(jsonText(iri)) + "," + x.raw(context) + "]")})
}
