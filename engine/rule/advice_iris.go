package rule

import (
	"strconv"

	"caliper-playground/engine/document"
	"caliper-playground/engine/text"
)

// worthSaving is from which part of a document on, in percent, it is worth saying
// what IRIs would save.
const worthSaving = 10

type adviceIRIs struct {
	times, entities, saved, of int
}

func (adviceIRIs) page() Rule {
	return Rule{
		ID: "advice-iris", Title: "What was described once is named by its IRI", Severity: Info,
		Why: "Where an entity has been described, its IRI alone stands for it: in the same message, and for an endpoint that keeps its entities in every later one. " +
			"A description in full is needed once, and again where something about the entity has changed.",
		Cost:      "Messages are several times as large as they need be.",
		Reference: "Caliper 1.2, entity (#entity)",
	}
}

// advise adds up what a document would save if each entity were described once.
func (*adviceIRIs) advise(p *pass) {
	if len(p.result.Items) == 0 {
		return
	}
	f, seen, again := adviceIRIs{of: len(p.doc.Bytes)}, map[string]bool{}, map[string]bool{}
	for item := range p.items {
		skip := document.None
		for n := range p.objectsIn(item) {
			if n < skip || n == item.Node {
				continue
			}
			idNode, typeNode := p.head(n)
			if idNode == document.None || typeNode == document.None {
				continue
			}
			id := p.doc.Text(idNode)
			if isBlankNode([]byte(id)) {
				continue
			}
			saving := len(p.doc.Raw(n)) - len(p.doc.Raw(idNode))
			if !seen[id] && !p.describedBefore(id) {
				seen[id] = true
				continue
			}
			f.times++
			f.saved += saving
			again[id] = true
			skip = p.doc.Nodes[n].Next
		}
	}
	if f.entities = len(again); f.saved*100 >= f.of*worthSaving {
		p.reportIn(&p.result.Items[0], at(0), f)
	}
}

// describedBefore says whether an earlier document described an id.
func (p *pass) describedBefore(id string) bool {
	if p.scope == nil {
		return false
	}
	_, ok := p.scope.TypeOf([]byte(id))
	return ok
}

func (f adviceIRIs) words() string {
	return text.Plural(f.entities, "entity") + " described before, in full again " + text.Plural(f.times, "time") + ": IRIs alone would save " +
		strconv.Itoa(f.saved) + " of " + strconv.Itoa(f.of) + " bytes, " + strconv.Itoa(f.saved*100/f.of) + " %"
}
