package conformance_test

import (
	"strings"
	"testing"

	"caliper-playground/engine/conformance"
	"caliper-playground/engine/rule"
)

// TestOneMistakeOneFinding plants single mistakes of kinds that once got a
// second error, a wrong place or a mend that was none.
func TestOneMistakeOneFinding(t *testing.T) {
	view := event(context12, "ViewEvent", "ReadingProfile", "Viewed", person, thing("WebPage"), "")
	jump := event(context12, "MediaEvent", "MediaProfile", "JumpedTo", person, thing("VideoObject"), `"target": {"id": "https://example.org/v#t=5", "type": "MediaLocation", "currentTime": "PT5S"}, `)
	copied := event(context12, "ResourceManagementEvent", "ResourceManagementProfile", "Copied", person, thing("Document"), `"generated": {"id": "https://example.org/copy", "type": "Document"}, `)
	envelope := `{"sensor": "https://example.org/s", "sendTime": "2026-03-02T09:15:00.000Z", "dataVersion": "http://purl.imsglobal.org/ctx/caliper/v1p2", "data": [` + view + `]}`
	const ctx = `"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2"`
	for _, test := range []struct {
		name, body, from, to string
		rule, pointer        string
		mended               bool
	}{
		{"actor misspelled", view, `"actor"`, `"actr"`, "property-unknown", "/actr", true},
		{"id in capitals", view, `"id": "urn`, `"ID": "urn`, "property-unknown", "/ID", true},
		{"type in capitals", view, `"type": "ViewEvent"`, `"Type": "ViewEvent"`, "property-unknown", "/Type", true},
		{"the actor's type in capitals", view, `"type": "Person"`, `"Type": "Person"`, "property-unknown", "/actor/Type", true},
		{"context without its sign", view, `"@context"`, `"context"`, "property-unknown", "/context", true},
		{"sendTime in capitals", envelope, `"sendTime"`, `"SENDTIME"`, "envelope-property", "/SENDTIME", true},
		{"currentTime null", jump, `"PT5S"`, `null`, "media-current-time", "/target/currentTime", true},
		{"currentTime empty", jump, `"PT5S"`, `""`, "media-current-time", "/target/currentTime", true},
		{"currentTime misspelled", jump, `"currentTime"`, `"currentTimz"`, "property-unknown", "/target/currentTimz", true},
		{"Copied with an empty generated", copied, `{"id": "https://example.org/copy", "type": "Document"}`, `""`, "value-empty", "/generated", false},
		{"generated misspelled", copied, `"generated"`, `"genrated"`, "property-unknown", "/genrated", true},
		{"a relative context", view, ctx, `"@context": ["lab", "http://purl.imsglobal.org/ctx/caliper/v1p2"]`, "context-form", "/@context/0", true},
		{"null among the contexts", view, ctx, `"@context": [null, "http://purl.imsglobal.org/ctx/caliper/v1p2"]`, "context-form", "/@context/0", true},
		{"two versions", view, ctx, `"@context": ["http://purl.imsglobal.org/ctx/caliper/v1p1", "http://purl.imsglobal.org/ctx/caliper/v1p2"]`, "context-repeated", "/@context/0", true},
		{"the context of 1.0", view, ctx, `"@context": "http://purl.imsglobal.org/ctx/caliper/v1/Context"`, "caliper-1.0", "/@context", false},
		{"a local context that is a number", view, `"type": "Person"`, `"type": "Person", "@context": 7`, "context-form", "/actor/@context", true},
		{"dataVersion of the other version", envelope, `"dataVersion": "http://purl.imsglobal.org/ctx/caliper/v1p2"`, `"dataVersion": "http://purl.imsglobal.org/ctx/caliper/v1p1"`, "context-version", "/data/0/@context", false},
		{"the IRI of another type as actor", view, person, `"http://purl.imsglobal.org/caliper/WebPage"`, "actor-type", "/actor", false},
		{"the actor without a type", view, `, "type": "Person"`, ``, "type-missing", "/actor/type", true},
		{"an entry that is a number", envelope, view, `7`, "document-shape", "/data/0", false},
		{"an envelope inside an envelope", envelope, view, envelope, "document-shape", "/data/0", false},
		{"a time in small letters", view, `09:15:00.000Z`, `09:15:00.000z`, "value-date-time", "/eventTime", true},
		{"an empty action", view, `"Viewed"`, `""`, "value-empty", "/action", true},
	} {
		t.Run(test.name, func(t *testing.T) {
			body := strings.Replace(test.body, test.from, test.to, 1)
			if body == test.body {
				t.Fatal("nothing was planted")
			}
			var errors []rule.Finding
			for _, f := range conformance.NewAssessor(conformance.Options{}).Assess([]byte(body), nil).Findings {
				if f.Severity == rule.Error {
					errors = append(errors, f)
				}
			}
			if len(errors) != 1 || errors[0].Rule != test.rule || errors[0].Pointer != test.pointer {
				t.Fatalf("want %s at %s alone, got %v", test.rule, test.pointer, errors)
			}
			mended := rule.Mend([]byte(body), rule.Options{})
			remain := 0
			for _, f := range mended.Remaining {
				if f.Severity == rule.Error {
					remain++
				}
			}
			if (remain == 0) != test.mended {
				t.Errorf("%d errors remain in %s", remain, mended.Bytes)
			}
		})
	}
}
