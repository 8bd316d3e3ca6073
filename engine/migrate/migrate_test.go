package migrate

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"caliper-playground/catalog"
	"caliper-playground/engine/conformance"
	"caliper-playground/engine/document"
	"caliper-playground/engine/rule"
	"caliper-playground/fixtures"
)

const old = `{
  "sensor": "https://example.org/sensors/1",
  "sendTime": "2016-03-02T09:15:01.000Z",
  "data": [
    {
      "@context": "http://purl.imsglobal.org/ctx/caliper/v1/Context",
      "@type": "http://purl.imsglobal.org/caliper/v1/ReadingEvent",
      "actor": {
        "@context": "http://purl.imsglobal.org/ctx/caliper/v1/Context",
        "@id": "https://example.org/people/7",
        "@type": "http://purl.imsglobal.org/caliper/v1/lis/Person"
      },
      "action": "http://purl.imsglobal.org/vocab/caliper/v1/action#NavigatedTo",
      "object": {
        "@id": "https://example.org/books/1/2",
        "@type": "http://www.idpf.org/epub/vocab/structure/#subchapter",
        "alignedLearningObjective": [{"@id": "https://example.org/goals/1", "@type": "http://purl.imsglobal.org/caliper/v1/LearningObjective"}],
        "pageCount": 12
      },
      "membership": {
        "@id": "https://example.org/m/1",
        "@type": "http://purl.imsglobal.org/caliper/v1/lis/Membership",
        "member": "https://example.org/people/7",
        "roles": ["http://purl.imsglobal.org/vocab/lis/v2/membership#Learner"],
        "status": "http://purl.imsglobal.org/vocab/lis/v2/status#Active"
      },
      "eventTime": "2016-03-02T09:15:00.000Z"
    }
  ]
}
`

