package rule

import "caliper-playground/engine/document"

type jsonSyntax struct {
	err *document.SyntaxError
}

func (jsonSyntax) page() Rule {
	return Rule{
		ID: "json-syntax", Title: "The document is JSON", Severity: Error,
		Why:       "Caliper data travels as JSON. What does not parse as JSON says nothing, so nothing of it can be judged.",
		Cost:      "The endpoint answers 400 and takes none of the events, the correct ones included.",
		Reference: "RFC 8259; Caliper 1.2, JSON-LD payloads (#jsonldPayload)",
	}
}

func (f jsonSyntax) words() string { return f.err.Problem + "; " + f.err.Help }
