package rule

import (
	"slices"

	"caliper-playground/catalog"
	"caliper-playground/engine/document"
)

type termUnknown struct {
	wrongValue
	meaning
	list []string // the words of an element that lists several
}

func (termUnknown) page() Rule {
	return Rule{
		ID: "term-unknown", Title: "Terms come from their vocabulary", Severity: Error,
		Why:       "Roles, statuses, metrics, identifier and message types are closed lists, so that every consumer knows each of them.",
		Cost:      "Consumers cannot interpret the value.",
		Reference: "Caliper 1.2, vocabulary terms",
	}
}

func (*termUnknown) kinds() []catalog.Kind { return []catalog.Kind{catalog.InTerms} }

func (*termUnknown) onValue(p *pass, property *propertyPlan, n document.NodeID) {
	if property.Terms == catalog.ActionTerms || property.Terms == catalog.ProfileTerms {
		return // the event's own rules say more about these
	}
	symbol := p.symbolAt(n)
	if property.terms.contains(symbol) {
		if needs := property.terms.needs[symbol]; needs != 0 && !needs.overlaps(p.extensions) {
			extensionContext{}.tell(p, n, p.doc.Text(n), needs)
		}
		return
	}
	f := termUnknown{wrongValue: p.wrong(property, n)}
	word := p.wordAt(n)
	if property.array {
		f.list = p.termsIn(property, n)
	}
	if len(f.list) == 1 { // with a comma too many
		word, f.list = f.list[0], nil
	}
	if word != "" && f.list == nil {
		f.meaning = p.meantBy(catalog.SynonymKind(property.Terms), word, property.terms.names)
	}
	p.report(at(n), f)
}

func (f termUnknown) words() string {
	s := f.got + " is not a term that " + f.property.Name + " takes"
	if f.list != nil {
		return s + "; it lists several, of which each is an element of its own"
	}
	if may := f.meaning.words(); may != "" {
		return s + may
	}
	return s + "; there are " + and(f.property.terms.names, 14)
}

// distinct says that each element has its own term in mind.
func (f termUnknown) distinct() bool { return f.word != "" || f.list != nil }

// mend sets the term that is meant, or the words of a list; a term that the array
// has already goes.
func (f termUnknown) mend(x *patcher, at place) {
	if x.p.doc.Nodes[at.node].Kind == document.Null {
		x.moveAway(f.property, at.node)
		return
	}
	array := x.p.doc.Nodes[at.node].Parent
	if f.list != nil {
		f.part(x, at.node, array)
		return
	}
	if f.word != "" && x.p.doc.Nodes[array].Kind == document.Array && !x.isNewIn(array, f.word) {
		x.remove(at.node)
		return
	}
	f.meaning.mend(x, at)
}

// part makes elements of the words of a list, the first of them in its place.
func (f termUnknown) part(x *patcher, n, array document.NodeID) {
	words := slices.DeleteFunc(slices.Clone(f.list), func(word string) bool { return !x.isNewIn(array, word) })
	if len(words) == 0 {
		x.remove(n)
		return
	}
	x.replace(n, jsonText(words[0]))
	for _, word := range words[1:] {
		x.append(array, jsonText(word))
	}
}

// isNewIn says whether an array has no element of that text, nor gets it by an earlier
// mend; from then on it has one.
func (x *patcher) isNewIn(array document.NodeID, word string) bool {
	said := x.pointer(array) + " " + word
	if x.p.hasElement(array, []byte(word)) || x.names[said] {
		return false
	}
	x.names[said] = true
	return true
}

func (f termUnknown) choices(x *patcher, at place) []choice {
	m := f.meaning
	if f.list != nil {
		return nil
	}
	if len(m.or) == 0 {
		m.or = f.property.terms.names
	}
	choices := m.choicesOf("it", at)
	if !x.mustStand(f.property, at.node) {
		choices = append(choices, choice{"it moves to the extensions", func(x *patcher) { x.toExtensions(at.node) }})
	}
	return choices
}
