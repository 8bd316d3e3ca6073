package rule

import (
	"bytes"

	"caliper-playground/catalog"
	"caliper-playground/engine/document"
)

type eventIDForm struct {
	wrongValue
	capitals bool   // it is all right but for capitals in "urn:uuid:"
	why      string // what keeps it from being a UUID
}

func (eventIDForm) page() Rule {
	return Rule{
		ID: "event-id-form", Title: "Event ids are urn:uuid: and a UUID", Severity: Error,
		Why: "Every event has an id of its own, made by the sensor, so that a repeated message is recognised and an event can be referred to. " +
			"The urn:uuid: in front makes the UUID an IRI.",
		Cost:      "Repeats are counted twice, or the event is rejected.",
		Reference: "Caliper 1.2, event (#event); UUID (#uuidDef)",
	}
}

func (*eventIDForm) kinds() []catalog.Kind { return []catalog.Kind{catalog.UUID} }

func (*eventIDForm) onValue(p *pass, property *propertyPlan, n document.NodeID) {
	if uuid := p.eventUUID(n); uuid != nil {
		eventIDVersion{}.check(p, n, uuid)
		return
	}
	f, severity := eventIDForm{wrongValue: p.wrong(property, n)}, Error
	if p.doc.Nodes[n].Kind == document.String {
		id := p.doc.Content(n)
		f.why = whyNoUUID(string(id))
		if len(id) > 9 && bytes.EqualFold(id[:9], []byte("urn:uuid:")) && isUUID(id[9:]) {
			f.capitals, severity = true, Warning
		}
	}
	p.reportAs(severity, at(n), f)
}

// eventUUID returns the UUID of an event's id, or nil where it is of another form.
func (p *pass) eventUUID(n document.NodeID) []byte {
	if p.doc.Nodes[n].Kind != document.String {
		return nil
	}
	if uuid, ok := bytes.CutPrefix(p.doc.Content(n), []byte("urn:uuid:")); ok && isUUID(uuid) {
		return uuid
	}
	return nil
}

func (f eventIDForm) words() string {
	if f.capitals {
		return "the event's id is " + f.got + "; urn:uuid: is written in small letters"
	}
	s := "the event's id is " + f.got + "; urn:uuid: and a UUID was expected, such as urn:uuid:8c1b6a52-6f9a-4c6e-9a58-0d3b1a1f2e11"
	if f.why != "" {
		s += "; " + f.why
	}
	return s
}

// mend writes the UUID that the id is, or that stands in it, as an IRI.
func (f eventIDForm) mend(x *patcher, at place) {
	if x.unwrap(at.node) {
		return
	}
	if x.p.doc.Nodes[at.node].Kind != document.String {
		return
	}
	written := x.p.doc.Text(at.node)
	if uuid := uuidFrom(written); uuid != "" {
		x.replace(at.node, jsonText("urn:uuid:"+uuid))
	} else if uuid := uuidWithin(written); uuid != "" {
		x.supersede(at.node, jsonText("urn:uuid:"+uuid))
	}
}

// choices offers a new id, the old one kept.
func (f eventIDForm) choices(x *patcher, at place) []choice {
	id := "urn:uuid:" + x.newUUID(x.p.doc.Nodes[at.node].Parent, at.node)
	return []choice{{"the event gets a new id, " + id, func(x *patcher) { x.supersede(at.node, jsonText(id)) }}}
}
