package prepare

import (
	"encoding/json"
	"fmt"
	"regexp"
	"strings"
	"testing"
	"time"

	"caliper-playground/catalog"
	"caliper-playground/engine/conformance"
	"caliper-playground/engine/rule"
	"caliper-playground/fixtures"
)

var now = time.Date(2026, 2, 3, 4, 5, 6, 789_000_000, time.UTC)

// prepared looks at all documents and prepares them.
func prepared(t *testing.T, o Options, documents ...string) []string {
	t.Helper()
	s := NewSurvey(o)
	for _, d := range documents {
		s.Look([]byte(d))
	}
	p, err := s.Preparer(now)
	if err != nil {
		t.Fatal(err)
	}
	p.now = func() time.Time { return now }
	var out []string
	for _, d := range documents {
		b, err := p.Prepare([]byte(d))
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, string(b))
	}
	return out
}

const (
	first  = `{"@context":"http://purl.imsglobal.org/ctx/caliper/v1p2", "id":"urn:uuid:0b0e6f0a-8f0d-4c43-9a55-5e3d1a2b7c01","type":"ViewEvent","eventTime":"2025-03-04T09:15:00Z","object":{"id":"https://x.example/1","type":"Document","dateCreated":"2025-03-01T09:15:00.000+02:00","extensions":{"at":"2025-03-04T09:15:00Z"}}}`
	second = `{"sensor":"https://s.example/","sendTime":"2025-03-04T09:20:00.000Z","dataVersion":"http://purl.imsglobal.org/ctx/caliper/v1p2","data":[{"id":"https:\/\/x.example/events/2","type":"Event","eventTime":"2025-03-04T09:16:00.123456Z","referrer":"urn:uuid:0b0e6f0a-8f0d-4c43-9a55-5e3d1a2b7c01"}]}`
)

func TestFreshKeepsReferencesAndDistances(t *testing.T) {
	got := prepared(t, Options{Fresh: true}, first, second)
	var a struct {
		ID, EventTime string
		Object        struct {
			DateCreated string
			Extensions  struct{ At string }
		}
	}
	var b struct {
		SendTime string
		Data     []struct{ ID, EventTime, Referrer string }
	}
	if err := json.Unmarshal([]byte(got[0]), &a); err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal([]byte(got[1]), &b); err != nil {
		t.Fatal(err)
	}
	if a.ID != b.Data[0].Referrer || a.ID == "urn:uuid:0b0e6f0a-8f0d-4c43-9a55-5e3d1a2b7c01" || !strings.HasPrefix(a.ID, "urn:uuid:") {
		t.Errorf("the id is %s, and referred to as %s", a.ID, b.Data[0].Referrer)
	}
	if !regexp.MustCompile(`^https://x.example/events/2#[0-9a-f-]{36}$`).MatchString(b.Data[0].ID) {
		t.Errorf("the second id is %s", b.Data[0].ID)
	}
	if b.Data[0].EventTime != "2026-02-03T04:05:06.789000Z" || a.EventTime != "2026-02-03T04:04:06Z" {
		t.Errorf("the events are of %s and %s", a.EventTime, b.Data[0].EventTime)
	}
	if b.SendTime != "2026-02-03T04:05:06.789Z" {
		t.Errorf("sent at %s, which is not now at the latest", b.SendTime)
	}
	if a.Object.DateCreated != "2026-01-31T04:04:06.665+02:00" || a.Object.Extensions.At != "2025-03-04T09:15:00Z" {
		t.Errorf("created at %s; in the extensions %s", a.Object.DateCreated, a.Object.Extensions.At)
	}
	again := prepared(t, Options{Fresh: true}, first, second)
	if again[0] == got[0] {
		t.Error("two runs have the same ids")
	}
}

// TestFreshIsJudgedTheSame holds of every built-in set that new ids and times
// change no finding and no mark.
func TestFreshIsJudgedTheSame(t *testing.T) {
	for _, v := range catalog.Versions() {
		for _, set := range fixtures.Sets(v) {
			files, err := fixtures.Load(v, set.Name)
			if err != nil {
				t.Fatal(err)
			}
			var documents []string
			for _, f := range files {
				documents = append(documents, string(f.Data))
			}
			assessor := conformance.NewAssessor(conformance.Options{Spec: v})
			for i, got := range prepared(t, Options{Fresh: true}, documents...) {
				before, after := judged(assessor, documents[i]), judged(assessor, got)
				if before != after {
					t.Errorf("%s: before\n%s\nafter\n%s", files[i].Path, before, after)
				}
				if shape := assessor.Assess([]byte(got), nil).Shape; shape != rule.ShapeUnknown && got == documents[i] && set.Name == "rows" {
					t.Errorf("%s is as it was", files[i].Path)
				}
			}
		}
	}
}

func judged(a *conformance.Assessor, document string) string {
	var b strings.Builder
	all := a.Assess([]byte(document), nil)
	for _, f := range all.Findings {
		fmt.Fprintln(&b, f.Severity, f.Rule, f.Pointer)
	}
	for _, item := range all.Items {
		fmt.Fprintln(&b, item.Pointer, item.Verdict, item.Credits)
	}
	return b.String()
}

