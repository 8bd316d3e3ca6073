package cli

import (
	"html"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"caliper-playground/catalog"
	"caliper-playground/fixtures"
)

// TestCheckSaysWhatCameClosest misspells the action of each row that profiles require,
// and checks the documents for these profiles: of each row the document is named, and
// what it lacks, in every form.
func TestCheckSaysWhatCameClosest(t *testing.T) {
	folder := t.TempDir()
	args := []string{"check", folder}
	var want []string
	for _, p := range catalog.Get(catalog.V1p2).Profiles {
		for _, row := range p.Rows {
			if row.Disposition == catalog.Optional || row.Action == catalog.AnyAction || p.Extension != "" {
				continue
			}
			f, ok := fixtures.ForRow(catalog.V1p2, row.ID)
			if !ok {
				t.Fatal("there is no event for " + row.ID)
			}
			slip := row.Action[:len(row.Action)-1]
			path := filepath.Join(folder, strings.ReplaceAll(row.ID, "/", "-")+".json")
			wrong := strings.Replace(string(f.Data), `"action": "`+row.Action+`"`, `"action": "`+slip+`"`, 1)
			if err := os.WriteFile(path, []byte(wrong), 0o600); err != nil {
				t.Fatal(err)
			}
			args = append(args, "--profile", p.Name)
			want = append(want, "closest came "+path+": its action is "+slip+" and not "+row.Action)
		}
	}
	if len(want) < 15 {
		t.Fatalf("only %d rows", len(want))
	}
	for _, form := range []string{"text", "json", "junit", "tap", "markdown", "html", "github"} {
		got := command(t, "", append(args, "--format", form)...)
		if got.status != 1 {
			t.Errorf("%s: status %d", form, got.status)
		}
		out := strings.ReplaceAll(html.UnescapeString(got.out), `\`, "")
		for _, words := range want {
			if form == "json" { // member by member
				_, words, _ = strings.Cut(words, ".json: ")
			}
			if !strings.Contains(out, words) {
				t.Errorf("%s does not say %q", form, words)
			}
		}
	}
	// Without a profile there is nothing to come close to.
	if got := command(t, "", "check", folder); strings.Contains(got.out, "closest came") {
		t.Error("it tells of rows that nobody asked for")
	}
}
