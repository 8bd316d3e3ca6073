package rule

import (
	"bytes"

	"caliper-playground/engine/document"
)

// shape says what the root seems to be meant as.
func (p *pass) shape(root document.NodeID) Shape {
	switch p.doc.Nodes[root].Kind {
	case document.Array:
		return ShapeArray
	case document.Object:
	default:
		return ShapeUnknown
	}
	s := p.seen(root, func(c document.NodeID) document.Symbol { return p.doc.Nodes[c].Name })
	if s.envelope == 0 && s.marks == 0 && !s.actor && s.typeNode == document.None {
		s = p.seen(root, p.nameInAnyCase) // as .NET writes names, "EventTime"
	}
	switch {
	case s.envelope >= 2 && s.marks < 2:
		return ShapeEnvelope
	case p.isEvent(s.typeNode, s.marks, s.actor):
		return ShapeEvent
	case s.entity > 0:
		return ShapeEntity
	}
	return ShapeUnknown
}

// seen is what of an object's members tells what it is meant as.
type seen struct {
	envelope, marks, entity int
	actor                   bool
	typeNode                document.NodeID
}

// seen looks at the names of an object's members.
func (p *pass) seen(root document.NodeID, nameOf func(document.NodeID) document.Symbol) seen {
	w := &p.tables.words
	s := seen{typeNode: document.None}
	for c := range p.doc.Children(root) {
		switch nameOf(c) {
		case w.data:
			s.envelope += 2
		case w.sensor, w.sendTime, w.dataVersion:
			s.envelope++
		case w.action, w.eventTime:
			s.marks++
		case w.actor:
			s.actor = true
		case w.typ, w.atType:
			s.entity++
			s.typeNode = c
		case w.id, w.atID, w.context:
			s.entity++
		}
	}
	return s
}

// nameInAnyCase returns which of the names that tell is a member's name but for
// its case, or 0.
func (p *pass) nameInAnyCase(member document.NodeID) document.Symbol {
	w := &p.tables.words
	for _, symbol := range [...]document.Symbol{w.data, w.sensor, w.sendTime, w.dataVersion, w.action, w.eventTime, w.actor, w.typ, w.id, w.context} {
		if bytes.EqualFold(p.doc.NameContent(member), []byte(p.tables.symbols.Word(symbol))) {
			return symbol
		}
	}
	return 0
}

// isEvent says whether an object is meant as an event: by its type, else by how
// many of the members it has that only events have, action and eventTime, and by
// its actor. An entity may have a stray one of them, and a few of 1.1 had an actor.
func (p *pass) isEvent(typeNode document.NodeID, marks int, actor bool) bool {
	switch {
	case typeNode == document.None:
		return marks > 0 || actor
	case p.isEventType(typeNode):
		return true
	case p.isEntityType(typeNode):
		return marks == 2
	}
	return marks > 0 || actor
}

// isEventType says whether a type names an event, known or only so called.
func (p *pass) isEventType(n document.NodeID) bool {
	return p.doc.Nodes[n].Kind == document.String && bytes.HasSuffix(p.doc.Content(n), []byte("Event"))
}

// isEntityType says whether a type is that of an entity, in either version.
func (p *pass) isEntityType(n document.NodeID) bool {
	symbol := p.symbolAt(n)
	for _, plan := range p.tables.plans {
		if t := plan.byName[symbol]; t != 0 && !plan.types[t].isEvent {
			return true
		}
	}
	return false
}
