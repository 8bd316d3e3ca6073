package rule

import (
	"encoding/json"

	"caliper-playground/catalog"
	"caliper-playground/engine/document"
)

// fixEnvelope mends one of the envelope's four properties.
func fixEnvelope(x *fixer, f *found) {
	doc := x.p.doc
	name, there := f.name, f.member == "" && doc.Nodes[f.node].Kind != document.Null
	if f.member == "" {
		name = doc.Name(f.node)
	}
	var value json.RawMessage
	switch name {
	case "sensor":
		value = x.sensor(f, there)
	case "sendTime":
		if there {
			fixTime(x, f.node, func() { x.supersedeBy(f, x.latestTime(0)) })
			return
		}
		if s := x.latestTime(0); s != "" {
			value = text(s)
		}
	case "dataVersion":
		value = text(x.dataVersion())
	case "data":
		if there && doc.Nodes[f.node].Kind == document.Object && doc.Nodes[f.node].Next > f.node+1 {
			x.replace(f.node, raw("["+x.raw(f.node)+"]"))
		}
	}
	switch {
	case value == nil:
	case there:
		x.supersede(f.node, value)
	default:
		x.set(f, name, value)
	}
}

// sensor proposes an identifier of the sensor: that of the entity which stands
// there, the number as a string, or a blank node.
func (x *fixer) sensor(f *found, there bool) json.RawMessage {
	doc := x.p.doc
	if there {
		switch id := doc.Member(f.node, "id"); {
		case doc.Nodes[f.node].Kind == document.Number:
			return text("_:" + x.raw(f.node))
		case id != document.None && doc.Nodes[id].Kind == document.String && isIRI(x.p.doc.Content(id)):
			return raw(x.raw(id))
		}
	}
	if f.severity != Error {
		return nil
	}
	return text("_:sensor")
}

// dataVersion returns the context that the envelope's items name, or the
// session's.
func (x *fixer) dataVersion() string {
	for i := range x.p.result.Items {
		if version := x.p.result.Items[i].Version; version != "" { // what is no object has none
			return catalog.Get(version).Context
		}
	}
	return x.p.plan.vocabulary.Context
}

// envelopeProperty mends a property that an envelope does not have: a
// misspelled one is renamed, any other moves to the extensions of the first
// item.
func (x *fixer) envelopeProperty(f *found) {
	if f.near != "" {
		x.rename(f.node, f.near)
		return
	}
	x.toExtensions(f.node)
}
