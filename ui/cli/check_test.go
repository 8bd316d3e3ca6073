package cli

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"strings"
	"testing"
	"time"

	"caliper-playground/engine/report"
	"caliper-playground/engine/rule"
)

func checkJSON(t *testing.T, stdin string, args ...string) (checked, run) {
	t.Helper()
	got := command(t, stdin, append([]string{"check", "--format", "json"}, args...)...)
	var c checked
	d := json.NewDecoder(strings.NewReader(got.out))
	d.DisallowUnknownFields()
	if err := d.Decode(&c); err != nil {
		t.Fatalf("%v in %s (%s)", err, got.out, got.err)
	}
	return c, got
}

func TestCheckStatuses(t *testing.T) {
	dir := write(t, map[string]string{
		"ok.json": reading, "wrong.json": misspelt, "broken.json": `{"id": `, "blank.json": "",
		"lines.ndjson": compact(reading) + "\n\n" + compact(misspelt) + "\n{\n",
		"foreign.json": strings.NewReplacer(`"@context": `, `"@context": ["https://lab.example/terms", `, `v1p2"`, `v1p2"]`, `"Document"`, `"Thesis"`).Replace(reading),
		"mixed/a.json": reading, "mixed/b.fixed.json": "{", "mixed/.c.json": "{", "mixed/notes.txt": "{",
	})
	at := func(name string) string { return filepath.Join(dir, name) }
	tests := []struct {
		name   string
		stdin  string
		args   []string
		status int
		want   counts
	}{
		{"a good event", "", []string{at("ok.json")}, 0, counts{Documents: 1, Counts: rule.Counts{Pass: 1}}},
		{"a wrong event", "", []string{at("wrong.json")}, 1, counts{Documents: 1, Counts: rule.Counts{Fail: 1}}},
		{"broken JSON", "", []string{at("broken.json")}, 1, counts{Documents: 1, Counts: rule.Counts{Fail: 1}}},
		{"an empty file", "", []string{at("blank.json")}, 1, counts{Documents: 1, Counts: rule.Counts{Fail: 1}}},
		{"lines", "", []string{at("lines.ndjson")}, 1, counts{Documents: 3, Counts: rule.Counts{Pass: 1, Fail: 2}}},
		{"a folder leaves out what is hidden, fixed or no document", "", []string{at("mixed")}, 0, counts{Documents: 1, Counts: rule.Counts{Pass: 1}}},
		{"standard input", reading, []string{"-"}, 0, counts{Documents: 1, Counts: rule.Counts{Pass: 1}}},
		{"an array", "[" + reading + "," + misspelt + "]", []string{"-"}, 1, counts{Documents: 1, Counts: rule.Counts{Fail: 1}}},
		{"a missing path does not keep from the rest", "", []string{at("gone"), at("ok.json")}, 3, counts{Documents: 1, Counts: rule.Counts{Pass: 1}}},
		{"a missing path weighs more than a mistake", "", []string{at("wrong.json"), at("gone")}, 3, counts{Documents: 1, Counts: rule.Counts{Fail: 1}}},
		{"of another vocabulary", "", []string{at("foreign.json")}, 0, counts{Documents: 1, Counts: rule.Counts{Unjudged: 1}}},
		{"of another vocabulary, strictly", "", []string{"--strict", at("foreign.json")}, 1, counts{Documents: 1, Counts: rule.Counts{Unjudged: 1}}},
		{"a profile that is met", "", []string{"--profile", "general", at("wrong.json"), at("ok.json")}, 1, counts{Documents: 2, Counts: rule.Counts{Pass: 1, Fail: 1}}},
		{"a profile that is not met", "", []string{"--profile", "survey", at("ok.json")}, 1, counts{Documents: 1, Counts: rule.Counts{Pass: 1}}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			c, got := checkJSON(t, test.stdin, test.args...)
			if got.status != test.status || !reflect.DeepEqual(c.Summary, test.want) || len(c.Documents) != test.want.Documents {
				t.Errorf("status %d with %+v and %d documents, want %d with %+v; standard error: %s",
					got.status, c.Summary, len(c.Documents), test.status, test.want, got.err)
			}
		})
	}
}

// compact puts a document on one line.
func compact(s string) string { return strings.Join(strings.Fields(s), " ") }

func TestCheckJSONHasEveryField(t *testing.T) {
	dir := write(t, map[string]string{"a.json": misspelt, "b.json": "{"})
	got := command(t, "", "check", "--format", "json", dir)
	var raw struct {
		Documents []map[string]json.RawMessage `json:"documents"`
	}
	if err := json.Unmarshal([]byte(got.out), &raw); err != nil {
		t.Fatal(err)
	}
	for _, d := range raw.Documents {
		for _, field := range []string{"path", "line", "kind", "spec", "verdict", "findings", "items"} {
			if len(d[field]) == 0 || string(d[field]) == "null" {
				t.Errorf("%s lacks %s", d["path"], field)
			}
		}
		var findings []map[string]json.RawMessage
		if err := json.Unmarshal(d["findings"], &findings); err != nil || len(findings) == 0 {
			t.Fatalf("no findings in %s: %v", d["path"], err)
		}
		for _, f := range findings {
			for _, field := range []string{"rule", "severity", "pointer", "line", "column", "message", "reference", "fix"} {
				if len(f[field]) == 0 || string(f[field]) == "null" {
					t.Errorf("a finding in %s lacks %s", d["path"], field)
				}
			}
		}
	}
}

