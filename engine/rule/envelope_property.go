package rule

import (
	"strings"

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

func (*envelopeProperty) onEnvelope(p *pass, envelope document.NodeID) {
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

func (f envelopeProperty) mend(x *patcher, at place) {
	if f.near != "" {
		x.rename(at.node, f.near)
	}
}

// choices offers the extensions of the first item: an envelope has none, and
// whether the value belongs to an item its sender knows.
func (f envelopeProperty) choices(x *patcher, at place) []choice {
	if len(x.p.result.Items) == 0 || x.p.doc.Nodes[x.p.result.Items[0].Node].Kind != document.Object {
		return nil
	}
	return []choice{{"it moves to the extensions of the first entry of data", func(x *patcher) {
		path := x.roomIn(x.p.result.Items[0].Node, strings.TrimPrefix(f.name, "@"))
		x.op(Op{Op: "move", From: x.pointer(at.node), Path: path})
	}}}
}
