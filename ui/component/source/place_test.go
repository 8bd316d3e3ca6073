package source

import (
	"bytes"
	"encoding/json"
	"testing"

	"caliper-playground/engine/conformance"
	"caliper-playground/engine/document"
	"caliper-playground/engine/rule"
)

// twice has names that stand twice in their objects.
const twice = `{"@context":"http://purl.imsglobal.org/ctx/caliper/v1p2","id":"urn:uuid:3a648e68-f00d-4c08-aa59-8738e1884f2c",
	"type":"Event","eventTime":"2018-11-15T10:15:00.000Z","actor":{"id":"https://example.edu/users/5","name":"A","type":"Person","name":"B"},
	"action":"Viewed","object":{"id":"https://example.edu/doc","type":"Document"},"eventTime":"2018-11-15T10:15:00.000Z"}`

// TestAFindingIsMarkedWhereItStands judges every rule's bad example as people write
// it, where the place that is marked is the line and column that the finding says,
// and as one long line, which is laid out to the same text with the same places.
func TestAFindingIsMarkedWhereItStands(t *testing.T) {
	documents := map[string]string{"twice": twice}
	for _, page := range rule.All() {
		if json.Valid([]byte(page.Bad)) {
			documents[page.ID] = page.Bad
		}
	}
	assessor := conformance.NewAssessor(conformance.Options{})
	for name, text := range documents {
		written := document.Indent([]byte(text))
		var line bytes.Buffer
		if err := json.Compact(&line, written); err != nil {
			t.Fatal(err)
		}
		shown, laidOut := New(written), read(line.Bytes(), true)
		inLine := assessor.Assess(line.Bytes(), nil).Findings
		for i, f := range assessor.Assess(written, nil).Findings {
			said, _ := shown.At(f.Line, f.Column)
			at, ok := shown.Of(f)
			if !ok || at.Line != said.Line || at.From != said.From {
				t.Errorf("%s: %s at %s is marked at %v, and is at line %d, column %d", name, f.Rule, f.Pointer, at, f.Line, f.Column)
			}
			if again, _ := laidOut.Of(inLine[i]); again != at {
				t.Errorf("%s: %s at %s is marked at %v, and laid out at %v", name, f.Rule, f.Pointer, at, again)
			}
		}
	}
}
