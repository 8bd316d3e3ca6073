package rule

type documentShape struct {
	got    string
	isItem bool // it stands among the items of an envelope or array
}

func (documentShape) page() Rule {
	return Rule{
		ID: "document-shape", Title: "A document is an envelope, an event, an entity, or an array of those", Severity: Error,
		Why:       "A sensor sends envelopes; what they hold is events and entities. Anything else has no meaning in Caliper.",
		Cost:      "An endpoint answers 400, because it cannot tell what it was given.",
		Reference: "Caliper 1.2, envelope (#envelope)",
	}
}

func (f documentShape) words() string {
	if f.isItem {
		return "this is " + f.got + ", but an event or an entity was expected here"
	}
	return "this is " + f.got + ", but an envelope, an event or an entity was expected"
}
