package rule

import "slices"

type caliper1p0 struct {
	has string // what only Caliper 1.0 has
}

func (caliper1p0) page() Rule {
	return Rule{
		ID: "caliper-1.0", Title: "The document is not of Caliper 1.0", Severity: Error,
		Why: "Caliper 1.0 wrote @id and @type, and IRIs for types and actions; since 1.1 they are id, type and plain terms, " +
			"events have an id, and the envelope has a dataVersion. A document of the old form cannot be read by the new rules.",
		Cost:      "No endpoint for 1.1 or 1.2 understands the event, and it earns no mark.",
		Reference: "Caliper 1.2, JSON-LD context and serialization (#serialization)",
	}
}

func (f caliper1p0) words() string {
	return "this is Caliper 1.0: it has " + f.has + "; since 1.1 it is id and type, with plain terms such as Person and Viewed instead of IRIs, " +
		"a urn:uuid: id on each event, and a dataVersion on the envelope"
}

// mayBe1p0 says whether the item may be of Caliper 1.0. Under the context of a
// later version what is left of the old form is a name to change.
func (p *pass) mayBe1p0() bool {
	return !slices.ContainsFunc(p.item.contexts, func(name contextName) bool { return name.kind == caliperContext })
}
