package cli

import (
	"encoding/json"
	"fmt"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"caliper-playground/engine/report"
	"caliper-playground/engine/rule"
)

// Whatever the form of the report, it is the same on any number of cores.
func TestCheckSaysTheSameOnAnyNumberOfCores(t *testing.T) {
	var lines strings.Builder
	for i := range 700 {
		lines.WriteString(strings.Replace(compact([]string{reading, misspelt}[i%2]), "7c0", fmt.Sprintf("%03x", i), 1) + "\n")
	}
	dir := write(t, map[string]string{"a.json": reading, "b.ndjson": lines.String(), "c/d.json": "{", "e.json": misspelt, "notes.txt": ""})
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(0))
	var want run
	var wanted map[report.Format]string
	for i, cores := range []int{1, 2, 8} {
		runtime.GOMAXPROCS(cores)
		got, forms := everyForm(t, "", "check", "--deterministic", dir)
		if i == 0 {
			want, wanted = got, forms
		}
		if got.status != want.status || got.err != want.err {
			t.Errorf("on %d cores it differs: status %d, %q", cores, got.status, got.err)
		}
		for format, text := range forms {
			if text != wanted[format] {
				t.Errorf("%s: on %d cores it differs: %d bytes and %d", format, cores, len(text), len(wanted[format]))
			}
		}
	}
	if !strings.Contains(want.err, "1 other file not read") {
		t.Errorf("standard error %q", want.err)
	}
}

// What is not spelled out is counted, and changes nothing else.
func TestCheckSpellsOutNoMoreThanIsRead(t *testing.T) {
	events := make([]string, 1200)
	for i := range events {
		events[i] = strings.Replace(compact(misspelt), "7c02", fmt.Sprintf("%04x", i), 1)
	}
	path := filepath.Join(write(t, map[string]string{"a.json": "[" + strings.Join(events, ",") + "]"}), "a.json")
	type checkedDocument struct {
		Verdict  rule.Verdict
		Findings []rule.Finding
		Items    []json.RawMessage
		More     struct {
			Findings map[string]int
			Items    int
		}
	}
	for flag, most := range map[string]int{"": 100, "150": 150, "5000": 1200} {
		args := []string{"check", "--format", "json", path}
		if flag != "" {
			args = append(args, "--max-findings", flag)
		}
		got := command(t, "", args...)
		var out struct{ Documents []checkedDocument }
		if err := json.Unmarshal([]byte(got.out), &out); err != nil || len(out.Documents) != 1 {
			t.Fatalf("%v: %.200s", err, got.out)
		}
		d := out.Documents[0]
		spelled := 0
		for _, f := range d.Findings {
			if f.Rule == "action-unknown" {
				spelled++
			}
		}
		if got.status != 1 || d.Verdict != rule.Fail || spelled != most || spelled+d.More.Findings["action-unknown"] != 1200 {
			t.Errorf("--max-findings %q: status %d, %v, %d spelled out and %v", flag, got.status, d.Verdict, spelled, d.More)
		}
		if len(d.Items) != 1000 || d.More.Items != 200 {
			t.Errorf("%d items and %d more", len(d.Items), d.More.Items)
		}
	}
	got, forms := everyForm(t, "", "check", path)
	for format, text := range forms {
		if got.status != 1 || format != report.JSON && !strings.Contains(text, "1100") {
			t.Errorf("%s: status %d, and it does not say how many more there are", format, got.status)
		}
	}
	if got := command(t, "", "check", "--max-findings", "-1", path); got.status != 2 {
		t.Errorf("a number that is none: status %d", got.status)
	}
}

// Of numbers, of which a small file has millions, no more are listed than of events.
func TestCheckListsNoMoreThanIsRead(t *testing.T) {
	path := filepath.Join(write(t, map[string]string{"a.json": "[" + strings.Repeat("1,{},", 2500) + compact(misspelt) + "]"}), "a.json")
	got := command(t, "", "check", "--format", "json", path)
	var out struct {
		Documents []report.Document
		Summary   map[string]any
	}
	if err := json.Unmarshal([]byte(got.out), &out); err != nil || len(out.Documents) != 1 {
		t.Fatalf("%v: %.200s", err, got.out)
	}
	d := out.Documents[0]
	if got.status != 1 || d.Verdict != rule.Fail || len(d.Items) != 1000 || d.More.Items != 4001 || d.More.Findings["document-shape"] != 4900 {
		t.Errorf("status %d, %v, %d items and %+v more", got.status, d.Verdict, len(d.Items), d.More)
	}
	if got := command(t, "", "check", path); !strings.Contains(got.out, "array of 5001 items") || !strings.Contains(got.out, "4001 more items") {
		t.Errorf("it is called %.300s", got.out)
	}
}

// A recorded session is read as the documents that it was sent.
func TestCheckOfAJournal(t *testing.T) {
	state := t.TempDir()
	command(t, "", "replay", "--keep", "mistakes", "--state", state)
	journals, err := filepath.Glob(filepath.Join(sessionsFolder(state), "*.ndjson"))
	if err != nil || len(journals) == 0 {
		t.Fatalf("%v, %v", journals, err)
	}
	c, got := checkJSON(t, "", journals...)
	if got.status != 1 || c.Summary.Documents < 30 || c.Summary.Fail < 20 {
		t.Errorf("status %d, %+v: %s", got.status, c.Summary, got.err)
	}
}
