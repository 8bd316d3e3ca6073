package query

import (
	"strings"
	"testing"
)

func TestAFilterAsks(t *testing.T) {
	s := Subject{
		Verdicts: []string{"fail"}, Status: 400, File: "week 3/quiz.json", Kind: "event", Line: []string{"actor-type: no such type"},
		Events: Words{List: []string{"AssessmentEvent"}}, Actions: Words{List: []string{"Started"}, Known: Some},
		Profiles: Words{List: []string{"AssessmentProfile", "ReadingProfile"}, Known: Among},
		Rules:    Words{List: []string{"actor-type"}}, Body: []byte(`{"name":"Ünal"}`),
	}
	for text, want := range map[string]Answer{
		"":                         Yes,
		"fail":                     Yes,
		"fai":                      Unsure, // no verdict, but an action might be called so
		"verdict:fai":              Yes,
		"-verdict:fail":            No,
		"status:4":                 Yes,
		"status:4xx":               Yes,
		"status:2":                 No,
		"400":                      Yes,
		"EVENT":                    Yes,
		"file:quiz":                Yes,
		`file:"week 3"`:            Yes,
		`"week 3"`:                 Yes,
		`"no such"`:                Yes,
		"event:assess":             Yes,
		"event:view":               No,
		"action:start":             Yes,
		"action:view":              Unsure,
		"-action:view":             Unsure,
		"action:view verdict:pass": No,
		"profile:reading":          Unsure,
		"profile:media":            No,
		"rule:actor":               Yes,
		"rule:iri":                 No,
		"text:ünal":                Yes,
		"-text:ünal":               No,
		"rule:":                    Yes,    // still being typed
		`"-fail"`:                  Unsure, // no minus: a word, which the actions may have
	} {
		if got := NewMatcher(Parse(text)).Ask(&s); got != want {
			t.Errorf("%s: got %v, want %v", text, got, want)
		}
	}
}

func TestAFilterThatCannotMatchSaysWhy(t *testing.T) {
	for text, want := range map[string]string{
		"verdict:green": "a verdict is pass,", "status:ok": "a status is a number", "profile:xyz": "no profile",
		"rule:xyz": "no rule", "-rule:xyz": "",
		"profil:media": "did you mean profile:?", "PORFILE:media": "did you mean profile:?", "-verdit:pass": "did you mean verdict:?",
		"stat:4": "did you mean status:?", "rules:actor": "did you mean rule:?", `"rules:actor"`: "", "rul": "", "a rul:": "did you mean rule:?",
		"urn:uuid:8f8bb9c5-2a8f": "", "https://example.org/people/7": "", "http://localhost:8080": "", "file:///tmp/a": "", "mailto:ann": "",
		"id:x": "", "10:15:00": "", "bb:user.id": "", "doi:10.1": "", "tag:a": "", "data:text": "", "rule:actor": "", "verdict:w": "", "status:4xx": "", "xyz": "",
	} {
		if got := Parse(text).Problem(); got == "" != (want == "") || !strings.HasPrefix(got, want) {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}

func TestOneWordThatMayBeMeantForTheBodies(t *testing.T) {
	for text, want := range map[string]bool{"quiz": true, `"a b"`: false, "fail": false, "401": false, "-quiz": false, "event:x": false, "a b": false} {
		if _, got := Parse(text).Word(); got != want {
			t.Errorf("%s: %v", text, got)
		}
	}
}
