package report

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// handouts have names as people type them, and as nobody should.
var handouts = []Handout{
	{"Ada", "class-1", "http://192.0.2.2:8080/caliper/class-1/message", "aaaa"},
	{`=HYPERLINK("http://evil.example";"x")`, "class-2", "http://192.0.2.2:8080/caliper/class-2/message", "-1+1"},
	{"+49 Bo", "class-3", "http://192.0.2.2:8080/caliper/class-3/message", "@SUM(A1)"},
	{`Cleo | "the second", of them`, "class-4", "http://192.0.2.2:8080/caliper/class-4/message", ""},
	{"", "class-5", "http://192.0.2.2:8080/caliper/class-5/message", "=1"},
}

// TestASpreadsheetRunsNothingOfAHandout reads the list as a spreadsheet would: no
// cell begins with what makes it a formula, and nothing else has changed.
func TestASpreadsheetRunsNothingOfAHandout(t *testing.T) {
	var b strings.Builder
	if err := WriteHandout(HandoutCSV, &b, handouts); err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(strings.NewReader(b.String())).ReadAll()
	if err != nil || len(rows) != len(handouts)+1 {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	for i, h := range handouts {
		for column, want := range []string{h.Learner, h.Session, h.URL, h.Token} {
			got := rows[i+1][column]
			if got != "" && strings.ContainsAny(got[:1], "=+-@\t\r") {
				t.Errorf("the cell %q begins a formula", got)
			}
			dangerous := want != "" && strings.ContainsAny(want[:1], "=+-@")
			if dangerous && got != "'"+want || !dangerous && got != want {
				t.Errorf("%q became %q", want, got)
			}
		}
	}
}

func TestTheFormsOfAHandout(t *testing.T) {
	for form, want := range map[HandoutForm][]string{
		HandoutText:     {"Ada\tclass-1\thttp://192.0.2.2:8080/caliper/class-1/message\taaaa\n", "class-5\thttp://192.0.2.2:8080/caliper/class-5/message\t=1\n"},
		HandoutMarkdown: {"| learner | session | URL | token |", "| Ada | class-1 | `http://192.0.2.2:8080/caliper/class-1/message` | `aaaa` |", `Cleo \| `},
	} {
		var b strings.Builder
		if err := WriteHandout(form, &b, handouts); err != nil {
			t.Fatal(err)
		}
		for _, w := range want {
			if !strings.Contains(b.String(), w) {
				t.Errorf("%s has no %q:\n%s", form, w, b.String())
			}
		}
	}
}

// TestAHandoutIsForOneAlone writes it where nothing else is, for its owner's eyes.
func TestAHandoutIsForOneAlone(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "LIST.CSV")
	if err := SaveHandout(path, handouts); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("%v, %v", info, err)
	}
	if err := SaveHandout(path, handouts); err != nil {
		t.Errorf("the same again: %v", err)
	}
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := SaveHandout(path, handouts[:1]); err == nil || !strings.Contains(err.Error(), "give another name") {
		t.Errorf("over something else: %v", err)
	}
	if after, err := os.ReadFile(path); err != nil || string(after) != string(before) {
		t.Errorf("it holds something else now, %v", err)
	}
	for _, bad := range []string{"list", "list.pdf", ".csv/list"} {
		if err := SaveHandout(filepath.Join(folder, bad), handouts); err == nil || !strings.Contains(err.Error(), ".txt, .md or .csv") {
			t.Errorf("%s: %v", bad, err)
		}
	}
	if err := SaveHandout(filepath.Join(folder, "nowhere", "list.csv"), handouts); err == nil || !strings.Contains(err.Error(), "cannot be written") {
		t.Errorf("into no folder: %v", err)
	}
}
