package rule

import (
	"bytes"

	"caliper-playground/engine/document"
)

// shape says what the root seems to be meant as.
func (p *pass) shape(root document.NodeID) Shape {
	w := &p.tables.words
	switch p.doc.Nodes[root].Kind {
	case document.Array:
		return ShapeArray
	case document.Object:
	default:
		return ShapeUnknown
	}
	envelope, marks, entity := 0, 0, 0
	actor, typeNode := false, document.None
	for c := range p.doc.Children(root) {
		switch p.doc.Nodes[c].Name {
		case w.data:
			envelope += 2
		case w.sensor, w.sendTime, w.dataVersion:
			envelope++
		case w.action, w.eventTime:
			marks++
		case w.actor:
			actor = true
		case w.typ, w.atType:
			entity++
			typeNode = c
		case w.id, w.atID, w.context:
			entity++
		}
	}
	switch {
	case envelope >= 2 && marks < 2:
		return ShapeEnvelope
	case p.isEvent(typeNode, marks, actor):
		return ShapeEvent
	case entity > 0:
		return ShapeEntity
	}
	return ShapeUnknown
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
