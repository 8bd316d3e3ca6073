package rule

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"caliper-playground/catalog"
)

// TestWeights has small mistakes, among them some that weigh less than they seem:
// one finding each, with its severity and its words.
func TestWeights(t *testing.T) {
	attempt := func(count string) string {
		return `{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "id": "https://example.org/attempts/1", "type": "Attempt",
			"assignee": "https://example.org/people/7", "assignable": "https://example.org/items/1", "count": ` + count + `}`
	}
	score := func(given string) string {
		return `{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "id": "https://example.org/scores/1", "type": "Score",
			"attempt": "https://example.org/attempts/1", "maxScore": 20.0, "scoreGiven": ` + given + `}`
	}
	event := func(kind, profile, action, object, more string) string {
		return fmt.Sprintf(`{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "id": "urn:uuid:8c1b6a52-6f9a-4c6e-9a58-0d3b1a1f2e11", "type": %q, "profile": %q,
			"actor": {"id": "https://example.org/people/7", "type": "Person"}, "action": %q, "object": {"id": "https://example.org/objects/1", "type": %q},
			"eventTime": "2026-03-02T09:15:00.000Z"%s}`, kind, profile, action, object, more)
	}
	response := `, "generated": {"id": "https://example.org/responses/1", "type": "Response"}`
	for _, test := range []struct{ name, body, want, words string }{
		{"a count with a fraction of zero", attempt("1.0"), "warning value-integer /count", "in JSON 1"},
		{"a count with an exponent", attempt("1e2"), "warning value-integer /count", "in JSON 100"},
		{"a count with a fraction", attempt("1.5"), "error value-integer /count", "a whole number"},
		{"a limit below zero", `{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "id": "https://example.org/a", "type": "AssignableDigitalResource", "maxAttempts": -1.0}`, "error value-integer /maxAttempts", "a whole number from 0"},
		{"a count as text", attempt(`"1"`), "error value-integer /count", "a whole number"},
		{"a score without a fraction", score("15"), "warning decimal-fraction /scoreGiven", "in JSON 15.0; many languages cannot write that, and nothing is lost by it"},
		{"a score with an exponent", score("1e1"), "warning decimal-fraction /scoreGiven", "in JSON 10.0"},
		{"a started item without its attempt", event("AssessmentItemEvent", "AssessmentProfile", "Started", "AssessmentItem", ""), "info generated-recommended /generated", "it may be an Attempt"},
		{"a completed item without its response", event("AssessmentItemEvent", "AssessmentProfile", "Completed", "AssessmentItem", ""), "info generated-recommended /generated", "it may be a Response"},
		{"a response without its attempt", event("AssessmentItemEvent", "AssessmentProfile", "Completed", "AssessmentItem", response), "info property-recommended /generated/attempt", "attempt is missing"},
		{"a submitted assessment without its attempt", event("AssessmentEvent", "AssessmentProfile", "Submitted", "Assessment", ""), "warning generated-recommended /generated", "it should be an Attempt"},
		{"an entity with a stray action", `{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "id": "https://example.org/documents/1", "type": "Document", "action": "Viewed"}`, "error property-unknown /action", "a Document has no property"},
		{"an entity with a stray time", `{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "id": "https://example.org/documents/1", "type": "Document", "eventTime": "2026-03-02T09:15:00.000Z"}`, "error property-unknown /eventTime", "a Document has no property"},
		{"the guide's misprint", event("MessageEvent", "ForumProfile", "MarkedAsUnRead", "Message", ""), "error action-unknown /action", "did you mean MarkedAsUnread? The certification guide's spelling is a misprint (erratum 1)"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := foundIn(test.body, catalog.V1p2); !slices.Equal(got, []string{test.want}) {
				t.Fatalf("findings %q, want %q", got, test.want)
			}
			if words := NewJudge(Options{}).Judge([]byte(test.body), nil).Findings()[0].Message; !strings.Contains(words, test.words) {
				t.Errorf("%q does not say %q", words, test.words)
			}
		})
	}
}

// What is permitted is never shown as bad.
func TestRulesThatInformHaveNoBadExample(t *testing.T) {
	for _, r := range All() {
		x := r.Examples()
		if informs := r.Severity == Info; informs && (x.Bad != "" || x.Good != "") || !informs && (x.Plain != "" || x.Richer != "") {
			t.Errorf("%s, %s: %+v", r.ID, r.Severity, x)
		}
	}
}
