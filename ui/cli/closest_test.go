package cli

import (
	"html"
	"io"
	"net/http"
	"net/http/httptest"
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

// TestReplayElsewhereSaysWhatCameClosest sends an event and an array of them to another
// endpoint, which takes everything: what came close is known here.
func TestReplayElsewhereSaysWhatCameClosest(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { _, _ = io.Copy(io.Discard, r.Body) }))
	defer server.Close()
	f, _ := fixtures.ForRow(catalog.V1p2, "ReadingProfile/ViewEvent/Viewed")
	wrong := strings.Replace(string(f.Data), `"action": "Viewed"`, `"action": "Viewd"`, 1)
	path := filepath.Join(t.TempDir(), "a.json")
	for text, name := range map[string]string{wrong: path, "[" + wrong + "]": path + "#/0"} {
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		got := command(t, "", "replay", path, "--endpoint", server.URL, "--profile", "reading")
		if want := "closest came " + name + ": its action is Viewd and not Viewed; it has an error, action-unknown at "; got.status != 1 || !strings.Contains(got.out, want) {
			t.Errorf("status %d, %q is not in\n%s%s", got.status, want, got.out, got.err)
		}
	}
}
