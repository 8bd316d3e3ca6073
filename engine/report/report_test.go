package report

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"caliper-playground/catalog"
	"caliper-playground/engine/conformance"
	"caliper-playground/engine/coverage"
	"caliper-playground/engine/expect"
	"caliper-playground/engine/library"
	"caliper-playground/engine/rule"
	"caliper-playground/engine/sensor"
	"caliper-playground/engine/text"
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
		Shape: rule.ShapeEvent, Spec: catalog.V1p2,
		Items: []conformance.Item{{Kind: "event", Credits: []conformance.Credit{{Profile: "ReadingProfile", Event: "ViewEvent", Action: "Viewed"}}}},
	})
	wrong := NewDocument(read("wrong.json", 0, []byte(event)), &conformance.Assessment{
		Shape: rule.ShapeEvent, Spec: catalog.V1p2, Verdict: rule.Fail,
		Findings: []rule.Finding{{
			Rule: "action-unknown", Severity: rule.Error, Pointer: "/action", Line: 3, Column: 13,
			Start: start, End: start + 10, Message: `"Submited" is no action of Caliper 1.2; did you mean Submitted?`,
			Reference: "Caliper 1.2, section 3.5", Fix: []rule.Op{{Op: "replace", Path: "/action", Value: json.RawMessage(`"Submitted"`)}},
		}},
		Items: []conformance.Item{{Kind: "event", Verdict: rule.Fail, Uncredited: "its action is unknown"}},
	})
	line := NewDocument(read("many.ndjson", 7, []byte(`{"data": [{"id": ""}, {}]}`)), &conformance.Assessment{
		Shape: rule.ShapeEnvelope, Spec: catalog.V1p1, Verdict: rule.Warn,
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
		Shape: rule.ShapeEvent, Spec: catalog.V1p2, Verdict: rule.Unjudged,
		Findings: []rule.Finding{{Rule: "type-foreign", Pointer: "/type", Line: 1, Column: 10, Start: 9, End: 24, Message: "another vocabulary's"}},
		Items:    []conformance.Item{{Kind: "event", Verdict: rule.Unjudged, Uncredited: "its type belongs to another vocabulary"}},
	})
	return []Document{clean, wrong, line, bad, foreign}
}

// ran is what the reports of the tests say of their run.
var ran = Run{Name: "caliper-playground", Version: "v1.2.0", Command: "check my-events/" + hostile, Started: time.Unix(0, 0).UTC()}

// write writes entries and a result as a report in that format.
func write(t *testing.T, f Format, w io.Writer, entries []Entry, result *Result) error {
	t.Helper()
	r, err := New(f, w, Options{Run: ran, Expect: result.Expect})
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := r.Close(); err != nil {
			t.Error(err)
		}
	}()
	if result.Class != nil {
		leadWith(r, result.Class)
	}
	for _, e := range entries {
		result.Count(e)
		if err := r.Add(r.Render(e)); err != nil {
			return err
		}
	}
	result.Run = ran
	return r.End(result)
}

func writeCheck(t *testing.T, f Format, w io.Writer) error {
	t.Helper()
	var entries []Entry
	for _, d := range documents() {
		entries = append(entries, d)
	}
	return write(t, f, w, entries, &Result{Complete: true})
}

// touched is what a small event touches of Caliper.
func touched() *coverage.Coverage {
	event := []byte(`{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "type": "ViewEvent", "action": "Viewed"}`)
	c := &coverage.Coverage{}
	c.Add(coverage.NewReader().Read(event, conformance.NewAssessor(conformance.Options{Spec: catalog.V1p2}).Assess(event, nil)))
	return c
}

// writeStopped writes a run that was stopped, in which a path was missing, with
// mistakes that are expected and one that is not, and a profile that is not met.
func writeStopped(t *testing.T, f Format, w io.Writer) error {
	t.Helper()
	all := documents()
	known, other := all[1], all[2]
	known.Outcome = expect.Outcome{State: expect.Expected, Why: "until the next release" + hostile}
	known.Findings = slices.Clone(known.Findings)
	known.Findings[0].Expected = true
	other.Outcome = expect.Outcome{State: expect.Failed, Changes: []expect.Change{{Words: "value-empty is new" + hostile, Found: true}, {Words: "mark lost" + hostile}}}
	_, result := replayed()
	return write(t, f, w, []Entry{all[0], known, other}, &Result{
		Stopped: "stopped before the end" + hostile, Left: []string{"the rest of b/", "c" + hostile},
		Unread:  []Unread{{Path: "gone" + hostile, Message: "there is no such file" + hostile}},
		Touched: touched(), Required: &Requirement{Words: "1 of 5 rows filled, of which --require asks 80%"},
		Profiles: result.Profiles, Expect: &expect.Used{File: "expect.toml" + hostile, Failures: 1},
	})
}

