package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestCheckFix(t *testing.T) {
	dir := write(t, map[string]string{"ok.json": reading, "wrong.json": misspelt, "lines.ndjson": "\n" + compact(misspelt) + "\n", "broken.json": "{"})
	got := command(t, "", "check", "--fix", "--format", "json", dir)
	if got.status != 1 {
		t.Errorf("status %d: %s", got.status, got.err)
	}
	for name, want := range map[string]string{
		"wrong.fixed.json":   strings.Replace(misspelt, "Vieved", "Viewed", 1),
		"lines-2.fixed.json": strings.Replace(compact(misspelt), "Vieved", "Viewed", 1),
		"wrong.json":         misspelt,
	} {
		content, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil || string(content) != want {
			t.Errorf("%s holds %q (%v), want %q", name, content, err, want)
		}
		if strings.Contains(name, "fixed") && !strings.Contains(got.err, name) {
			t.Errorf("%s is not named in %q", name, got.err)
		}
	}
	for _, name := range []string{"ok.fixed.json", "broken.fixed.json"} {
		if _, err := os.Stat(filepath.Join(dir, name)); err == nil {
			t.Errorf("%s was written", name)
		}
	}

	if again := command(t, "", "check", "--fix", dir); again.status != 1 {
		t.Errorf("the same copies once more: status %d, %s", again.status, again.err)
	}
	edited := filepath.Join(dir, "wrong.fixed.json")
	if err := os.WriteFile(edited, []byte("{}"), 0o644); err != nil {
		t.Fatal(err)
	}
	if kept := command(t, "", "check", "--fix", dir); kept.status != 3 || !strings.Contains(kept.err, "--force") {
		t.Errorf("an edited copy: status %d, %s", kept.status, kept.err)
	}
	if content, _ := os.ReadFile(edited); string(content) != "{}" {
		t.Errorf("an edited copy was overwritten with %q", content)
	}
	if forced := command(t, "", "check", "--fix", "--force", dir); forced.status != 1 {
		t.Errorf("with --force: status %d, %s", forced.status, forced.err)
	}
	if content, _ := os.ReadFile(edited); string(content) == "{}" {
		t.Error("--force did not overwrite")
	}
}

func TestFixNeedsAFile(t *testing.T) {
	for _, args := range [][]string{{"check", "--fix", "-"}, {"check", "--force", "x"}} {
		if got := command(t, reading, args...); got.status != 2 || !strings.Contains(got.err, "--fix") {
			t.Errorf("%q: status %d, %s", args, got.status, got.err)
		}
	}
}
