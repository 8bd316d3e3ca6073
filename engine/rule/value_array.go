package rule

import (
	"encoding/json"
	"slices"
	"strings"

	"caliper-playground/catalog"
	"caliper-playground/engine/document"
	"caliper-playground/engine/text"
)

type valueArray struct{ wrongValue }

func (valueArray) page() Rule {
	return Rule{
		ID: "value-array", Title: "Lists are written as arrays", Severity: Error,
		Why:       "A property that may hold several values always takes an array, also for a single one, so that it is read in one way.",
		Cost:      "Typed consumers fail to read the event.",
		Reference: "Caliper 1.2, the table of the type's properties (#entity)",
	}
}

// check says whether a value is an array with something in it, and reports what
// else it is.
func (valueArray) check(p *pass, property *propertyPlan, n document.NodeID) bool {
	if p.doc.Nodes[n].Kind != document.Array {
		p.report(at(n), valueArray{p.wrong(property, n)})
		switch numbered := p.numbered(n); {
		case !property.entity:
		case numbered != nil:
			for _, c := range numbered {
				p.entityValue(property, c)
			}
		case p.doc.Nodes[n].Kind == document.Object && !p.saysNothing(n):
			p.entity(n, property)
		}
		return false
	}
	if p.saysNothing(n) {
		p.report(at(n), valueEmpty{property: property})
		return false
	}
	return true
}

func (f valueArray) words() string { return f.expecting(expected(f.property)) }

func (f valueArray) mend(x *patcher, at place) {
	if numbered := x.p.numbered(at.node); numbered != nil {
		x.replace(at.node, x.arrayWith(numbered))
		return
	}
	if terms := x.p.termsIn(f.property, at.node); terms != nil {
		for i, term := range terms {
			terms[i] = document.Quote(term)
		}
		x.replace(at.node, arrayOf(terms))
		return
	}
	if f.property.entity && x.p.doc.Nodes[at.node].Kind == document.Object || x.p.accepts(f.property, at.node, true) || x.p.meansTerm(f.property, at.node) {
		x.replace(at.node, raw("["+x.raw(at.node)+"]"))
		return
	}
	x.moveAway(f.property, at.node)
}

// termsIn returns the words, each once, of a text that lists terms of a property with
// commas, as the roles of an LTI launch stand; nil where none of them is a term.
func (p *pass) termsIn(property *propertyPlan, n document.NodeID) []string {
	if commas := strings.Count(p.doc.Said(n), ","); property.terms == nil || commas == 0 || commas > mostListed {
		return nil
	}
	var words []string
	known := false
	for word := range strings.SplitSeq(p.doc.Said(n), ",") {
		if word = strings.TrimSpace(word); word == "" {
			continue
		}
		words = append(words, word)
		known = known || slices.Contains(property.terms.names, word) ||
			p.meantBy(catalog.SynonymKind(property.Terms), word, property.terms.names).word != ""
	}
	if !known {
		return nil
	}
	return text.Once(words)
}

// mostListed is how many commas a text may have to be taken for a list of terms, so that
// nobody looks for what each of thousands of words means.
const mostListed = 100

// meansTerm says whether a value is a term of a property in other words.
func (p *pass) meansTerm(property *propertyPlan, n document.NodeID) bool {
	return property.terms != nil && p.meantBy(catalog.SynonymKind(property.Terms), p.wordAt(n), property.terms.names).word != ""
}

// arrayWith writes values as an array.
func (x *patcher) arrayWith(values []document.NodeID) json.RawMessage {
	elements := make([]string, len(values))
	for i, n := range values {
		elements[i] = x.raw(n)
	}
	return arrayOf(elements)
}

// arrayOf writes an array of elements that are JSON.
func arrayOf(elements []string) json.RawMessage { return raw("[" + strings.Join(elements, ", ") + "]") }
