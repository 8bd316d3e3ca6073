package rule

import (
	"slices"
	"strings"
	"testing"

	"caliper-playground/catalog"
)

// What was given up or renamed is named with what took its place, in both versions.
func TestSuccessorsAreNamed(t *testing.T) {
	entity := func(kind, version string) string {
		return `{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p` + version + `", "id": "https://example.org/things/1", "type": "` + kind + `"}`
	}
	graded := func(kind, profile, version string) string {
		if profile != "" {
			profile = `"profile": "` + profile + `",`
		}
		return `{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p` + version + `", "id": "urn:uuid:8c1b6a52-6f9a-4c6e-9a58-0d3b1a1f2e11", "type": "` + kind + `", ` + profile + `
			"actor": {"id": "https://example.org/people/7", "type": "Person"}, "action": "Graded", "object": {"id": "https://example.org/attempts/1", "type": "Attempt"}, "eventTime": "2026-03-02T09:15:00.000Z"}`
	}
	for _, test := range []struct{ name, body, rule, want string }{
		{"Reading in 1.2", entity("Reading", "2"), "type-unknown", "Document took its place"},
		{"Reading in 1.1", entity("Reading", "1"), "type-deprecated", "use Document"},
		{"EpubChapter in 1.2", entity("EpubChapter", "2"), "type-unknown", "Chapter took its place"},
		{"OutcomeEvent in 1.2", graded("OutcomeEvent", "GradingProfile", "2"), "type-unknown", "GradeEvent took its place"},
		{"OutcomeEvent in 1.1", graded("OutcomeEvent", "", "1"), "type-deprecated", "use GradeEvent"},
		{"ReadingEvent in 1.2", graded("ReadingEvent", "ReadingProfile", "2"), "type-unknown", "NavigationEvent or ViewEvent took its place"},
		{"BasicProfile in 1.2", graded("Event", "BasicProfile", "2"), "profile-unknown", "renamed it; it is GeneralProfile"},
	} {
		findings := NewJudge(Options{}).Judge([]byte(test.body), nil).Findings()
		i := slices.IndexFunc(findings, func(f Finding) bool { return f.Rule == test.rule })
		if i < 0 || !strings.Contains(findings[i].Message, test.want) {
			t.Errorf("%s: %+v, want %q", test.name, findings, test.want)
		}
	}
	for _, e := range catalog.Get(catalog.V1p1).Entities {
		if e.Deprecated && successors(e.Name) == "" {
			t.Errorf("nothing is said to have taken the place of %s", e.Name)
		}
	}
	for _, e := range catalog.Get(catalog.V1p1).Events {
		if e.Deprecated && successors(e.Name) == "" {
			t.Errorf("nothing is said to have taken the place of %s", e.Name)
		}
	}
}

// Roles at an institution or in the system say nothing about the course.
func TestRolesElsewhereAreAChoice(t *testing.T) {
	for _, test := range []struct {
		role string
		fix  string // of the role, or ""
	}{
		{"http://purl.imsglobal.org/vocab/lis/v2/membership#Learner", "Learner"},
		{"urn:lti:role:ims/lis/Instructor", "Instructor"},
		{"Student", "Learner"},
		{"Observer", ""},
		{"urn:lti:instrole:ims/lis/Instructor", ""},
		{"http://purl.imsglobal.org/vocab/lis/v2/institution/person#Learner", ""},
		{"urn:lti:sysrole:ims/lis/Administrator", ""},
	} {
		body := `{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "id": "https://example.org/m/1", "type": "Membership", "member": "https://example.org/people/7",
			"organization": "https://example.org/courses/1", "roles": ["` + test.role + `"]}`
		findings := NewJudge(Options{}).Judge([]byte(body), nil).Findings()
		if len(findings) != 1 {
			t.Fatalf("%s: %+v", test.role, findings)
		}
		f := findings[0]
		if fixed := len(f.Fix) == 1 && string(f.Fix[0].Value) == `"`+test.fix+`"`; fixed != (test.fix != "") || (len(f.Choices) > 0) == fixed {
			t.Errorf("%s: fix %v, choices %v", test.role, f.Fix, f.Choices)
		}
	}
}
