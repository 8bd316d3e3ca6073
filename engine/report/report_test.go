package report

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"flag"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"caliper-playground/catalog"
	"caliper-playground/engine/conformance"
	"caliper-playground/engine/library"
	"caliper-playground/engine/rule"
)

var update = flag.Bool("update", false, "rewrite the goldens")

// hostile holds what must never reach a terminal or break a format.
const hostile = "a\x1b]52;c;eA==\x07\u202eb\x00c|<d>&\"'`*_#\r\n"

// read makes a document as the library reads one.
func read(path string, line int, data []byte) library.Document {
	return library.Document{Place: library.Place{Path: path, Line: line}, Data: data, FileLine: max(line, 1), FileColumn: 1}
}

// documents are one result of each kind that check can have.
func documents() []Document {
	event := "{\n  \"type\": \"AssessmentEvent\",\n  \"action\": \"Submited\",\n  \"object\": {}\n}"
	start := uint32(strings.Index(event, `"Submited"`))
	clean := NewDocument(read("view.json", 0, []byte(`{}`)), &conformance.Assessment{
		Shape: conformance.ShapeEvent, Spec: catalog.V1p2,
		Items: []conformance.Item{{Kind: "event", Credits: []conformance.Credit{{Profile: "ReadingProfile", Event: "ViewEvent", Action: "Viewed"}}}},
	})
	wrong := NewDocument(read("wrong.json", 0, []byte(event)), &conformance.Assessment{
		Shape: conformance.ShapeEvent, Spec: catalog.V1p2, Verdict: rule.Fail,
		Findings: []rule.Finding{{
			Rule: "action-unknown", Severity: rule.Error, Pointer: "/action", Line: 3, Column: 13,
			Start: start, End: start + 10, Message: `"Submited" is no action of Caliper 1.2; did you mean Submitted?`,
			Reference: "Caliper 1.2, section 3.5", Fix: []rule.Op{{Op: "replace", Path: "/action", Value: json.RawMessage(`"Submitted"`)}},
		}},
		Items: []conformance.Item{{Kind: "event", Verdict: rule.Fail, Uncredited: "its action is unknown"}},
	})
	line := NewDocument(read("many.ndjson", 7, []byte(`{"data": [{"id": ""}, {}]}`)), &conformance.Assessment{
		Shape: conformance.ShapeEnvelope, Spec: catalog.V1p1, Verdict: rule.Warn,
		Findings: []rule.Finding{
			{Rule: "envelope-sensor", Severity: rule.Warning, Line: 1, Column: 1, Message: "the sensor is no IRI"},
			{Rule: "value-empty", Severity: rule.Warning, Pointer: "/data/0/id", Line: 1, Column: 18, Start: 17, End: 19, Message: "empty"},
		},
		Items: []conformance.Item{
			{Pointer: "/data/0", Kind: "event", Verdict: rule.Warn, Uncredited: "no row takes it"},
			{Pointer: "/data/1", Kind: "entity"},
		},
	})
	bad := Unreadable(library.Document{Place: library.Place{Path: "evil" + hostile + ".json"}, Err: errors.New("it says " + hostile)}, catalog.V1p2)
	foreign := NewDocument(read("lab.json", 0, []byte(`{"type": "lab:PourEvent"}`)), &conformance.Assessment{
		Shape: conformance.ShapeEvent, Spec: catalog.V1p2, Verdict: rule.Unjudged,
		Findings: []rule.Finding{{Rule: "type-foreign", Pointer: "/type", Line: 1, Column: 10, Start: 9, End: 24, Message: "another vocabulary's"}},
		Items:    []conformance.Item{{Kind: "event", Verdict: rule.Unjudged, Uncredited: "its type belongs to another vocabulary"}},
	})
	return []Document{clean, wrong, line, bad, foreign}
}

