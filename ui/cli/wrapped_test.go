package cli

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"caliper-playground/catalog"
	"caliper-playground/engine/document"
	"caliper-playground/engine/session"
	"caliper-playground/fixtures"
)

// TestAMendedBareEventIsWrappedAsEverywhere mends a bare event by check --fix, which
// leaves it without an envelope, and sends the copy: it goes in the same envelope, of
// the same sensor, as one that is mended on the screen or by what an answer offers.
func TestAMendedBareEventIsWrappedAsEverywhere(t *testing.T) {
	f, _ := fixtures.ForRow(catalog.V1p2, "ReadingProfile/ViewEvent/Viewed")
	folder, state := t.TempDir(), t.TempDir()
	path := filepath.Join(folder, "view.json")
	if err := os.WriteFile(path, []byte(strings.Replace(string(f.Data), `"action": "Viewed"`, `"action": "Viewd"`, 1)), 0o600); err != nil {
		t.Fatal(err)
	}
	command(t, "", "check", path, "--fix")
	fixed := filepath.Join(folder, "view.fixed.json")
	mended, err := os.ReadFile(fixed)
	if err != nil || string(mended) != string(f.Data) {
		t.Fatalf("%v: mended is\n%s", err, mended)
	}
	if got := command(t, "", "replay", "--keep", fixed, "--state", state); got.status != 0 {
		t.Fatalf("status %d: %s", got.status, got.err)
	}
	s, err := session.ReadFile(recordedIn(t, state)[0].Journal)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = s.Close() }()
	m, err := s.Message(1)
	if err != nil {
		t.Fatal(err)
	}
	var sent struct {
		Sensor string
		Data   []struct{ Action string }
	}
	if err := json.Unmarshal(m.Exchange.Body, &sent); err != nil || sent.Sensor != document.OwnSensor || len(sent.Data) != 1 || sent.Data[0].Action != "Viewed" {
		t.Errorf("%v: sent is %+v", err, sent)
	}
}
