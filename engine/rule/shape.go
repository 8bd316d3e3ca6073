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
	envelope, event, entity := 0, 0, 0
	actor, known := false, false // known: the type is that of an entity
	for c := range p.doc.Children(root) {
		switch p.doc.Nodes[c].Name {
		case w.data:
			envelope += 2
		case w.sensor, w.sendTime, w.dataVersion:
			envelope++
		case w.action, w.eventTime:
			event++
		case w.actor:
			actor = true
		case w.typ, w.atType:
			entity++
			known = p.isEntityType(c)
			if p.isEventType(c) {
				event++
			}
		case w.id, w.atID, w.context:
			entity++
		}
	}
	if actor && !known {
		event++
	}
	switch {
	case envelope >= 2 && event < 2:
		return ShapeEnvelope
	case event > 0:
		return ShapeEvent
	case entity > 0:
		return ShapeEntity
	}
	return ShapeUnknown
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