func migrated(t *testing.T, data string, to catalog.Version) Migrated {
	t.Helper()
	m, err := Document([]byte(data), to, Options{NewID: func() string { return "urn:uuid:8c1b6a52-6f9a-4c6e-9a58-0d3b1a1f2e11" }})
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func TestFromTheOldestForm(t *testing.T) {
	m := migrated(t, old, catalog.V1p2)
	made := string(m.Bytes)
	for _, want := range []string{
		`"id": "https://example.org/people/7"`, `"type": "Person"`, `"action": "NavigatedTo"`, `"roles": ["Learner"]`, `"status": "Active"`,
		`"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2"`, `"dataVersion": "http://purl.imsglobal.org/ctx/caliper/v1p2"`, `"type": "NavigationEvent"`,
		`"learningObjectives"`, `"pageCount"`, `"extensions"`, `"profile": "ReadingProfile"`,
	} {
		if !strings.Contains(made, want) {
			t.Errorf("%s is not in\n%s", want, made)
		}
	}
	if strings.Contains(made, "@id") || strings.Contains(made, "@type") || strings.Count(made, "@context") != 1 {
		t.Errorf("what is left of 1.0:\n%s", made)
	}
	t.Logf("%s", made)
	for _, c := range m.Changes {
		t.Log(c.Kind, c.Pointer, c.Words)
	}
	for _, f := range m.Open {
		t.Log(f.Rule, f.Pointer, f.Message)
	}
}

// Every built-in document that names its version, and the published ones where they
// are at hand, can be migrated; the result names the other version, and has no error
// that is not told.
func TestThereAndBack(t *testing.T) {
	all := map[string][]byte{}
	for _, v := range catalog.Versions() {
		for _, set := range fixtures.Sets(v) {
			for _, f := range set.Fixtures {
				all[string(v)+" "+f.Name] = f.Data
			}
		}
	}
	published, _ := filepath.Glob("../../../shared/caliper/corpus/v*/valid/*.json")
	for _, path := range published {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		all[path] = data
	}
	filled, rows := 0, 0
	for name, data := range all {
		d, err := document.NewParser(nil).Parse(data)
		if err != nil {
			continue
		}
		from, err := versionOf(d)
		if err != nil {
			if !errors.Is(err, ErrNoVersion) {
				t.Errorf("%s: %v", name, err)
			}
			continue
		}
		to := catalog.V1p2
		switch from {
		case to:
			to = catalog.V1p1
		case V1p0:
			continue
		}
		m, err := Document(data, to, Options{})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		before := map[mistake]bool{}
		for _, f := range findings(data, from) {
			before[mistakeOf(f)] = true
		}
		open := map[mistake]bool{}
		for _, f := range m.Open {
			open[mistakeOf(f)] = true
		}
		for _, f := range findings(m.Bytes, to) {
			if f.Severity == rule.Error && !before[mistakeOf(f)] && !open[mistakeOf(f)] {
				t.Errorf("%s: %s at %s is not told: %s", name, f.Rule, f.Pointer, f.Message)
			}
		}
		if got, err := versionOf(reparsed(t, m.Bytes)); err == nil && got != to {
			t.Errorf("%s is of %s", name, got)
		}
		if again, err := Document(m.Bytes, to, Options{}); err != nil || string(again.Bytes) != string(m.Bytes) || len(again.Changes) > 0 {
			t.Errorf("%s, migrated twice, changes again: %v %v", name, err, again.Changes)
		}
		// What fills a row of 1.1 fills one of 1.2.
		if strings.HasPrefix(name, "1.1 ") && earns(data, from) {
			rows++
			if earns(m.Bytes, to) {
				filled++
			} else {
				t.Errorf("%s no longer fills a row: %v\n%s", name, m.Open, m.Bytes)
			}
		}
	}
	if rows == 0 {
		t.Error("no row of 1.1")
	}
}

func reparsed(t *testing.T, data []byte) *document.Document {
	d, err := document.NewParser(nil).Parse(data)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func earns(data []byte, v catalog.Version) bool {
	for _, item := range conformance.NewAssessor(conformance.Options{Spec: v}).Assess(data, nil).Items {
		if len(item.Credits) > 0 {
			return true
		}
	}
	return false
}

// TestARenameIsToldOnce migrates what is put in order for one version on the way to
// another: it is told what it was and what it is.
func TestARenameIsToldOnce(t *testing.T) {
	const event = `{"@context": %, "id": "urn:uuid:8c1b6a52-6f9a-4c6e-9a58-0d3b1a1f2e11", "type": "ViewEvent", "actor": {"id": "https://example.org/people/7", "type": "Person"},
		"action": "Viewed", "object": {"id": "https://example.org/pages/1", "type": "WebPage"}, "eventTime": "2016-03-02T09:15:00.000Z"}`
	const v1p1, v1p2, own = "http://purl.imsglobal.org/ctx/caliper/v1p1", "http://purl.imsglobal.org/ctx/caliper/v1p2", "https://example.org/own"
	for context, want := range map[string]string{
		`"` + v1p1 + `"`:                  v1p1 + " becomes " + v1p2,
		`["` + v1p1 + `", "` + own + `"]`: `@context ["` + v1p1 + `", "` + own + `"] becomes ["` + own + `", "` + v1p2 + `"]`,
		`["` + v1p1 + `/ToolUseProfile-extension", "` + v1p1 + `"]`: `@context ["` + v1p1 + `/ToolUseProfile-extension", "` + v1p1 + `"] becomes ` + v1p2,
	} {
		var told []string
		for _, c := range migrated(t, strings.Replace(event, "%", context, 1), catalog.V1p2).Changes {
			if c.Kind == Renamed {
				told = append(told, c.Words)
			}
		}
		if len(told) != 1 || told[0] != want {
			t.Errorf("%s:\n%s\nwant\n%s", context, strings.Join(told, "\n"), want)
		}
	}
}

// TestChangesAreToldOnOneLine migrates documents whose values stand on several lines: the
// words have neither their breaks nor the number of a place in an array.
func TestChangesAreToldOnOneLine(t *testing.T) {
	const event = `{"@context": [
		{
			"herb": "https://example.org/terms/"
		},
		"http://purl.imsglobal.org/ctx/caliper/v1p2"
	], "id": "urn:uuid:8c1b6a52-6f9a-4c6e-9a58-0d3b1a1f2e11", "type": "SearchEvent", "profile": "SearchProfile",
		"actor": {"id": "https://example.org/people/7", "type": "Person"}, "action": "Searched",
		"object": {"id": "https://example.org/app", "type": "SoftwareApplication"}, "eventTime": "2026-03-02T09:15:00.000Z"}`
	want := []string{
		`renamed @context [{"herb": "https://example.org/terms/"}, "http://purl.imsglobal.org/ctx/caliper/v1p2"] becomes [{"herb": "https://example.org/terms/"}, "http://purl.imsglobal.org/ctx/caliper/v1p1"]`,
		`added http://purl.imsglobal.org/ctx/caliper/v1p1/SearchProfile-extension`,
	}
	var told []string
	for _, c := range migrated(t, event, catalog.V1p1).Changes {
		if c.Kind == Renamed || c.Kind == Added {
			told = append(told, string(c.Kind)+" "+c.Words)
		}
	}
	if !slices.Equal(told, want) {
		t.Errorf("told is\n%s\nwant\n%s", strings.Join(told, "\n"), strings.Join(want, "\n"))
	}
}
