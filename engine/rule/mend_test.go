package rule

import (
	"bytes"
	"strings"
	"testing"

	"caliper-playground/catalog"
	"caliper-playground/engine/document"
	"caliper-playground/fixtures"
)

// errorsIn counts the errors that a document gets.
func errorsIn(o Options, body []byte) int {
	count := 0
	for _, f := range NewJudge(o).Judge(body, nil).Findings() {
		if f.Severity == Error {
			count++
		}
	}
	return count
}

// scalarsOf counts the plain values of a JSON text by what they say, those
// below the pointers in except left out.
func scalarsOf(t testing.TB, body []byte, except ...string) map[string]int {
	t.Helper()
	d, err := document.NewParser(nil).Parse(body)
	if err != nil {
		t.Fatalf("%s: %v", body, err)
	}
	counts := map[string]int{}
	for n := document.NodeID(0); n < document.NodeID(len(d.Nodes)); n++ {
		node := &d.Nodes[n]
		if node.Kind == document.Object || node.Kind == document.Array || node.Kind == document.Null || node.End-node.Start == 2 && node.Kind == document.String {
			continue
		}
		pointer, left := d.Pointer(n), false
		for _, p := range except {
			left = left || pointer == p || strings.HasPrefix(pointer, p+"/")
		}
		if !left {
			counts[d.Text(n)]++
		}
	}
	return counts
}

// lost names a plain value of the original that the mended text has fewer
// times, or "".
func lost(t testing.TB, original, mended []byte, except ...string) string {
	have := scalarsOf(t, mended)
	for value, count := range scalarsOf(t, original, except...) {
		if have[value] < count {
			return value
		}
	}
	return ""
}

// context is what every document of these tests begins with.
const testContext = `"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2"`

