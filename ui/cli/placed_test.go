package cli

import (
	"encoding/json"
	"fmt"
	"path/filepath"
	"slices"
	"testing"

	"caliper-playground/engine/document"
	"caliper-playground/engine/rule"
)

// twice has a name that stands twice in its event and in its actor, with a property
// that nobody knows between.
const twice = `{"@context":"http://purl.imsglobal.org/ctx/caliper/v1p2","id":"urn:uuid:3a648e68-f00d-4c08-aa59-8738e1884f2c",` +
	`"type":"Event","eventTime":"2018-11-15T10:15:00.000Z","actor":{"id":"https://example.edu/users/554433","name":"<Ann>","type":"Person","colour":{"a":1},"name":"B"},` +
	`"action":"Viewed","object":{"id":"https://example.edu/doc","type":"Document"},"eventTime":"2018-11-15T10:15:00.000Z"}`

// TestAFindingHasOnePlace replays every rule's bad example, by itself and as an
// element of an array: whatever check finds in it is found at the same line and
// column.
func TestAFindingHasOnePlace(t *testing.T) {
	t.Parallel()
	files := map[string]string{"twice.json": twice, "twice-laid-out.json": string(document.Indent([]byte(twice)))}
	for _, page := range rule.All() {
		if page.Bad != "" {
			files[page.ID+".json"] = string(document.Indent([]byte(page.Bad)))
		}
	}
	for name, text := range files {
		if err := json.Unmarshal([]byte(text), new(struct{ Data json.RawMessage })); err == nil {
			files["array-"+name] = "[" + twice + ",\n   " + text + "]"
		}
	}
	folder := write(t, files)
	checked := placesOf(t, "documents", command(t, "", "check", folder, "--format", "json").out)
	replayed := placesOf(t, "failures", command(t, "", "replay", folder, "--each", "--format", "json").out)
	if len(checked) < len(files) {
		t.Fatalf("%d places in %d files", len(checked), len(files))
	}
	compared := 0 // of those that failed
	for of, places := range checked {
		if again, found := replayed[of]; found {
			if compared++; !slices.Equal(again, places) {
				t.Errorf("%s: replay says %s, and check %s", of, again, places)
			}
		}
	}
	if compared < len(checked)*8/10 {
		t.Errorf("%d of %d were found again", compared, len(checked))
	}
}

// placesOf reads the lines and columns of the findings of a report, by their file,
// rule and pointer.
func placesOf(t *testing.T, list, out string) map[string][]string {
	t.Helper()
	var all map[string]json.RawMessage
	if err := json.Unmarshal([]byte(out), &all); err != nil {
		t.Fatal(err)
	}
	var documents []struct {
		Path     string
		Findings []rule.Finding
	}
	if err := json.Unmarshal(all[list], &documents); err != nil {
		t.Fatal(err)
	}
	places := map[string][]string{}
	for _, d := range documents {
		for _, f := range d.Findings {
			of := filepath.Base(d.Path) + " " + f.Rule + " " + f.Pointer
			places[of] = append(places[of], fmt.Sprintf("%d:%d", f.Line, f.Column))
		}
	}
	return places
}
