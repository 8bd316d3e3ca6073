package rule

import (
	"caliper-playground/catalog"
	"caliper-playground/engine/document"
)

// What rules and the pass ask of a document's nodes.

// typeAt returns the type that a type member names, or 0.
func (p *pass) typeAt(n document.NodeID) typeID { return p.plan.byName[p.symbolAt(n)] }

// symbolAt returns the symbol of a string, 0 for what is no string or no word
// of Caliper.
func (p *pass) symbolAt(n document.NodeID) document.Symbol {
	if n == document.None || p.doc.Nodes[n].Kind != document.String {
		return 0
	}
	if p.asked[n] == 0 {
		p.asked[n] = p.tables.symbols.Lookup(p.doc.Content(n)) + 1
	}
	return p.asked[n] - 1
}

// memberBySymbol returns the first member with that name, or None.
func (p *pass) memberBySymbol(n document.NodeID, name document.Symbol) document.NodeID {
	for c := n + 1; c < p.doc.Nodes[n].Next; c = p.doc.Nodes[c].Next {
		if p.doc.Nodes[c].Name == name {
			return c
		}
	}
	return document.None
}

// idNode returns where the id of an entity stands, be it written as an IRI or as
// an object, or None.
func (p *pass) idNode(n document.NodeID) document.NodeID {
	if n == document.None || p.doc.Nodes[n].Kind == document.String {
		return n
	}
	return p.memberBySymbol(n, p.tables.words.id)
}

// idOf returns the id of an entity, or "".
func (p *pass) idOf(n document.NodeID) string { return p.doc.Text(p.idNode(n)) }

// saysNothing says whether a value is null or empty.
func (p *pass) saysNothing(n document.NodeID) bool { return isNothing(&p.doc.Nodes[n], n) }

// isNothing says the same of a node that is at hand.
func isNothing(node *document.Node, n document.NodeID) bool {
	switch node.Kind {
	case document.Null:
		return true
	case document.String:
		return node.End-node.Start == 2
	case document.Array, document.Object:
		return node.Next == n+1
	}
	return false
}

// misspelled returns the member of an object that stands there under a
// misspelled form of a name, or None.
func (p *pass) misspelled(object document.NodeID, name string) document.NodeID {
	if p.others.any {
		return document.None // where another vocabulary may define any name, it is none of Caliper's
	}
	for c := object + 1; c < p.doc.Nodes[object].Next; c = p.doc.Nodes[c].Next {
		if p.doc.Nodes[c].Name == 0 || !p.plan.knownProperty[p.doc.Nodes[c].Name] {
			if text := p.doc.Name(c); catalog.Nearest(text, []string{name}) != "" || "@"+text == name {
				return c
			}
		}
	}
	return document.None
}

// describe says in a word or two what a value is.
func (p *pass) describe(n document.NodeID) string {
	node := &p.doc.Nodes[n]
	switch node.Kind {
	case document.String:
		if p.decoded(n) != nil {
			return "JSON encoded twice, " + quote(p.doc.Text(n))
		}
		return quote(p.doc.Text(n))
	case document.Number, document.True, document.False:
		return clip(p.doc.Text(n), 40)
	case document.Object:
		for c := range p.doc.Children(n) {
			if p.doc.Nodes[c].Name == p.tables.words.typ && p.doc.Nodes[c].Kind == document.String {
				return article(clip(p.doc.Text(c), 60))
			}
		}
		if p.numbered(n) != nil {
			return "an object with numbers as names, as PHP writes an array with gaps"
		}
	}
	return node.Kind.String()
}

// describeApart says what values are that differ, so that each can be told from the
// others: those that a word or two say alike by how they are written.
func (p *pass) describeApart(values []document.NodeID) []string {
	count := map[string]int{}
	for _, n := range values {
		count[p.describe(n)]++
	}
	said := make([]string, len(values))
	for i, n := range values {
		if said[i] = p.describe(n); count[said[i]] > 1 {
			said[i] += ", " + clip(string(document.OneLine(p.doc.Raw(n))), 120)
		}
	}
	return said
}

// numbered returns the values of an object whose members are numbered, as PHP writes
// an array with gaps; nil where it is anything else.
func (p *pass) numbered(n document.NodeID) []document.NodeID {
	if p.doc.Nodes[n].Kind != document.Object {
		return nil
	}
	var values []document.NodeID
	for c := range p.doc.Children(n) {
		if name := p.doc.NameContent(c); len(name) == 0 || digits(name) != len(name) {
			return nil
		}
		values = append(values, c)
	}
	return values
}

// isAlone says whether a value is the only element of an array.
func (p *pass) isAlone(n document.NodeID) bool {
	array := p.doc.Nodes[n].Parent
	return array != document.None && p.doc.Nodes[array].Kind == document.Array && n == array+1 && p.doc.Nodes[n].Next == p.doc.Nodes[array].Next
}