func TestMend(t *testing.T) {
	person := func(members string) string {
		return "{\n  " + testContext + ",\n  \"id\": \"https://example.org/people/7\",\n  \"type\": \"Person\"" + members + "\n}\n"
	}
	tests := []struct{ name, text, want string }{
		{"nothing to mend", person(""), person("")},
		{"own attribute", person(",\n  \"shoeSize\" : 4.20e1"), person(",\n  \"extensions\": {\n    \"shoeSize\": 4.20e1\n  }")},
		{"misspelt property", person(",\n  \"nmae\" : \"Ad\\u0061\""), person(",\n  \"name\" : \"Ad\\u0061\"")},
		{"null", person(",\n  \"name\": null"), person("")},
		{"repeated, same", person(",\n  \"name\": \"Ada\",\n  \"name\": \"Ada\""), person(",\n  \"name\": \"Ada\"")},
		{"repeated, other, is a choice", person(",\n  \"name\": \"Ada\",\n  \"name\": \"Ada B.\""), person(",\n  \"name\": \"Ada\",\n  \"name\": \"Ada B.\"")},
		{"repeated, null behind", person(",\n  \"name\": \"Ada\",\n  \"name\": null"), person(",\n  \"name\": \"Ada\"")},
		{"repeated inside extensions stays", person(",\n  \"extensions\": {\"a\": 1, \"a\": 2}"), person(",\n  \"extensions\": {\"a\": 1, \"a\": 2}")},
		{"byte order mark", "\xef\xbb\xbf" + person(""), person("")},
		{"byte order mark and more", "\xef\xbb\xbf" + person(",\n  \"name\": null"), person("")},
		{"microseconds are kept", person(",\n  \"dateCreated\": \"2026-03-02T09:15:00.123456Z\""),
			person(",\n  \"dateCreated\": \"2026-03-02T09:15:00.123Z\",\n  \"extensions\": {\n    \"dateCreated\": \"2026-03-02T09:15:00.123456Z\"\n  }")},
		{"offset", person(",\n  \"dateCreated\": \"2026-03-02T10:15:00+01:00\""), person(",\n  \"dateCreated\": \"2026-03-02T09:15:00.000Z\"")},
		{"a date that never was is a choice", person(",\n  \"dateCreated\": \"2026-02-30T10:15:00.000Z\""), person(",\n  \"dateCreated\": \"2026-02-30T10:15:00.000Z\"")},
		{"a time without a zone is a choice", person(",\n  \"dateCreated\": \"2026-02-28 10:15:00\""), person(",\n  \"dateCreated\": \"2026-02-28 10:15:00\"")},
		{"no time at all", person(",\n  \"dateCreated\": \"soon\""), person(",\n  \"extensions\": {\n    \"dateCreated\": \"soon\"\n  }")},
		{"null among others", "{" + testContext + `, "id": "_:x", "type": "Document", "keywords": ["a", null], "creators": ["https://example.org/people/7", null]}`,
			"{" + testContext + `, "id": "_:x", "type": "Document", "keywords": ["a"], "creators": ["https://example.org/people/7"]}`},
		{"null among roles", "{" + testContext + `, "id": "_:x", "type": "Membership", "roles": [null, "Learner"]}`,
			"{" + testContext + `, "id": "_:x", "type": "Membership", "roles": ["Learner"]}`},
		{"null alone", "{" + testContext + `, "id": "_:x", "type": "Document", "creators": [null]}`,
			"{" + testContext + `, "id": "_:x", "type": "Document"}`},
		{"roles with commas, as an LTI launch has them", "{" + testContext + `, "id": "_:x", "type": "Membership", "roles": "Instructor, urn:lti:role:ims/lis/Learner"}`,
			"{" + testContext + `, "id": "_:x", "type": "Membership", "roles": ["Instructor", "Learner"]}`},
		{"roles with commas in an array", "{" + testContext + `, "id": "_:x", "type": "Membership", "roles": ["Instructor, urn:lti:role:ims/lis/Learner", "Mentor"]}`,
			"{" + testContext + `, "id": "_:x", "type": "Membership", "roles": ["Instructor", "Mentor", "Learner"]}`},
		{"roles with commas, of which each stands once",
			"{" + testContext + `, "id": "_:x", "type": "Membership", "roles": ["Learner,Mentor", "Learner", "Mentor, Instructor", "Instructor,"]}`,
			"{" + testContext + `, "id": "_:x", "type": "Membership", "roles": ["Mentor", "Learner", "Instructor"]}`},
		{"a role twice, with commas", "{" + testContext + `, "id": "_:x", "type": "Membership", "roles": "Learner, Learner,"}`,
			"{" + testContext + `, "id": "_:x", "type": "Membership", "roles": ["Learner"]}`},
		{"far more commas than there are roles", "{" + testContext + `, "id": "_:x", "type": "Membership", "roles": "` + strings.Repeat("Learner,", mostListed+1) + `"}`,
			"{" + testContext + `, "id": "_:x", "type": "Membership", "extensions": {"roles": "` + strings.Repeat("Learner,", mostListed+1) + `"}}`},
		{"commas without a role", "{" + testContext + `, "id": "_:x", "type": "Membership", "roles": "Huey, Dewey"}`,
			"{" + testContext + `, "id": "_:x", "type": "Membership", "extensions": {"roles": "Huey, Dewey"}}`},
		{"lists with numbers as names", "{" + testContext + `, "id": "_:x", "type": "Document", "keywords": {"1": "a", "4": "b"}, "creators": {"0": {"id": "_:p", "type": "Person", "name": 7}}}`,
			"{" + testContext + `, "id": "_:x", "type": "Document", "keywords": ["a", "b"], "creators": [{"id": "_:p", "type": "Person", "name": "7"}]}`},
		{"a selector of an unknown type, which has no extensions",
			"{" + testContext + `, "id": "_:x", "type": "HighlightAnnotation", "selection": {"type": "Span", "start": 1, "end": 2, "hue": 3}}`,
			"{" + testContext + `, "id": "_:x", "type": "HighlightAnnotation", "selection": {"type": "TextPositionSelector", "start": 1, "end": 2}, "extensions": {"type": "Span", "hue": 3}}`},
		{"extensions that are no object, of an unknown type", "{" + testContext + `, "id": "_:x", "type": "Zzzzzz", "extensions": 7}`,
			"{" + testContext + `, "id": "_:x", "type": "Zzzzzz", "extensions": {"value": 7}}`},
		{"no JSON", `{"a": `, `{"a": `},
		{"empty", ``, ``},
		{"a number alone", `42`, `42`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := Mend([]byte(test.text), Options{Spec: catalog.V1p2})
			if string(got.Bytes) != test.want {
				t.Errorf("got\n%s\nwant\n%s", got.Bytes, test.want)
			}
			if changed := test.text != test.want; got.Changed != changed || changed != (len(got.Applied) > 0) {
				t.Errorf("changed %v, applied %d findings", got.Changed, len(got.Applied))
			}
		})
	}
}

