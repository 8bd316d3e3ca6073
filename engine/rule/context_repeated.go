package rule

import (
	"caliper-playground/catalog"
	"caliper-playground/engine/document"
)

type contextRepeated struct {
	got, want catalog.Version // where the two contradict each other; else ""
}

func (contextRepeated) page() Rule {
	return Rule{
		ID: "context-repeated", Title: "Caliper's context is not repeated inside", Severity: Warning,
		Why:       "The context of an event holds for everything in it. Repeating it in nested entities adds bytes and no meaning; another version there would be a contradiction.",
		Cost:      "Larger messages, and a chance that the two disagree.",
		Reference: "Caliper 1.2, JSON-LD context and serialization (#serialization)",
	}
}

// checkArray reports a version's context that stands beside another one.
func (contextRepeated) checkArray(p *pass, item *Item) {
	seen := map[*knownContext]bool{}
	for _, name := range item.contexts {
		if name.kind != caliperContext {
			continue
		}
		if seen[name.known] || name.known.version != p.plan.vocabulary.Version {
			contextRepeated{}.check(p, name.node, name.known.version)
		}
		seen[name.known] = true
	}
}

// check reports a context of Caliper where one is in force already.
func (contextRepeated) check(p *pass, n document.NodeID, v catalog.Version) {
	if v == p.plan.vocabulary.Version {
		p.report(at(n), contextRepeated{})
		return
	}
	p.reportAs(Error, at(n), contextRepeated{v, p.plan.vocabulary.Version})
}

func (f contextRepeated) words() string {
	if f.got != "" {
		return "this context is of Caliper " + string(f.got) + ", but the document around it is of " + string(f.want)
	}
	return "Caliper's context holds already and need not be repeated here"
}

func (f contextRepeated) mend(x *patcher, at place) {
	if f.got == "" {
		x.remove(at.node)
		return
	}
	x.toExtensions(at.node)
}