// replayed is a result with a met, a begun and an untouched profile.
func replayed() ([]Delivery, *Result) {
	row := func(event, action string, d catalog.Disposition, count int, source string) Row {
		return Row{Event: event, Action: action, Disposition: d, Met: count > 0, Count: count, Source: source}
	}
	messages := []Delivery{
		{Source: "view.json", Status: 200, Findings: []rule.Finding{}},
		{Source: "wrong.json", Status: 200, Verdict: rule.Fail, Findings: documents()[1].Findings, Of: documents()[1].of},
		{Source: "cut" + hostile, Status: 400, Verdict: rule.Fail, Findings: []rule.Finding{}, Reason: "the JSON breaks off", Unread: true, Of: read("cut"+hostile, 0, nil)},
		{
			Source: "lab.json", Status: 200, Verdict: rule.Unjudged, Findings: []rule.Finding{}, Shown: true,
			Before: []Scene{{Story: "A story", Title: "A story", Of: 2, Says: "It is about\nthis."}, {Story: "A story", Number: 1, Of: 2, Title: "A scene" + hostile, Says: "says" + hostile}},
			After:  []Scene{{Story: "A story", Number: 2, Of: 2, Title: "The end", Says: "All of it."}},
		},
		{Source: "lost.json", Verdict: rule.Fail, Findings: []rule.Finding{}, Reason: "connection refused", Unread: true},
		{Source: "many.ndjson:7", Status: 200, Verdict: rule.Warn, Findings: documents()[2].Findings, Of: documents()[2].of},
	}
	result := &Result{Complete: true, Sent: &Sent{
		Answers:  Answers{Latency: sensor.Latency{Median: 1234567, P95: 20 * time.Millisecond, Slowest: 3 * time.Second}, Before: 4, Odd: []string{"an odd <answer>" + hostile}},
		Endpoint: "http://127.0.0.1:51234/caliper/s1/message", Spec: catalog.V1p2,
		Messages: Messages{Sent: 6, Accepted: 4, Refused: 2}, Events: Events{Counts: rule.Counts{Pass: 1, Warn: 1, Unjudged: 1, Fail: 1}}},
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
	}
	for i := range result.Profiles {
		result.Profiles[i].Spec = catalog.V1p2
	}
	result.Profiles[0].Rows[1].Closest = &Near{Source: "view.json", Lacks: []string{"its type is ViewEvent and not NavigationEvent"}}
	result.Profiles[1].Rows[1].Closest = &Near{Source: "wrong.json", Lacks: []string{"its action is Rankd" + hostile + " and not Ranked", "it has an error"}, Meant: true}
	result.Profiles[2].Rows[0].Closest = &Near{Source: "cut" + hostile, Lacks: []string{}}
	return messages, result
}

func writeReplay(t *testing.T, f Format, w io.Writer) error {
	t.Helper()
	messages, result := replayed()
	var entries []Entry
	for _, m := range messages {
		entries = append(entries, m)
	}
	return write(t, f, w, entries, result)
}

// writeMixed writes a run whose documents are of both versions.
func writeMixed(t *testing.T, f Format, w io.Writer) error {
	t.Helper()
	_, result := replayed()
	older := result.Profiles[0]
	older.Spec = catalog.V1p1
	result.Sent.Spec = ""
	result.Profiles = append(result.Profiles, older)
	result.Sent.Counted = []Counted{
		{Spec: catalog.V1p2, Sources: []string{"view.json", "cut" + hostile}},
		{Spec: catalog.V1p1, Sources: []string{"a.json", "b.json", "c.json", "d.json", "e.json", "f.json", "g.json"}},
	}
	return write(t, f, w, nil, result)
}

var writers = map[string]func(*testing.T, Format, io.Writer) error{"check": writeCheck, "replay": writeReplay, "mixed": writeMixed, "stopped": writeStopped}

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

func TestUnknownFormats(t *testing.T) {
	if _, err := New("yaml", io.Discard, Options{}); err == nil {
		t.Error("it takes yaml")
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
	r, _ := New(Text, &got, Options{Colour: true})
	if err := r.Add(r.Render(documents()[1])); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(got.String(), "\x1b[31m✗\x1b[0m") {
		t.Errorf("no red cross in %q", got.String())
	}
}

// TestNoBuildServerFindsACommand puts what build servers obey where a report has
// names of files, and where a payload comes to its findings.
func TestNoBuildServerFindsACommand(t *testing.T) {
	for _, hostile := range []string{"::set-env name=A::b", "  ::stop-commands::x", "##vso[task.complete]", "##[error]x", "##teamcity[x]"} {
		var b bytes.Buffer
		r, err := New(Text, &b, Options{})
		if err != nil {
			t.Fatal(err)
		}
		body := []byte(`{"@context":"http://purl.imsglobal.org/ctx/caliper/v1p2","type":"ViewEvent","action":"` + hostile + `"}`)
		a := conformance.NewAssessor(conformance.Options{Spec: catalog.V1p2}).Assess(body, nil)
		d := NewDocument(read(hostile, 0, body), a)
		if err := r.Add(r.Render(d)); err != nil {
			t.Fatal(err)
		}
		for _, line := range strings.Split(b.String(), "\n") {
			if text.Inert(line) != line {
				t.Errorf("%q is in the report", line)
			}
		}
		if !strings.Contains(b.String(), strings.Trim(hostile, " :#")[:3]) {
			t.Errorf("%q is not told of:\n%s", hostile, b.String())
		}
	}
}

func TestInertWritesWholeLines(t *testing.T) {
	var b strings.Builder
	w := &inert{w: &b}
	for _, part := range []string{":", ":a\n b ##", "vso[x]\n", "\n", "end\n"} {
		if n, err := w.Write([]byte(part)); n != len(part) || err != nil {
			t.Fatalf("%d bytes of %q, %v", n, part, err)
		}
	}
	if got, want := b.String(), "‹::›a\n b ‹##›vso[x]\n\nend\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestMarkdownNamesNobody(t *testing.T) {
	for foreign, want := range map[string]string{
		"@context, me@example.org": "@<!-- -->context, me@example.org",
		"#12 and !3 and $4 GH-5":   `\#<!-- -->12 and \!<!-- -->3 and \$<!-- -->4 GH-<!-- -->5`,
		"@ home, # one, #entity":   `@ home, \# one, \#entity`,
	} {
		if got := md(foreign); got != want {
			t.Errorf("%q becomes %q, want %q", foreign, got, want)
		}
	}
}
