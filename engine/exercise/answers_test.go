package exercise

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"caliper-playground/catalog"
	"caliper-playground/engine/document"
	"caliper-playground/engine/document/documenttest"
	"caliper-playground/engine/rule"
)

// TestRightAnswers writes each solution in other ways that are as right: other layout,
// order and escapes, other ids, more of what may be said, alone or in an envelope.
func TestRightAnswers(t *testing.T) {
	for _, e := range BuiltIn() {
		if e.Request {
			continue
		}
		for what, answer := range rightAnswers(t, e) {
			if o := judgedAs(e, answer); !o.Solved {
				t.Errorf("%s is not solved %s:\n%s%s", e.Name, what, told(o), answer)
			}
		}
		last := documenttest.Styles()
		all := string(documenttest.Rewrite(t, []byte(richer(e)), last[len(last)-1]))
		if !solved(t, e, all) {
			t.Errorf("%s is not solved by\n%s", e.Name, all)
		}
	}
}

func rightAnswers(t *testing.T, e *Exercise) map[string]string {
	all := map[string]string{"with more said": richer(e), "with lists in another order": listsTurned(t, e.Solution)}
	for _, style := range documenttest.Styles() {
		all["written as "+style.Name] = string(documenttest.Rewrite(t, []byte(e.Solution), style))
	}
	if !named(e, "/id") {
		all["with another id"] = strings.NewReplacer("urn:uuid:", "urn:uuid:00").Replace(e.Solution)
		for _, at := range itemsOf(e) {
			all["with another id"] = patched(e.Solution, document.Op{Op: "replace", Path: at + "/id", Value: []byte(`"urn:uuid:0f0b1c55-4f0b-4f66-9b3e-52d1a1f7d0aa"`)})
		}
	}
	if shapeOf(e.Spec, e.Solution) != rule.ShapeEnvelope {
		all["in an envelope"] = e.Envelope(e.Solution, time.Date(2026, 3, 4, 0, 0, 0, 0, time.UTC))
	}
	if shapeOf(e.Spec, e.Solution) == rule.ShapeEvent {
		all["in a list"] = "[" + e.Solution + "]"
		all["with the actor described before"] = described(t, e)
	}
	return all
}

// described is the solution with its actor named by the IRI alone, behind a description.
func described(t *testing.T, e *Exercise) string {
	t.Helper()
	d, err := document.NewParser(nil).Parse([]byte(e.Solution))
	if err != nil {
		t.Fatal(err)
	}
	actor, context := d.Find("/actor"), fmt.Sprintf(`{"@context":%q,`, catalog.Get(e.Spec).Context)
	id := d.Find("/actor/id")
	if id == document.None {
		return e.Solution // it is an IRI already
	}
	return "[" + context + strings.TrimPrefix(string(d.Raw(actor)), "{") + "," +
		patched(e.Solution, document.Op{Op: "replace", Path: "/actor", Value: d.Raw(id)}) + "]"
}

// TestRightRequests writes the requests of each solution in other ways that HTTP allows.
func TestRightRequests(t *testing.T) {
	for _, e := range BuiltIn() {
		if !e.Request {
			continue
		}
		t.Run(e.Name, func(t *testing.T) {
			t.Parallel()
			for what, answer := range map[string]string{
				"with names of fields in small letters": fieldsIn(e.Solution, strings.ToLower),
				"with names of fields in capitals":      fieldsIn(e.Solution, strings.ToUpper),
				"with lines as Windows ends them":       strings.ReplaceAll(e.Solution, "\n", "\r\n"),
				"with a charset":                        strings.ReplaceAll(e.Solution, "application/json", "application/json; charset=utf-8"),
				"with the version of HTTP":              strings.ReplaceAll(e.Solution, " {{path}}\n", " {{path}} HTTP/1.1\n"),
				"with comments":                         "# first this\n" + strings.ReplaceAll(e.Solution, "###\n", "### and then\n# this\n"),
			} {
				if !solved(t, e, answer) {
					t.Errorf("it is not solved %s:\n%s", what, answer)
				}
			}
		})
	}
}

// fieldsIn writes the names of header fields in other letters.
func fieldsIn(requests string, letters func(string) string) string {
	return field().ReplaceAllStringFunc(requests, letters)
}

var field = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`(?m)^[A-Z][A-Za-z-]+:`) })

// TestSameLengths compares durations as they are written in various ways.
func TestSameLengths(t *testing.T) {
	for _, test := range []struct {
		a, b string
		same bool
	}{
		{"PT14M30S", "PT870S", true}, {"PT5M0.25S", "PT300.25S", true}, {"PT1H", "PT60M", true}, {"PT14M30S", "PT14H30M", false},
		{"PT14M", "pt14m", false}, {"P14M", "PT14M", false}, {"PT", "PT", false}, {"14m", "14m", false}, {"P1D", "P1D", false},
	} {
		if got := sameLength(test.a, test.b); got != test.same {
			t.Errorf("%s and %s: %v", test.a, test.b, got)
		}
	}
}

// named says whether an exercise asks for a place to hold a certain value.
func named(e *Exercise, at string) bool {
	_, fact := e.Aims.Facts[at]
	return fact || slices.Contains(e.Aims.Keep, at)
}