func writeCheck(t *testing.T, f Format, w io.Writer) error {
	t.Helper()
	r, err := NewCheck(f, w, false)
	if err != nil {
		t.Fatal(err)
	}
	var s Summary
	for _, d := range documents() {
		s.Add(d.Verdict)
		if err := r.Document(r.Render(d)); err != nil {
			return err
		}
	}
	return r.End(s)
}

// replayed is a result with a met, a begun and an untouched profile.
func replayed() ([]Message, Replay) {
	row := func(event, action string, d catalog.Disposition, count int, source string) Row {
		return Row{Event: event, Action: action, Disposition: d, Met: count > 0, Count: count, Source: source}
	}
	messages := []Message{
		{Failure: Failure{Source: "view.json", Status: 200, Findings: []rule.Finding{}}},
		{Failure: Failure{Source: "wrong.json", Status: 200, Verdict: rule.Fail, Findings: documents()[1].Findings}, Body: documents()[1].text},
		{Failure: Failure{Source: "cut" + hostile, Status: 400, Verdict: rule.Fail, Findings: []rule.Finding{}}, Reason: "the JSON breaks off"},
		{Failure: Failure{Source: "lab.json", Status: 200, Verdict: rule.Unjudged, Findings: []rule.Finding{}}, Shown: true},
		{Failure: Failure{Source: "lost.json", Verdict: rule.Fail, Findings: []rule.Finding{}}, Reason: "connection refused"},
	}
	result := Replay{
		Endpoint: "http://127.0.0.1:51234/caliper/s1/message", Spec: catalog.V1p2,
		Messages: Messages{Sent: 5, Accepted: 3, Refused: 2}, Events: Events{Counts: rule.Counts{Pass: 1, Unjudged: 1, Fail: 1}},
		Profiles: []Profile{
			{Profile: "ReadingProfile", Met: true, Required: Progress{1, 1}, Rows: []Row{
				row("ViewEvent", "Viewed", catalog.Required, 2, "view.json"),
				row("NavigationEvent", "NavigatedTo", catalog.Optional, 0, "")}},
			{Profile: "FeedbackProfile", Required: Progress{0, 1}, Rows: []Row{
				row("FeedbackEvent", "Commented", catalog.AtLeastOne, 0, ""),
				row("FeedbackEvent", "Ranked", catalog.AtLeastOne, 0, "")}},
			{Profile: "GradingProfile", Wanted: true, Required: Progress{0, 1}, Rows: []Row{
				row("GradeEvent", "Graded", catalog.Required, 0, "")}},
		},
		Failures: []Failure{},
	}
	for i := range result.Profiles {
		result.Profiles[i].Spec = catalog.V1p2
	}
	for _, m := range messages {
		if m.Failed() {
			result.Failures = append(result.Failures, m.Failure)
		}
	}
	return messages, result
}

func writeReplay(t *testing.T, f Format, w io.Writer) error {
	t.Helper()
	r, err := NewReplay(f, w, false)
	if err != nil {
		t.Fatal(err)
	}
	messages, result := replayed()
	for _, m := range messages {
		if err := r.Message(m); err != nil {
			return err
		}
	}
	return r.End(result)
}

// writeMixed writes a run whose documents are of both versions.
func writeMixed(t *testing.T, f Format, w io.Writer) error {
	t.Helper()
	r, err := NewReplay(f, w, false)
	if err != nil {
		t.Fatal(err)
	}
	_, result := replayed()
	older := result.Profiles[0]
	older.Spec = catalog.V1p1
	result.Spec, result.Failures = "", []Failure{}
	result.Profiles = append(result.Profiles, older)
	result.Counted = []Counted{
		{Spec: catalog.V1p2, Sources: []string{"view.json", "cut" + hostile}},
		{Spec: catalog.V1p1, Sources: []string{"a.json", "b.json", "c.json", "d.json", "e.json", "f.json", "g.json"}},
	}
	return r.End(result)
}

var writers = map[string]func(*testing.T, Format, io.Writer) error{"check": writeCheck, "replay": writeReplay, "mixed": writeMixed}