func TestMendEnvelope(t *testing.T) {
	event := `{` + testContext + `, "id": "https://example.org/people/7", "type": "Person"}`
	envelope := func(sensor, sendTime, more string) string {
		return `{"sensor": ` + sensor + `, "sendTime": ` + sendTime + `, "dataVersion": "http://purl.imsglobal.org/ctx/caliper/v1p2", "data": [` + event + `]` + more + `}`
	}
	const now = `"2026-03-02T09:15:00.000Z"`
	tests := []struct {
		name, text string
		keeps      []string
		choice     bool // which is left
	}{
		{"a sensor that is a number", envelope(`17`, now, ``), []string{`"sensor": "17"`}, false},
		{"a sensor that is an entity", envelope(`{"id": "https://example.org/sensor", "type": "SoftwareApplication"}`, now, ``), []string{`"sensor": "https://example.org/sensor"`}, false},
		{"a sensor that is a list of one", envelope(`["https://example.org/sensor"]`, now, ``), []string{`"sensor": "https://example.org/sensor"`}, false},
		{"a sensor that is a list of two", envelope(`["_:a", "_:b"]`, now, ``), []string{`["_:a", "_:b"]`}, true},
		{"a send time in seconds", envelope(`"_:s"`, `1772442900`, ``), []string{`"sendTime": ` + now}, false},
		{"a send time without a zone", envelope(`"_:s"`, `"2026-03-02 09:15"`, ``), []string{`"2026-03-02 09:15"`}, true},
		{"a property of one's own", envelope(`"_:s"`, now, `, "batch": 12`), []string{`"batch": 12`}, true},
		{"a misspelled property", strings.Replace(envelope(`"_:s"`, now, ``), `"sendTime"`, `"sendtime"`, 1), []string{`"sendTime": ` + now}, false},
		{"data that is no array", `{"sensor": "_:s", "sendTime": ` + now + `, "dataVersion": "http://purl.imsglobal.org/ctx/caliper/v1p2", "data": ` + event + `}`, []string{`"data": [` + event + `]`}, false},
		{"data with numbers as names", `{"sensor": "_:s", "sendTime": ` + now + `, "dataVersion": "http://purl.imsglobal.org/ctx/caliper/v1p2", "data": {"0": ` + event + `, "2": ` + event + `}}`, []string{`"data": [` + event + `, ` + event + `]`}, false},
		{"a dataVersion that the items tell", `{"sensor": "_:s", "sendTime": ` + now + `, "dataVersion": "1.2", "data": [` + event + `]}`, []string{`"dataVersion": "http://purl.imsglobal.org/ctx/caliper/v1p2"`}, false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			o := Options{Spec: catalog.V1p2}
			if errorsIn(o, []byte(test.text)) == 0 {
				t.Fatal("the text has no error to mend")
			}
			got := Mend([]byte(test.text), o)
			if left := errorsIn(o, got.Bytes) > 0; left != test.choice {
				t.Errorf("errors are left in %s: %v", got.Bytes, got.Remaining)
			}
			for _, f := range got.Remaining {
				if f.Severity == Error && len(f.Choices) == 0 {
					t.Errorf("%s leaves no choice: %s", f.Rule, f.Message)
				}
			}
			for _, keep := range test.keeps {
				if !bytes.Contains(got.Bytes, []byte(keep)) {
					t.Errorf("%s is not in %s", keep, got.Bytes)
				}
			}
			if bytes.Contains(got.Bytes, []byte("extensions")) {
				t.Errorf("what the envelope says is said in an event: %s", got.Bytes)
			}
		})
	}
}

