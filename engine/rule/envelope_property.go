package rule

import (
	"caliper-playground/catalog"
	"caliper-playground/engine/document"
)

type envelopeProperty struct {
	name string
	near string // the property that is meant, or ""
}

func (envelopeProperty) page() Rule {
	return Rule{
		ID: "envelope-property", Title: "The envelope has no other properties", Severity: Error,
		Why:       "The envelope is closed: four properties, and no place for own ones. What belongs to an event goes into the event.",
		Cost:      "The endpoint answers 400 and takes nothing.",
		Reference: "Caliper 1.2, envelope (#envelope)",
	}
}

// envelopeProperties are all that an envelope has.
var envelopeProperties = []string{"sensor", "sendTime", "dataVersion", "data"}

func (envelopeProperty) onEnvelope(p *pass, envelope document.NodeID) {
	w := &p.tables.words
	for c := range p.doc.Children(envelope) {
		switch p.doc.Nodes[c].Name {
		case w.sensor, w.sendTime, w.dataVersion, w.data:
			continue
		}
		f := envelopeProperty{name: p.doc.Name(c)}
		f.near = catalog.Nearest(f.name, envelopeProperties)
		if f.near != "" && p.doc.Member(envelope, f.near) != document.None {
			f.near = ""
		}
		p.report(atName(c), f)
	}
}

func (f envelopeProperty) words() string {
	if f.name == "@context" {
		return "the envelope has no @context; it belongs on each entry of data"
	}
	if f.near != "" {
		return "an envelope has no property " + quote(f.name) + meant(f.near)
	}
	return "an envelope has no property " + quote(f.name) + "; it takes sensor, sendTime, dataVersion and data, nothing else"
}

// mend renames a misspelled property; any other moves to the extensions of the
// first item.
func (f envelopeProperty) mend(x *patcher, at place) {
	if f.near != "" {
		x.rename(at.node, f.near)
		return
	}
	x.toExtensions(at.node)
}