func TestCheckPlaces(t *testing.T) {
	dir := write(t, map[string]string{"lines.ndjson": "\n" + compact(reading) + "\n" + compact(misspelt) + "\n"})
	c, _ := checkJSON(t, "", dir)
	if len(c.Documents) != 2 {
		t.Fatalf("%d documents", len(c.Documents))
	}
	d := c.Documents[1]
	if d.Line != 3 {
		t.Errorf("the document is on line %d, want 3", d.Line)
	}
	var errors []rule.Finding
	for _, f := range d.Findings {
		if f.Severity == rule.Error {
			errors = append(errors, f)
		}
	}
	column := strings.Index(compact(misspelt), `"Vieved"`) + 1
	if len(errors) != 1 || errors[0].Pointer != "/action" || errors[0].Line != 3 || errors[0].Column != column {
		t.Errorf("got %+v, want one error at /action, line 3, column %d", errors, column)
	}
}

func TestCheckTextShowsThePlace(t *testing.T) {
	got := command(t, misspelt, "check", "-")
	for _, want := range []string{"✗ -", "/action   line 7, column 13", `     7 │   "action": "Vieved",`, "^^^^^^^^", "Viewed", "no mark", "1 document: 0 pass, 0 warn, 1 fail"} {
		if !strings.Contains(got.out, want) {
			t.Errorf("%q is not in:\n%s", want, got.out)
		}
	}
	if got.status != 1 || got.err != "" {
		t.Errorf("status %d, standard error %q", got.status, got.err)
	}
}

func TestCheckUnreadableFileInAFolder(t *testing.T) {
	dir := write(t, map[string]string{"a.json": reading})
	// A link to itself cannot be read by anybody, whatever their rights.
	if err := os.Symlink("loop.json", filepath.Join(dir, "loop.json")); err != nil {
		t.Skip("no symbolic links here:", err)
	}
	c, got := checkJSON(t, "", "--follow", dir)
	if got.status != 1 || c.Summary.Documents != 2 || c.Summary.Fail != 1 {
		t.Errorf("status %d with %+v", got.status, c.Summary)
	}
	d := c.Documents[1]
	if !strings.HasSuffix(d.Path, "loop.json") || len(d.Findings) != 1 || d.Findings[0].Pointer != "" || d.Findings[0].Severity != rule.Error {
		t.Errorf("got %+v", d)
	}
}

func TestCheckStrict(t *testing.T) {
	warned := strings.Replace(reading, `"name": "Reading the tides"`, `"name": ""`, 1)
	if got := command(t, warned, "check", "-"); got.status != 0 || !strings.Contains(got.out, "1 warn") {
		t.Errorf("a warning: status %d\n%s", got.status, got.out)
	}
	if got := command(t, warned, "check", "--strict", "-"); got.status != 1 || !strings.Contains(got.out, "1 fail") {
		t.Errorf("the same, strictly: status %d\n%s", got.status, got.out)
	}
}

// lineSource makes a line for each document and looks at the heap early and late.
// Meanwhile nothing more comes, and the cores run out of what they are busy with.
type lineSource struct {
	line        []byte
	count       int
	first, last int // documents after which the heap is measured
	early, late uint64
	rest        []byte
}

// look measures the heap where that is due.
func (s *lineSource) look() {
	switch s.count {
	case s.first:
		s.early = settledHeap()
	case s.last:
		s.late = settledHeap()
	}
}

// settledHeap is how much is on the heap once that falls no more.
func settledHeap() uint64 {
	const looks, apart, noise = 5, 20 * time.Millisecond, 16 << 10
	least := ^uint64(0)
	for same := 0; same < looks; same++ {
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		if m.HeapAlloc+noise < least {
			same = 0
		}
		least = min(least, m.HeapAlloc)
		time.Sleep(apart)
	}
	return least
}

func (s *lineSource) Read(p []byte) (int, error) {
	if len(s.rest) == 0 {
		s.look()
		if s.count == s.last {
			return 0, io.EOF
		}
		s.count++
		s.rest = s.line
	}
	n := copy(p, s.rest)
	s.rest = s.rest[n:]
	return n, nil
}

// TestCheckStreams holds that memory does not grow with the documents.
func TestCheckStreams(t *testing.T) {
	if testing.Short() {
		t.Skip("holds memory, which the race detector needs for itself")
	}
	folder, args := t.TempDir(), []string{"check", "-"}
	for _, format := range report.Formats() { // of each document all of them are written, so that it is judged once
		if format != report.Text {
			args = append(args, "--output", string(format)+"="+filepath.Join(folder, string(format)))
		}
	}
	source := &lineSource{line: []byte(compact(misspelt) + "\n"), first: 2000, last: 12000}
	stream := IO{In: source, Out: io.Discard, Err: io.Discard, Getenv: func(string) string { return "" }}
	if status := Main(t.Context(), stream, args, Playground{}); status != 1 {
		t.Fatalf("status %d", status)
	}
	t.Logf("the heap grows from %d to %d bytes", source.early, source.late)
	// Keeping a document, or half of one, in any of them would be seen; the sums by
	// which GitLab knows findings again are not much.
	if source.late > source.early+200*uint64(source.last-source.first) {
		t.Errorf("the heap grows from %d to %d bytes within %d documents", source.early, source.late, source.last-source.first)
	}
}

func TestCheckCanBeStoppedWhileNothingComes(t *testing.T) {
	in, _ := io.Pipe() // a standard input at which nobody types
	ctx, cancel := context.WithCancel(t.Context())
	var out, errs bytes.Buffer
	status := make(chan int)
	go func() {
		stream := IO{In: in, Out: &out, Err: &errs, Getenv: func(string) string { return "" }}
		status <- Main(ctx, stream, []string{"check", "--format", "json", "-"}, Playground{})
	}()
	cancel()
	if got := <-status; got != 3 || !strings.Contains(errs.String(), "stopped") || !json.Valid(out.Bytes()) {
		t.Errorf("status %d, standard error %q, standard output %q", got, errs.String(), out.String())
	}
	_ = in.Close()
}
