package load

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"caliper-playground/ui/page"
)

const wrong = `{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "id": "urn:uuid:8c1b6a52-6f9a-4c6e-9a58-0d3b1a1f2e11", "type": "ViewEvent", "profile": "readingprofile",
 "actor": {"id": "https://example.org/people/7", "type": "Person"}, "action": "viewed", "object": {"id": "https://example.org/docs/1", "type": "Document"}, "eventTime": "2026-03-02T09:15:00.000Z"}`

// All mends of a document are shown by one key and saved by another: beside the
// original, which stays as it is unless somebody says otherwise.
func TestAMendedCopyIsSaved(t *testing.T) {
	dir := folderOf(t, map[string]string{"wrong.json": wrong})
	d := alone(t)
	d.Press("p", "wrong.json", "enter")
	d.Shows("1 of 1 chosen", "action-unknown")
	d.Press("#")
	d.Shows("All mends of wrong.json", "changed      ✓ pass")
	d.Press("w")
	d.Shows("save as: ", "wrong.fixed.json")
	d.Press("enter")
	d.Shows("Saved as ", "wrong.fixed.json")
	read := func(name string) []byte {
		t.Helper()
		content, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		return content
	}
	if got := read("wrong.json"); string(got) != wrong {
		t.Errorf("the original became %s", got)
	}
	fixed := read("wrong.fixed.json")
	if !bytes.Contains(fixed, []byte(`"Viewed"`)) || !bytes.Contains(fixed, []byte(`"ReadingProfile"`)) || !bytes.Contains(fixed, []byte("8c1b6a52")) {
		t.Errorf("saved is %s", fixed)
	}

	d.Press("w", "ctrl+u", filepath.Join(dir, "wrong.json"), "enter")
	d.Shows("wrong.json is there already. Overwrite it?")
	d.Press("n")
	if got := read("wrong.json"); string(got) != wrong {
		t.Errorf("without a yes the original became %s", got)
	}
	d.Press("enter", "y")
	if got := read("wrong.json"); string(got) != string(fixed) {
		t.Errorf("after a yes the original is %s", got)
	}
}

// The selected document is copied as it stands, and sent by a curl line as the page
// sends it: in an envelope, or as the envelope that it is.
func TestTheSelectedDocumentIsCopied(t *testing.T) {
	folderOf(t, map[string]string{"event.json": wrong, "two.json": "[" + wrong + "," + wrong + "]", "envelope.json": `{"sensor": "x", "data": []}`, "broken.json": "{"})
	d := alone(t)
	if _, ok := d.Page.(page.Bodied).Body(); ok {
		t.Error("something can be copied before anything is loaded")
	}
	for _, test := range []struct {
		file  string
		items int // of the envelope around it; 0 for none
	}{{"event.json", 1}, {"two.json", 2}, {"envelope.json", 0}, {"broken.json", 0}} {
		d.Press("p", "ctrl+u", test.file, "enter")
		d.Shows(test.file)
		body, ok := d.Page.(page.Bodied).Body()
		content, err := os.ReadFile(test.file)
		if err != nil {
			t.Fatal(err)
		}
		if !ok || body.Text != strings.TrimSpace(string(content)) || body.What != "the document "+test.file {
			t.Errorf("%s: copied is %q: %s", test.file, body.What, body.Text)
		}
		var envelope struct {
			Sensor string
			Data   []json.RawMessage
		}
		if test.items == 0 && body.Sent != "" {
			t.Errorf("%s: sent is %s", test.file, body.Sent)
		}
		if test.items > 0 && (json.Unmarshal([]byte(body.Sent), &envelope) != nil || envelope.Sensor == "" || len(envelope.Data) != test.items) {
			t.Errorf("%s: sent is %s", test.file, body.Sent)
		}
		d.Press("o")
	}
}