// beyondMending are the mistakes that no program can mend, for the facts are
// not in the document.
var beyondMending = map[string]string{
	"broken-off":      "the rest of the text is missing",
	"envelope-empty":  "there is no event",
	"jump-to-nowhere": "nothing says where in the media it was",
}

func TestMendBuiltInMistakes(t *testing.T) {
	for _, version := range catalog.Versions() {
		for _, m := range fixtures.ListMistakes(version) {
			t.Run(string(version)+" "+m.Name, func(t *testing.T) {
				o := Options{Spec: version, Strict: m.Severity == "warning"}
				got := Mend(m.Data, o)
				left := errorsIn(o, got.Bytes)
				if why, beyond := beyondMending[m.Name]; beyond {
					if left == 0 {
						t.Errorf("it was mended, though %s", why)
					}
					return
				}
				for _, f := range got.Remaining {
					if f.Severity == Error && len(f.Choices) == 0 {
						t.Errorf("%s at %s is neither mended nor leaves a choice: %s", f.Rule, f.Pointer, f.Message)
					}
				}
				if value := lost(t, m.Data, got.Bytes, m.Pointer); value != "" {
					t.Errorf("the value %q was lost", value)
				}
			})
		}
	}
}

// TestMendMutations spoils every place of some fixtures in several ways, and holds
// that nearly all of it is mended or leaves a choice, and that nothing is lost.
func TestMendMutations(t *testing.T) {
	documents, mended, chosen := 0, 0, 0
	spoilt(t, 25, func(name string, body []byte, pointer string, o Options) {
		findings := NewJudge(o).Judge(body, nil).Findings()
		if _, failed := applyFixes(body, findings); failed >= 0 {
			t.Errorf("%s: the patch of %s does not apply", name, findings[failed].Rule)
			return
		}
		before := errorsIn(o, body)
		if before == 0 {
			return
		}
		documents++
		got := Mend(body, o)
		after, left := errorsIn(o, got.Bytes), 0
		for _, f := range got.Remaining {
			if f.Severity == Error && len(f.Choices) == 0 {
				left++
			}
		}
		switch {
		case after == 0:
			mended++
		case left == 0:
			chosen++
		}
		if after > before {
			t.Errorf("%s: %d errors became %d", name, before, after)
		}
		if value := lost(t, body, got.Bytes, pointer, pointer+"x"); value != "" {
			t.Errorf("%s: the value %q was lost in\n%s", name, value, got.Bytes)
		}
	})
	t.Logf("of %d spoilt documents %d were mended, and %d leave a choice", documents, mended, chosen)
	if documents == 0 || (mended+chosen)*100 < documents*95 {
		t.Errorf("only %d of %d spoilt documents were answered", mended+chosen, documents)
	}
}

func TestMendManyFindings(t *testing.T) {
	var b strings.Builder
	b.WriteString("[\n")
	for i := range 3000 {
		if i > 0 {
			b.WriteString(",\n")
		}
		b.WriteString(`  {` + testContext + `, "id": "https://example.org/people/7", "type": "Person", "shoeSize": 42, "name": null}`)
	}
	b.WriteString("\n]")
	got := Mend([]byte(b.String()), Options{Spec: catalog.V1p2})
	if len(got.Remaining) > 0 || len(got.Applied) != 6000 {
		t.Errorf("%d findings applied, %d left", len(got.Applied), len(got.Remaining))
	}
	if strings.Count(string(got.Bytes), `"extensions": {"shoeSize": 42}`) != 3000 {
		t.Errorf("the attributes did not move to the extensions: %.400s", got.Bytes)
	}
}
