package rule

// blankNode is reported by the rule of the form of ids, which tells them apart.
type blankNode struct {
	id string
}

func (blankNode) page() Rule {
	return Rule{
		ID: "blank-node", Title: "Blank nodes have no name outside their event", Severity: Info,
		Why:       "An id such as _:x is allowed, but it means something within its own event alone.",
		Cost:      "No other event can refer to the thing.",
		Reference: "Caliper 1.2, IRI (#iriDef); blank node (#blankNodeDef)",
	}
}

func (f blankNode) words() string {
	return quote(f.id) + " is a blank node: no other event can refer to this thing"
}
