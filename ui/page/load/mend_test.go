package load

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// misspelt is an event with an action that is none and a time without its zone.
func misspelt(t *testing.T) string {
	t.Helper()
	return strings.NewReplacer(`"Viewed"`, `"Vieved"`, `Z"`, `+01:00"`).Replace(fixtureFile(t))
}

// TestADocumentIsMendedAndSent shows one mend, all of them by one key, and sends
// what they make of the document; the file stays as it is.
func TestADocumentIsMendedAndSent(t *testing.T) {
	bad := misspelt(t)
	dir := folderOf(t, map[string]string{"a-bad.json": bad, "b-broken.json": `{"id": "x`, "c-good.json": fixtureFile(t)})
	d := alone(t)
	d.Window(120, 40)
	toEverything(t, d)
	d.Press("enter")
	d.Shows("3 of 3 chosen", "action-unknown", "x show the change", "X apply and send")
	d.Press("x")
	d.Shows("The mend of action-unknown", "as loaded ", "changed      ✗ fail, 1 error")
	d.Press("esc")
	d.Press("#")
	d.Shows("All mends of a-bad.json", "Mends 2 findings", "changed      ✓ pass, fits 1 row")
	d.Hides("gets an id of its own") // nobody has had it yet
	d.Press("X")
	d.Shows("Sent the mended a-bad.json")
	sent, err := d.Env.Engine.Session().Message(1)
	if err != nil || !strings.Contains(string(sent.Exchange.Body), `"Viewed"`) || sent.Marks != 1 {
		t.Errorf("%v, %d marks: %s", err, sent.Marks, sent.Exchange.Body)
	}
	if got, _ := os.ReadFile(filepath.Join(dir, "a-bad.json")); string(got) != bad {
		t.Error("the file has changed")
	}
	d.Press("j", "#")
	d.Shows("Nothing in b-broken.json can be mended by itself")
	d.Press("j", "#")
	d.Shows("The selected document has no finding")
}
