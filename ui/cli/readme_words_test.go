package cli

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"caliper-playground/catalog"
	"caliper-playground/engine/lookup"
)

// readmeWords are the words of the field and of this program that README speaks in, and
// the name of the entry that each leads to first.
var readmeWords = map[string]string{
	"Caliper": "Caliper", "sensor": "sensor", "endpoint": "endpoint", "envelope": "envelope", "envelopes": "envelope", "metric profile": "metric profile",
	"profiles": "metric profile", "row": "row", "rows": "row", "mark": "mark", "marks": "mark", "scorecard": "scorecard",
	"finding": "finding", "findings": "finding", "mend": "mend", "mends": "mend", "verdict": "verdict", "unjudged": "verdict", "session": "session",
	"journal": "journal", "log": "log", "message": "message", "document": "Document", "advice": "advice", "personal data": "advice",
	"tolerances": "tolerance", "misbehave": "misbehaviour", "story": "story", "stories": "story", "scene": "story",
	"exercise": "exercise", "exercises": "exercise", "course of exercises": "exercise", "mistakes": "mistake", "on purpose": "mistake",
	"coverage": "coverage", "practice certification": "practice certification", "certification": "certification", "class": "class of learners",
	"learners": "class of learners", "expectations": "expectation", "expect.toml": "expectation", "built-in sets": "set", "vocabulary": "vocabulary",
	"compose": "compose", "graph": "graph", "repeat": "repeat", "retry": "repeat", "token": "bearer token", "Authorization": "bearer token",
	"Content-Type": "request headers", "IRIs": "IRI", "extensions": "extensions", "UUID": "UUID", "describing once": "describe",
	"LTI": "LTI", "LTI launch": "ToolLaunchEvent", "anonymise": "anonymised copy", "stand-ins": "anonymised copy", "filter": "query",
	"--select": "query", "bench": "bench", "200": "200", "401": "401", "422": "422", "429": "429", "500": "500", "503": "503", "Retry-After": "503",
	"items": "items", "triples": "triple", "status codes": "status code",
}

// TestEveryWordOfREADMEIsExplained holds that the words are README's, and that each leads
// to its entry; so does the name of each command.
func TestEveryWordOfREADMEIsExplained(t *testing.T) {
	data, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	readme, _, _ := strings.Cut(string(data), "## Inside")
	book := lookup.Of(catalog.V1p2)
	for word, want := range readmeWords {
		if !regexp.MustCompile(`(?i)(^|\W)` + regexp.QuoteMeta(word) + `($|\W)`).MatchString(readme) {
			t.Errorf("README does not say %q any more", word)
		}
		found, err := book.Find(word)
		if err != nil || found[0].Name != want {
			t.Errorf("%q leads to %v, %v; want %q", word, found, err, want)
		}
	}
	commands := regexp.MustCompile(`(?m)^caliper-playground (\w+)`).FindAllStringSubmatch(readme, -1)
	if len(commands) < 10 {
		t.Fatalf("README has only %d commands", len(commands))
	}
	for _, c := range commands {
		found, err := book.Find(c[1])
		if err != nil || !slices.ContainsFunc(found, func(e *lookup.Entry) bool { return e.Kind == lookup.Word }) {
			t.Errorf("the command %s has no entry: %v", c[1], err)
		}
	}
}

// TestREADMETellsTheSensorToo holds that README names, where a sensor is pointed at the
// endpoint, how it is told itself what its content deserves.
func TestREADMETellsTheSensorToo(t *testing.T) {
	data, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, section, found := strings.Cut(string(data), "## Point your own sensor at it")
	section, _, _ = strings.Cut(section, "\n## ")
	for _, want := range []string{"`--reply-body findings`", "`--reject-invalid`", "by which rule, where and how, and which row comes nearest"} {
		if !found || !strings.Contains(section, want) {
			t.Errorf("the section does not say %s", want)
		}
	}
}
