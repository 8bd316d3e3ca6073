package cli

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
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
		"lines.fixed.ndjson": "\n" + strings.Replace(compact(misspelt), "Vieved", "Viewed", 1) + "\n",
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

// One mended file is written for one file, whatever its shape, and what was not
// mended stays in it byte for byte.
func TestFixOfEveryShape(t *testing.T) {
	fixed := func(text string) string { return strings.ReplaceAll(text, "Vieved", "Viewed") }
	quoted, err := json.Marshal(misspelt)
	if err != nil {
		t.Fatal(err)
	}
	envelope := func(event string) string {
		return `{"sensor": "https://field.example/s", "sendTime": "2025-03-04T09:15:00.000Z", "dataVersion": "http://purl.imsglobal.org/ctx/caliper/v1p2", "data": [` + event + "]}"
	}
	lines := compact(misspelt) + "\r\n\n{\"broken\n" + compact(reading) + "\n" + compact(misspelt)
	row := misspelt + "\n" + reading + compact(misspelt) + "  \n"
	array := "[\n" + envelope(compact(reading)) + " ,\t" + envelope(misspelt) + "\n]\n"
	for _, test := range []struct{ file, text, at, copy, want string }{
		{"a.jsonl", lines, "", "a.fixed.jsonl", fixed(lines)},
		{"a.ndjson.gz", pack(t, lines), "", "a.fixed.ndjson", fixed(lines)},
		{"a.json", row, "", "a.fixed.json", fixed(row)},
		{"a.json", array, "", "a.fixed.json", fixed(array)},
		{"a.har", `{"log": {"entries": [{"request": {"method": "POST", "url": "https://x", "postData": {"text": ` + string(quoted) + `}}}]}}`, "", "a.fixed.ndjson", fixed(compactJSON(t, misspelt)) + "\n"},
		{"a.json", `{"secret": 1, "detail": ` + misspelt + `}`, "/detail", "a.fixed.ndjson", fixed(compactJSON(t, misspelt)) + "\n"},
	} {
		t.Run(test.file, func(t *testing.T) {
			dir := write(t, map[string]string{test.file: test.text})
			got := command(t, "", "check", "--fix", "--at", test.at, filepath.Join(dir, test.file))
			content, err := os.ReadFile(filepath.Join(dir, test.copy))
			if err != nil || string(content) != test.want {
				t.Errorf("%s holds %q (%v), want %q\n%s", test.copy, content, err, test.want, got.err)
			}
			if files, _ := os.ReadDir(dir); len(files) != 2 {
				t.Errorf("the folder holds %v", files)
			}
		})
	}
}

// Nothing is written through a link, be it to the document or in the place of
// the copy, and nothing where a link has led.
func TestFixNeverWritesThroughALink(t *testing.T) {
	elsewhere := write(t, map[string]string{"sub/wrong.json": misspelt, "target": "safe"})
	dir := write(t, map[string]string{"wrong.json": misspelt})
	for name, to := range map[string]string{"linked": "sub", "one.json": "sub/wrong.json", "wrong.fixed.json": "target"} {
		if err := os.Symlink(filepath.Join(elsewhere, to), filepath.Join(dir, name)); err != nil {
			t.Skipf("no symbolic links here: %v", err)
		}
	}
	got := command(t, "", "check", "--fix", "--force", "--follow", dir)
	if got.status != 3 || !strings.Contains(got.err, "a link stands there") || !strings.Contains(got.err, "a link leads to it") {
		t.Errorf("status %d: %s", got.status, got.err)
	}
	if content, _ := os.ReadFile(filepath.Join(elsewhere, "target")); string(content) != "safe" {
		t.Errorf("the target holds %q", content)
	}
	for _, folder := range []string{elsewhere, filepath.Join(elsewhere, "sub")} {
		files, _ := os.ReadDir(folder)
		for _, f := range files {
			if strings.Contains(f.Name(), "fixed") {
				t.Errorf("%s was written in %s", f.Name(), folder)
			}
		}
	}
}

func pack(t *testing.T, text string) string {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := w.Write([]byte(text)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func compactJSON(t *testing.T, text string) string {
	t.Helper()
	var b bytes.Buffer
	if err := json.Compact(&b, []byte(text)); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// What is left as it is is named, with the choice that there is to make; a copy is
// written if anything was mended.
func TestFixNamesWhatItLeft(t *testing.T) {
	choice := strings.Replace(reading, `"Viewed"`, `"Viewed", "membership": {"id": "https://field.example/m", "type": "Membership", "roles": ["Observer"]}`, 1)
	if choice == reading {
		t.Fatal("nothing was planted")
	}
	both := strings.Replace(choice, `"Viewed"`, `"Vieved"`, 1)
	dir := write(t, map[string]string{"choice.json": choice, "both.json": both})
	got := command(t, "", "check", "--fix", dir)
	for _, want := range []string{"both.json: mended as", "both.json: not mended: term-unknown at /membership/roles/0; there is a choice to make: it becomes ", "choice.json: not mended: term-unknown at /membership/roles/0"} {
		if !strings.Contains(got.err, want) {
			t.Errorf("%q is not in\n%s", want, got.err)
		}
	}
	if _, err := os.Stat(filepath.Join(dir, "choice.fixed.json")); err == nil {
		t.Error("a copy was written, though nothing was mended")
	}
}