func TestGoldens(t *testing.T) {
	for name, write := range writers {
		for _, f := range Formats() {
			t.Run(name+"/"+string(f), func(t *testing.T) {
				var got bytes.Buffer
				if err := write(t, f, &got); err != nil {
					t.Fatal(err)
				}
				golden := filepath.Join("testdata", name+"."+string(f))
				if *update {
					if err := os.WriteFile(golden, got.Bytes(), 0o644); err != nil {
						t.Fatal(err)
					}
				}
				want, err := os.ReadFile(golden)
				if err != nil {
					t.Fatal(err)
				}
				if !bytes.Equal(got.Bytes(), want) {
					t.Errorf("%s differs; run with -update and read what changed:\n%s", golden, got.String())
				}
			})
		}
	}
}

// TestNothingHostileGetsThrough looks at the bytes of every format.
func TestNothingHostileGetsThrough(t *testing.T) {
	for name, write := range writers {
		for _, f := range Formats() {
			var got bytes.Buffer
			if err := write(t, f, &got); err != nil {
				t.Fatal(err)
			}
			if i := strings.IndexAny(got.String(), "\x1b\x07\x00\r\u202e"); i >= 0 {
				t.Errorf("%s as %s lets %q through", name, f, got.String()[i:i+1])
			}
		}
	}
}

func TestJUnitIsWellFormed(t *testing.T) {
	for name, write := range writers {
		var got bytes.Buffer
		if err := write(t, JUnit, &got); err != nil {
			t.Fatal(err)
		}
		var suites struct {
			Suites []struct {
				Tests    int `xml:"tests,attr"`
				Failures int `xml:"failures,attr"`
				Cases    []struct {
					Failure *string `xml:"failure"`
				} `xml:"testcase"`
			} `xml:"testsuite"`
		}
		if err := xml.Unmarshal(got.Bytes(), &suites); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		for i, s := range suites.Suites {
			failures := 0
			for _, c := range s.Cases {
				if c.Failure != nil {
					failures++
				}
			}
			if s.Tests != len(s.Cases) || s.Failures != failures {
				t.Errorf("%s: suite %d says %d tests and %d failures, and holds %d and %d", name, i, s.Tests, s.Failures, len(s.Cases), failures)
			}
		}
	}
}

func TestEmptyReportsAreWhole(t *testing.T) {
	var got bytes.Buffer
	check, _ := NewCheck(JSON, &got, false)
	if err := check.End(Summary{}); err != nil {
		t.Fatal(err)
	}
	const want = `{"documents": [],` + "\n" + ` "summary": {"documents":0,"pass":0,"warn":0,"unjudged":0,"fail":0}}` + "\n"
	if got.String() != want {
		t.Errorf("got %s, want %s", got.String(), want)
	}
	got.Reset()
	check, _ = NewCheck(JUnit, &got, false)
	if err := check.End(Summary{}); err != nil {
		t.Fatal(err)
	}
	if err := xml.Unmarshal(got.Bytes(), new(struct{})); err != nil {
		t.Error(err)
	}
}

func TestUnknownFormats(t *testing.T) {
	if _, err := NewCheck("yaml", io.Discard, false); err == nil {
		t.Error("check takes yaml")
	}
	if _, err := NewReplay("yaml", io.Discard, false); err == nil {
		t.Error("replay takes yaml")
	}
	if _, err := NewServe(JUnit, io.Discard, false); err == nil {
		t.Error("serve takes junit")
	}
}

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("disk full") }

func TestWriteErrorsAreReported(t *testing.T) {
	for name, write := range writers {
		for _, f := range Formats() {
			if err := write(t, f, full{}); err == nil {
				t.Errorf("%s as %s hides that its output was lost", name, f)
			}
		}
	}
}

func TestColourOnlyWhenAsked(t *testing.T) {
	var got bytes.Buffer
	r, _ := NewCheck(Text, &got, true)
	if err := r.Document(r.Render(documents()[1])); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(got.String(), "\x1b[31m✗\x1b[0m") {
		t.Errorf("no red cross in %q", got.String())
	}
}
