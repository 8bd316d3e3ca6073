package document

// insert puts a new member or element at an index; its value follows.
func (e *editor) insert(p *place, index int, name []byte) {
	container := p.container()
	m := member{name: name}
	if name != nil {
		m.colon = e.colonFor(container)
	}
	if len(container.members) == 0 && (spansLines(container.interior) || e.spreads(p.chain[:len(p.chain)-1], container)) {
		indent := e.indent(p.chain[:len(p.chain)-1])
		m.after = append(append([]byte{}, e.style.newline...), indent...)
		m.before = append(append([]byte{}, m.after...), e.style.unit...)
	}
	container.put(index, m, e.style.gap)
}

// put gives the member or element at an index its value: a new one is laid out, another
// keeps its own bytes.
func (e *editor) put(p *place, index int, value *part, layOut bool) {
	m := &p.container().members[index]
	if layOut {
		m.value = e.layOut(p, value, m.before, index)
	} else {
		m.value = e.moved(p, value, m.before)
	}
}

// colonFor returns the colon as the object's own members have it.
func (e *editor) colonFor(object *part) []byte {
	if len(object.members) > 0 && !spansLines(object.members[0].colon) {
		return object.members[0].colon
	}
	if spansLines(e.style.colon) {
		return []byte(": ")
	}
	return e.style.colon
}

// layOut writes a new value in the layout of its place. One that spans lines
// already keeps them where its place begins a line.
func (e *editor) layOut(p *place, value *part, before []byte, index int) *part {
	if value.doc == nil || !value.isObject() && !value.isArray() {
		return value
	}
	ownLine := spansLines(before)
	switch {
	case ownLine && spansLines(value.raw):
		return newPart(reindent(value.raw, indentation(before)))
	case ownLine && e.siblingsSpread(p.container(), index, value.raw[0]):
		return newPart(e.style.spread(nil, value.doc, value.node, indentation(before)))
	}
	return newPart(e.style.compact(nil, value.doc, value.node))
}

// moved re-indents a value that spans lines for its new place.
func (e *editor) moved(p *place, value *part, before []byte) *part {
	if !spansLines(value.raw) {
		return value
	}
	indent := e.indent(p.chain[:len(p.chain)-1])
	if spansLines(before) {
		indent = indentation(before)
	}
	return newPart(reindent(value.raw, indent))
}

// spreads says whether the members of an empty array or object, to which the
// steps lead, should each get a line.
func (e *editor) spreads(steps []step, container *part) bool {
	if len(steps) == 0 {
		return false
	}
	up := steps[len(steps)-1]
	return spansLines(up.container.members[up.index].before) && e.siblingsSpread(up.container, up.index, container.raw[0])
}

// siblingsSpread says whether arrays or objects in the same container have
// their members on lines of their own. Where there is none to go by, they have.
func (e *editor) siblingsSpread(container *part, self int, bracket byte) bool {
	for i := range container.members {
		value := container.members[i].value
		if i == self || value == nil || value.raw[0] != bracket {
			continue
		}
		if value.open {
			if len(value.members) > 0 {
				return spansLines(value.members[0].before)
			}
		} else if doc, err := value.nodes(); err == nil && doc.Nodes[value.node].Next > value.node+1 {
			return spansLines(doc.Bytes[doc.Nodes[value.node].Start:doc.Nodes[value.node+1].first()])
		}
	}
	return true
}

// indent returns the indentation of the line where the value stands to which
// the steps lead.
func (e *editor) indent(steps []step) []byte {
	for i := len(steps) - 1; i >= 0; i-- {
		if before := steps[i].container.members[steps[i].index].before; spansLines(before) {
			return indentation(before)
		}
	}
	return indentation(e.before)
}
