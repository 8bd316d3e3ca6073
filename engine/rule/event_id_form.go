package rule

import (
	"bytes"
	"strings"

	"caliper-playground/catalog"
	"caliper-playground/engine/document"
)

type eventIDForm struct{ wrongValue }

func (eventIDForm) page() Rule {
	return Rule{
		ID: "event-id-form", Title: "Event ids are urn:uuid: and a UUID", Severity: Error,
		Why: "Every event has an id of its own, made by the sensor, so that a repeated message is recognised and an event can be referred to. " +
			"The urn:uuid: in front makes the UUID an IRI.",
		Cost:      "Repeats are counted twice, or the event is rejected.",
		Reference: "Caliper 1.2, event (#event); UUID (#uuidDef)",
	}
}

func (eventIDForm) kinds() []catalog.Kind { return []catalog.Kind{catalog.UUID} }

func (eventIDForm) onValue(p *pass, property *propertyPlan, n document.NodeID) {
	if p.eventUUID(n) == nil {
		p.report(at(n), eventIDForm{p.wrong(property, n)})
	}
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
	return "the event's id is " + f.got + "; urn:uuid: and a UUID was expected, such as urn:uuid:8c1b6a52-6f9a-4c6e-9a58-0d3b1a1f2e11"
}

// mend puts urn:uuid: before a bare UUID, and gives another id a place in the
// extensions and a new one in its stead.
func (f eventIDForm) mend(x *patcher, at place) {
	s := strings.ToLower(strings.Trim(strings.TrimSpace(x.p.doc.Text(at.node)), "{}"))
	for _, prefix := range [...]string{"urn:uuid:", "uuid:", "urn:"} {
		s = strings.TrimPrefix(s, prefix)
	}
	if isUUID([]byte(s)) && x.p.doc.Nodes[at.node].Kind == document.String {
		x.replace(at.node, text("urn:uuid:"+s))
		return
	}
	x.moveAway(f.property, at.node)
}
