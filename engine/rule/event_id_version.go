package rule

import "caliper-playground/engine/document"

type eventIDVersion struct {
	got string
}

func (eventIDVersion) page() Rule {
	return Rule{
		ID: "event-id-version", Title: "Event ids are version 4 UUIDs", Severity: Warning,
		Why:       "Version 4 UUIDs are random: they do not collide and give nothing away about machine or user.",
		Cost:      "Other versions may repeat, or carry a network address or a time.",
		Reference: "Caliper 1.2, event (#event); UUID (#uuidDef); erratum 19",
	}
}

// check looks at the UUID of an event's id, whose form is right.
func (eventIDVersion) check(p *pass, n document.NodeID, uuid []byte) {
	switch version, variant := uuid[14], uuid[19]|0x20; {
	case version != '4':
		p.report(at(n), eventIDVersion{"a version " + string(version) + " UUID"})
	case uuid[19] != '8' && uuid[19] != '9' && variant != 'a' && variant != 'b':
		p.report(at(n), eventIDVersion{"a UUID of another variant than RFC 9562's"})
	}
}

func (f eventIDVersion) words() string {
	return "the event's id is " + f.got + "; it should be a random one, version 4"
}
