package rule

import "caliper-playground/catalog"

var entityType = Rule{
	ID: "entity-type", Title: "Entities are of a type that their property takes", Severity: Error,
	Why:       "Each property that holds an entity says of which type, or a subtype of it: a membership's member is a Person, its organization an Organization.",
	Cost:      "Typed consumers fail to read the event.",
	Reference: "Caliper 1.2, the table of the type's properties (#entity)",
	Bad:       `{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "id": "https://example.org/memberships/1", "type": "Membership", "member": {"id": "https://example.org/pages/1", "type": "WebPage"}}`,
	Good:      `{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "id": "https://example.org/memberships/1", "type": "Membership", "member": {"id": "https://example.org/people/7", "type": "Person"}}`,
	say:       sayWrongType,
	fix:       fixWrongType,
}

// wrongTypeRule returns the rule that reports a wrong type in a property.
func wrongTypeRule(property *catalog.Property) string {
	switch property.Name {
	case "actor", "object", "target", "generated":
		return property.Name + "-type"
	}
	return "entity-type"
}

func sayWrongType(f *found) string {
	s := f.property.Name + " is " + f.got + "; "
	if f.name != "" {
		verb := "must"
		if f.severity < Error {
			verb = "should"
		}
		return s + "with the action " + f.name + " it " + verb + " be " + f.want
	}
	return s + f.want + " was expected"
}
