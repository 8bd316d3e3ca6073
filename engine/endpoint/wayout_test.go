package endpoint

import (
	"strings"
	"testing"

	"caliper-playground/catalog"
	"caliper-playground/engine/conformance"
)

func TestAPathNearASessionsNamesIt(t *testing.T) {
	e, _ := start(t, Options{})
	exact := "send to " + testPath + ", letter for letter"
	for path, want := range map[string]string{
		testPath + "/":                              exact,
		strings.TrimSuffix(testPath, pathSuffix):    exact,
		testPath[:len(testPath)-len("message")]:     exact,
		"/":                                         "<session id>",
		"/caliper/somebody-elses/message":           "<session id>",
		"/caliper/somebody-elses/message/":          "<session id>",
		strings.Replace(testPath, "bench", "..", 1): "<session id>",
	} {
		a := speak(t, e, request("POST", path, `{}`), false)
		if help := a.problem(t).Help; a.status != 404 || !strings.Contains(help, want) {
			t.Errorf("%s: %d, %q does not say %q", path, a.status, help, want)
		}
	}
}

func TestNothingIsSentBackThatWouldFareNoBetter(t *testing.T) {
	assess := conformance.NewAssessor(conformance.Options{Spec: catalog.V1p2, Envelope: true})
	for _, c := range []struct {
		name, body string
		sentBack   bool
	}{
		{"an array of events", "[" + viewed + "]", true},
		{"envelopes in an array", "[" + enveloped(viewed) + "]", false},
		{"numbers in an array", "[1, 2]", false},
		{"an event and a word", "[" + viewed + `, "x"]`, false},
	} {
		if got := wrapped([]byte(c.body), assess.Assess([]byte(c.body), nil)); (got != nil) != c.sentBack {
			t.Errorf("%s: sent back is %s", c.name, got)
		}
	}
}