// itemsOf are the places of the events and entities of the solution.
func itemsOf(e *Exercise) []string {
	var all []string
	for item := range look(e.Spec, []Attempt{{Method: "POST", Status: 200, Body: e.Solution, Wrapped: true}}).items() {
		if item.Kind == "event" {
			all = append(all, item.Pointer)
		}
	}
	return all
}

// richer is the solution with more said in each event, of what it says nothing about.
func richer(e *Exercise) string {
	s := e.Solution
	for _, at := range itemsOf(e) {
		d, err := document.NewParser(nil).Parse([]byte(s))
		if err != nil {
			return s
		}
		for place, value := range map[string]string{
			"/group":            `{"id":"https://example.org/larkmoor/courses/bio-214/sections/02","type":"CourseSection"}`,
			"/edApp":            `{"id":"https://example.org/larkmoor/campus","type":"SoftwareApplication"}`,
			"/actor/name":       `"Somebody"`,
			"/object/name":      `"Something"`,
			"/actor/extensions": `{"https://example.org/terms/shoe-size":42}`,
			"/extensions":       `{"note":["of ours",true,1.5]}`,
		} {
			if d.Find(at+place) == document.None && !slices.Contains(e.Aims.Lacks, place) && d.Find(at+parent(place)) != document.None {
				s = patched(s, document.Op{Op: "add", Path: at + place, Value: []byte(value)})
			}
		}
	}
	return s
}

// listsTurned is a text with the elements of its lists in the opposite order, where
// that means nothing: not of contexts.
func listsTurned(t *testing.T, s string) string {
	t.Helper()
	d, err := document.NewParser(nil).Parse([]byte(s))
	if err != nil {
		t.Fatal(err)
	}
	for n := range d.Nodes {
		id := document.NodeID(n)
		if d.Nodes[id].Kind != document.Array || strings.HasSuffix(d.Pointer(id), "@context") || d.Pointer(id) == "" || d.Pointer(id) == "/data" {
			continue
		}
		var turned []string
		for c := range d.Children(id) {
			turned = append([]string{string(d.Raw(c))}, turned...)
		}
		s = patched(s, document.Op{Op: "replace", Path: d.Pointer(id), Value: []byte("[" + strings.Join(turned, ",") + "]")})
	}
	return s
}

// TestOtherRightAnswers changes solutions in ways that are as right, over the real
// endpoint.
func TestOtherRightAnswers(t *testing.T) {
	const context = `"http://purl.imsglobal.org/ctx/caliper/v1p2"`
	set := func(at, value string) func(string) string {
		return func(s string) string { return patched(s, document.Op{Op: "add", Path: at, Value: []byte(value)}) }
	}
	written := func(from, to string) func(string) string {
		return func(s string) string { return strings.ReplaceAll(s, from, to) }
	}
	for name, change := range map[string]func(string) string{
		"lengths-of-time":          set("/object/duration", `"PT870S"`),
		"media":                    set("/target/currentTime", `"PT300.25S"`),
		"a-score-is-a-number":      set("/generated/scoreGiven", `17.50`),
		"with-its-fraction":        written("20.0", "20.00"),
		"blank-node":               set("/session", `"urn:uuid:6486502b-e7c8-404c-aad8-a8d82a3556ed"`),
		"reading":                  set("/referrer", `"https://example.org/larkmoor/courses/bio-214/sections/02/home"`),
		"resource-management":      set("/generated", `"https://example.org/larkmoor/courses/bio-214/pages/mill-pond"`),
		"annotation-makes-one":     set("/generated/annotator", `{"id":"https://example.org/larkmoor/people/tomas-lindqvist","type":"Person"}`),
		"parameters-are-an-object": set("/federatedSession/messageParameters", `{"aud":["x"],"iss":"https://example.org"}`),
		"a-context-is-an-iri":      set("/@context", `[{"sheet":"https://example.com/terms/sheet"},"https://example.com/contexts/herbarium.jsonld",`+context+`]`),
		"not-inline-alone":         set("/@context", `["https://example.com/contexts/herbarium.jsonld",`+context+`]`),
		"missing":                  set("/@context", `[`+context+`]`),
		"a-tutor-is-a-mentor":      set("/membership/roles", `["Mentor","Learner","Mentor#Tutor","Member"]`),
		"iri-alone":                set("/0/name", `"Ines Varga"`),
		"from-1-0":                 set("/object/type", `"DigitalResource"`),
		"two-in-one":               set("/data/2", `{"@context":`+context+`,"id":"https://example.org/larkmoor/people/ines-varga","type":"Person"}`),
		"expectation":              written("Content-Type", "Expect: 100-continue\nContent-Type"),
		"host":                     written("Content-Type", "Host: {{host}}\nContent-Type"),
		"origin":                   written("localhost:3000", "127.0.0.1:8000"),
		"large-header":             written("Content-Type", "Cookie: a=b\nContent-Type"),
		"media-type":               written("application/json", "application/json;charset=UTF-8"),
		"configuration":            written("{{path}}", "{{path}} HTTP/1.1"),
		"preflight":                written("authorization, content-type", "content-type,authorization"),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			e, err := BuiltIn().Find(name)
			if err != nil {
				t.Fatal(err)
			}
			answer := change(e.Solution)
			if answer == e.Solution {
				t.Fatal("nothing was changed")
			}
			o, err := Check(t.Context(), t.TempDir(), e, answer)
			if err != nil || !o.Solved {
				t.Errorf("%v\n%s%s", err, told(o), answer)
			}
		})
	}
}