func TestPlaceholders(t *testing.T) {
	for written, want := range map[string]string{
		"{{now}}": "2026-02-03T04:05:06.789Z", "{{ now }}": "2026-02-03T04:05:06.789Z",
		"{{now-5m}}": "2026-02-03T04:00:06.789Z", "{{now + 1d2h}}": "2026-02-04T06:05:06.789Z", "{{now-1w}}": "2026-01-27T04:05:06.789Z",
		"{{name}}": "{{name}}", "{{": "{{", "{{}}": "{{}}", "{{{now}}}": "{{{now}}}", "x": "x",
		"{{" + strings.Repeat("x", 100) + "}} {{now}}": "{{" + strings.Repeat("x", 100) + "}} 2026-02-03T04:05:06.789Z",
	} {
		if got := prepared(t, Options{}, `{"a":"`+written+`"}`)[0]; got != `{"a":"`+want+`"}` {
			t.Errorf("%s: %s", written, got)
		}
	}
	ids := prepared(t, Options{}, `["{{uuid}}","{{uuid}}"]`)[0]
	if !regexp.MustCompile(`^\["[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}","[0-9a-f-]{36}"\]$`).MatchString(ids) || ids[2:38] == ids[41:77] {
		t.Errorf("two UUIDs are %s", ids)
	}
	for _, written := range []string{"{{now-}}", "{{now-5x}}", "{{now--5m}}", "{{now5m}}", "{{now-5}}", "{{uuuid}} {{uuid4}}", "{{now-99999999d}}"} {
		p, err := NewSurvey(Options{}).Preparer(now)
		if err != nil {
			t.Fatal(err)
		}
		_, err = p.Prepare([]byte("{\n \"é\": \"" + written + "\"}"))
		if err == nil || !strings.Contains(err.Error(), "line 2") || !strings.Contains(err.Error(), "{{now-5m}}") {
			t.Errorf("%s: %v", written, err)
		}
		if strings.HasPrefix(written, "{{now") && !strings.Contains(err.Error(), "column 8") {
			t.Errorf("%s: %v", written, err)
		}
	}
}

func TestSettings(t *testing.T) {
	set := func(all ...string) (o Options) {
		for _, s := range all {
			one, err := ParseSetting(s)
			if err != nil {
				t.Fatal(err)
			}
			o.Settings = append(o.Settings, one)
		}
		return o
	}
	for _, c := range []struct {
		document string
		settings []string
		want     string
	}{
		{first, []string{"/object/id=https://y.example/?a=b"}, strings.Replace(first, "https://x.example/1", "https://y.example/?a=b", 1)},
		{second, []string{"/type=ViewEvent", "/sensor=urn:x"}, strings.NewReplacer(`"Event"`, `"ViewEvent"`, "https://s.example/", "urn:x").Replace(second)},
		{"[" + second + "]", []string{"/0/data/0/type=5"}, "[" + strings.Replace(second, `"Event"`, `5`, 1) + "]"},
		{"{\n  \"id\" : \"x\"\n}", []string{`/id="3"`}, "{\n  \"id\" : \"3\"\n}"},
	} {
		if got := prepared(t, set(c.settings...), c.document)[0]; got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.settings, got, c.want)
		}
	}
	filled := prepared(t, set("/id=urn:uuid:{{uuid}}"), first, `{"broken`)
	if strings.Contains(filled[0], "{{") || filled[0] == first || filled[1] != `{"broken` {
		t.Errorf("got %s", filled)
	}
	s := NewSurvey(set("/actor/id=x", "/type=y"))
	s.Look([]byte(first))
	if _, err := s.Preparer(now); err == nil || !strings.Contains(err.Error(), "/actor/id") || strings.Contains(err.Error(), "/type") {
		t.Errorf("a setting without a place: %v", err)
	}
	for _, wrong := range []string{"", "actor=x", "/actor", "=x"} {
		if _, err := ParseSetting(wrong); err == nil || !strings.Contains(err.Error(), "/actor/id=") {
			t.Errorf("%q: %v", wrong, err)
		}
	}
}

func TestParseDuration(t *testing.T) {
	for s, want := range map[string]time.Duration{
		"90s": 90 * time.Second, "1h30m": 90 * time.Minute, "2d": 48 * time.Hour, "1w": 168 * time.Hour, "1w2d3h": 219 * time.Hour, "0.5d": 12 * time.Hour, "0s": 0,
	} {
		if got, err := ParseDuration(s); err != nil || got != want {
			t.Errorf("%s: %v, %v", s, got, err)
		}
	}
	for _, s := range []string{"", "d", "5", "-5m", "+5m", "5x", "1d-3h", "NaNd", "1e9w", "5m2d", "99999999d"} {
		if got, err := ParseDuration(s); err == nil {
			t.Errorf("%s: %v", s, got)
		}
	}
}
