package document

// NameAround returns the name of the member that a value is, or is an element of; "" at
// the root.
func (d *Document) NameAround(n NodeID) string {
	for ; n > 0; n = d.Nodes[n].Parent {
		if d.Nodes[n].IsMember() {
			return d.Name(n)
		}
	}
	return ""
}

// Inside says whether a node lies in the value of a member with such a name.
func (d *Document) Inside(n NodeID, isSuch func(name string) bool) bool {
	for n = d.Nodes[n].Parent; n > 0; n = d.Nodes[n].Parent {
		if isSuch(d.Name(n)) {
			return true
		}
	}
	return false
}
