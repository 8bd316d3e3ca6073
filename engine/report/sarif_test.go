package report

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif"

	"caliper-playground/engine/library"
	"caliper-playground/engine/rule"
)

// The library holds the format's own schema.
func TestSARIFFitsItsSchema(t *testing.T) {
	for name, write := range writers {
		var got bytes.Buffer
		if err := write(t, SARIF, &got); err != nil {
			t.Fatal(err)
		}
		log, err := sarif.FromBytes(got.Bytes())
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if err := log.Validate(); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if results, said := bytes.Count(got.Bytes(), []byte(`"ruleId":`)), bytes.Count(got.Bytes(), []byte(`"suppressions":`)); results != said {
			t.Errorf("%s: of %d results %d say whether they are suppressed", name, results, said)
		}
		if len(log.Runs) != 1 || len(log.Runs[0].Tool.Driver.Rules) != len(rule.All()) {
			t.Errorf("%s does not have every rule", name)
		}
	}
}

// A fix, applied to the text by its lines and columns, is the mend of the finding.
func TestSARIFFixesAreTheMends(t *testing.T) {
	for _, c := range []struct {
		name, text, want string
		of               library.Document
		ops              []rule.Op
	}{
		{"a value", "{\n  \"a\": \"x\",\n  \"b\": 1\n}", "{\n  \"a\": \"y\",\n  \"b\": 1\n}", library.Document{}, []rule.Op{{Op: "replace", Path: "/a", Value: json.RawMessage(`"y"`)}}},
		{"beside wide letters", `{"é名😀": 1, "a": "é"}`, `{"é名😀": 1, "a": "è"}`, library.Document{}, []rule.Op{{Op: "replace", Path: "/a", Value: json.RawMessage(`"è"`)}}},
		{"what is taken out", `{"a": 1, "b": 2}`, `{"b": 2}`, library.Document{}, []rule.Op{{Op: "remove", Path: "/a"}}},
		{"what is added", `{"a": 1}`, `{"a": 1, "b": 2}`, library.Document{}, []rule.Op{{Op: "add", Path: "/b", Value: json.RawMessage("2")}}},
		{"a line of a file", `{"a": 1}`, `{"a": 2}`, library.Document{FileLine: 3, FileColumn: 5}, []rule.Op{{Op: "replace", Path: "/a", Value: json.RawMessage("2")}}},
	} {
		c.of.Data = []byte(c.text)
		change, ok := (&source{of: c.of}).change(c.ops)
		if !ok {
			t.Errorf("%s: there is no change", c.name)
			continue
		}
		before := strings.Repeat("\n", max(c.of.FileLine-1, 0)) + strings.Repeat(" ", max(c.of.FileColumn-1, 0))
		file := before + c.text
		start, end := offset(file, change.startLine, change.startColumn), offset(file, change.endLine, change.endColumn)
		if got := file[:start] + change.inserted + file[end:]; got != before+c.want {
			t.Errorf("%s: %q, not %q", c.name, got, before+c.want)
		}
	}
	if _, ok := (&source{of: library.Document{Data: []byte(`{"a": 1}`), Quoted: true}}).change([]rule.Op{{Op: "remove", Path: "/a"}}); ok {
		t.Error("a document that stands in a file as text is changed as if it did not")
	}
}

// offset is where a line and a column are, in bytes.
func offset(text string, line, column int) int {
	at := 0
	for ; line > 1; line-- {
		at += strings.IndexByte(text[at:], '\n') + 1
	}
	for ; column > 1; column-- {
		_, size := utf8.DecodeRuneInString(text[at:])
		at += size
	}
	return at
}

// No issue of GitLab has the fingerprint of another one.
func TestGitLabTellsIssuesApart(t *testing.T) {
	var entries []Entry
	for _, d := range documents() {
		d.Findings = append(d.Findings, d.Findings...) // twice the same at one place
		entries = append(entries, d)
	}
	var got bytes.Buffer
	if err := write(t, GitLab, &got, entries, &Result{Complete: true}); err != nil {
		t.Fatal(err)
	}
	var issues []struct {
		Description, Fingerprint, Severity string
		Check                              string `json:"check_name"`
		Location                           struct {
			Path  string
			Lines struct{ Begin int }
		}
	}
	if err := json.Unmarshal(got.Bytes(), &issues); err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, issue := range issues {
		if seen[issue.Fingerprint] || issue.Description == "" || issue.Check == "" || issue.Location.Path == "" || issue.Location.Lines.Begin < 1 ||
			!strings.Contains("info minor major critical blocker", issue.Severity) {
			t.Errorf("%+v", issue)
		}
		seen[issue.Fingerprint] = true
	}
	if len(issues) != 10 {
		t.Errorf("there are %d issues", len(issues))
	}
}
