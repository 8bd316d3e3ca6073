package rule

import "strings"

var extensionContext = Rule{
	ID: "extension-context", Title: "An extension's terms come with its context", Severity: Error,
	Why: "Caliper 1.1 was extended by profiles that were published later, each with a context of its own. " +
		"Without that context beside Caliper's, their terms mean nothing in 1.1.",
	Cost:      "A consumer does not know the term; the event earns no mark.",
	Reference: "Caliper 1.1, profile extensions",
	Bad:       `{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p1", "id": "https://example.net/comments/1", "type": "Comment"}`,
	Good:      `{"@context": ["http://purl.imsglobal.org/ctx/caliper/v1p1/FeedbackProfile-extension", "http://purl.imsglobal.org/ctx/caliper/v1p1"], "id": "https://example.net/comments/1", "type": "Comment"}`,
	say: func(f *found) string {
		var contexts []string
		for i, extension := range f.plan.vocabulary.Extensions {
			if f.needs&(1<<i) != 0 {
				contexts = append(contexts, extension.Context)
			}
		}
		return f.name + " is not in Caliper 1.1 itself; put the extension's context " + strings.Join(contexts, " or ") + " before Caliper's in @context"
	},
	fix: fixExtensionContext,
}
