package rule

import (
	"bytes"
	"encoding/json"
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
		{"repeated, other", person(",\n  \"name\": \"Ada\",\n  \"name\": \"Ada B.\""), person(",\n  \"name\": \"Ada B.\",\n  \"extensions\": {\n    \"name-2\": \"Ada\"\n  }")},
		{"repeated, null behind", person(",\n  \"name\": \"Ada\",\n  \"name\": null"), person(",\n  \"name\": \"Ada\"")},
		{"repeated inside extensions stays", person(",\n  \"extensions\": {\"a\": 1, \"a\": 2}"), person(",\n  \"extensions\": {\"a\": 1, \"a\": 2}")},
		{"byte order mark", "\xef\xbb\xbf" + person(""), person("")},
		{"byte order mark and more", "\xef\xbb\xbf" + person(",\n  \"name\": null"), person("")},
		{"microseconds are kept", person(",\n  \"dateCreated\": \"2026-03-02T09:15:00.123456Z\""),
			person(",\n  \"dateCreated\": \"2026-03-02T09:15:00.123Z\",\n  \"extensions\": {\n    \"dateCreated\": \"2026-03-02T09:15:00.123456Z\"\n  }")},
		{"offset", person(",\n  \"dateCreated\": \"2026-03-02T10:15:00+01:00\""), person(",\n  \"dateCreated\": \"2026-03-02T09:15:00.000Z\"")},
		{"a date that never was", person(",\n  \"dateCreated\": \"2026-02-30T10:15:00.000Z\""),
			person(",\n  \"dateCreated\": \"2026-02-28T10:15:00.000Z\",\n  \"extensions\": {\n    \"dateCreated\": \"2026-02-30T10:15:00.000Z\"\n  }")},
		{"extensions that are no object, of an unknown type", "{" + testContext + `, "id": "_:x", "type": "Zzzzzz", "extensions": 7}`,
			"{" + testContext + `, "id": "_:x", "type": "Entity", "extensions": {"value": 7, "type": "Zzzzzz"}}`},
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
	}{
		{"a sensor that is a number", envelope(`17`, now, ``), []string{`"_:17"`}},
		{"a sensor that is an entity", envelope(`{"id": "https://example.org/sensor", "type": "SoftwareApplication"}`, now, ``), []string{`"sensor": "https://example.org/sensor"`, "SoftwareApplication"}},
		{"a sensor that is a list", envelope(`["https://example.org/sensor"]`, now, ``), []string{"https://example.org/sensor", `"_:sensor"`}},
		{"a send time in seconds", envelope(`"_:s"`, `1772442900`, ``), []string{now}},
		{"a property of one's own", envelope(`"_:s"`, now, `, "batch": 12`), []string{`"batch": 12`}},
		{"a repeated sensor", envelope(`"_:s"`, now, `, "sensor": "_:t"`), []string{`"_:s"`, `"sensor": "_:t"`}},
		{"data that is no array", `{"sensor": "_:s", "sendTime": ` + now + `, "dataVersion": "http://purl.imsglobal.org/ctx/caliper/v1p2", "data": ` + event + `}`, []string{`"data": [` + event + `]`}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			o := Options{Spec: catalog.V1p2}
			if errorsIn(o, []byte(test.text)) == 0 {
				t.Fatal("the text has no error to mend")
			}
			got := Mend([]byte(test.text), o)
			if n := errorsIn(o, got.Bytes); n > 0 {
				t.Errorf("%d errors are left in %s: %v", n, got.Bytes, got.Remaining)
			}
			for _, keep := range test.keeps {
				if !bytes.Contains(got.Bytes, []byte(keep)) {
					t.Errorf("%s is not in %s", keep, got.Bytes)
				}
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
				if left > 0 {
					t.Errorf("%d errors are left: %v", left, got.Remaining)
				}
				if value := lost(t, m.Data, got.Bytes, m.Pointer); value != "" {
					t.Errorf("the value %q was lost", value)
				}
			})
		}
	}
}

// TestMendMutations spoils every place of some fixtures in several ways.
func TestMendMutations(t *testing.T) {
	values := []string{`"some nonsense"`, `42`, `true`, `null`, `""`, `[]`, `{}`, `{"x":77}`, `["xyzzy"]`, `[[9]]`,
		`{"id":"https://example.org/zz","type":"Zzz"}`, `{"id":"https://example.org/zz","type":"Page"}`}
	spoilt, mended := 0, 0
	for _, version := range catalog.Versions() {
		set, err := fixtures.Load(version, fixtures.Rows)
		if err != nil {
			t.Fatal(err)
		}
		for i := 0; i < len(set); i += 25 {
			original := set[i].Data
			d, err := document.NewParser(nil).Parse(original)
			if err != nil {
				t.Fatal(err)
			}
			for n := 1; n < len(d.Nodes); n++ {
				pointer := d.Pointer(document.NodeID(n))
				patches := []Op{{Op: "remove", Path: pointer}}
				if d.Nodes[n].IsMember() {
					patches = append(patches, Op{Op: "move", From: pointer, Path: pointer + "x"})
				}
				for _, value := range values {
					patches = append(patches, Op{Op: "replace", Path: pointer, Value: json.RawMessage(value)})
				}
				for _, patch := range patches {
					body, err := document.Patch(original, []Op{patch})
					if err != nil {
						t.Fatal(err)
					}
					o := Options{Spec: version}
					findings := NewJudge(o).Judge(body, nil).Findings()
					if _, failed := applyFixes(body, findings); failed >= 0 {
						t.Errorf("%s, %s: the patch of %s does not apply", set[i].Name, patch, findings[failed].Rule)
						continue
					}
					before := errorsIn(o, body)
					if before == 0 {
						continue
					}
					spoilt++
					got := Mend(body, o)
					after := errorsIn(o, got.Bytes)
					if after == 0 {
						mended++
					}
					if after > before {
						t.Errorf("%s, %s: %d errors became %d", set[i].Name, patch, before, after)
					}
					if value := lost(t, body, got.Bytes, pointer, pointer+"x"); value != "" {
						t.Errorf("%s, %s: the value %q was lost in\n%s", set[i].Name, patch, value, got.Bytes)
					}
				}
			}
		}
	}
	t.Logf("%d of %d spoilt documents were mended", mended, spoilt)
	if spoilt == 0 || mended*100 < spoilt*95 {
		t.Errorf("only %d of %d spoilt documents were mended", mended, spoilt)
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
