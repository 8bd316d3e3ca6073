package rule

import (
	"slices"

	"caliper-playground/engine/text"
)

type idTwoTypes struct {
	types []string // all that the id stands for
	first string   // the pointer of the first of them, or "" where that is in another document
	other string   // where that is, as in "in message 12"; "" where that is not known
	// anonymous says that the id is the IRI of a type, and so stands for an
	// anonymous thing of that one.
	anonymous bool
}

func (idTwoTypes) page() Rule {
	return Rule{
		ID: "id-two-types", Title: "One id stands for one thing", Severity: Warning,
		Why:       "An id names one thing. Described once as a Person and once as a Document, it names neither.",
		Cost:      "What is known about the two is mixed up.",
		Reference: "Caliper 1.2, entity (#entity)",
	}
}

// check reports, of the ids that an item describes otherwise than what stands
// before it, each once. Items are judged in order.
func (idTwoTypes) check(p *pass, item *Item) {
	end := p.doc.Nodes[item.Node].Next
	for ; p.clashesTold < len(p.clashes) && p.clashes[p.clashesTold] < end; p.clashesTold++ {
		n := p.clashes[p.clashesTold]
		e := p.entityCalled(p.doc.Content(n))
		f := idTwoTypes{types: p.articles(slices.Collect(e.types.all)...)}
		if e.id != n {
			f.first = p.doc.Pointer(e.id)
		} else if s, ok := p.scope.(PlacingScope); ok {
			f.other = s.DescribedIn(p.doc.Content(n))
		}
		p.report(at(n), f)
	}
}

// articles names types with their articles, sorted.
func (p *pass) articles(types ...typeID) []string {
	var names []string
	for _, t := range types {
		names = append(names, article(p.plan.types[t].name))
	}
	slices.Sort(names)
	return names
}

func (f idTwoTypes) words() string {
	words := "this id stands for " + text.And(f.types) + "; an id is that of one thing"
	switch {
	case f.anonymous:
		return words + ", and this one is the IRI of a type"
	case f.first == "" && f.other != "":
		return words + ", and this one was described " + f.other + ", too"
	case f.first == "":
		return words + ", and this one was described elsewhere"
	}
	return words + ", and this one stands at " + f.first + ", too"
}
