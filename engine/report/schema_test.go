package report

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"caliper-playground/catalog"
	"caliper-playground/engine/certify"
	"caliper-playground/engine/conformance"
	"caliper-playground/engine/expect"
	"caliper-playground/engine/rule"
	"caliper-playground/engine/session"
)

// schemaOf reads a schema of the folder, formats asserted.
func schemaOf(t *testing.T, name string) *jsonschema.Schema {
	t.Helper()
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	s, err := c.Compile(filepath.Join("schema", name+".schema.json"))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// fits holds a text of JSON against a schema. The schemas name every member, ask
// for all that are always there, and take no other one: code that adds, leaves out
// or renames a member fails here.
func fits(t *testing.T, s *jsonschema.Schema, text []byte) {
	t.Helper()
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Validate(v); err != nil {
		t.Errorf("%#v\nof %s", err, text)
	}
}

func TestReportsFitTheirSchemas(t *testing.T) {
	for name, of := range map[string]string{"check": "check", "stopped": "check", "replay": "replay", "mixed": "replay"} {
		var got bytes.Buffer
		if err := writers[name](t, JSON, &got); err != nil {
			t.Fatal(err)
		}
		fits(t, schemaOf(t, of), got.Bytes())
	}
	// Where there is nothing to report, every member is there too.
	for of, result := range map[string]*Result{"check": {Complete: true}, "replay": {Sent: &Sent{Spec: catalog.V1p2}}} {
		var got bytes.Buffer
		if err := write(t, JSON, &got, nil, result); err != nil {
			t.Fatal(err)
		}
		fits(t, schemaOf(t, of), got.Bytes())
	}
}

func TestServeFitsItsSchema(t *testing.T) {
	var got bytes.Buffer
	s, err := NewServe(JSON, &got, false)
	if err != nil {
		t.Fatal(err)
	}
	opening := Opening{Endpoint: "http://127.0.0.1:1/caliper/s/message", Token: "t", Session: "s", Journal: "/j"}
	secure := opening
	secure.Expect = &expect.Used{File: "expect.toml", Failures: 1}
	secure.Also, secure.Authority = []string{"https://127.0.0.1:2/caliper/s/message"}, "/tls/authority.pem"
	finding := rule.Finding{Rule: "value-empty", Severity: rule.Warning, Pointer: "/data/0/id", Line: 1, Column: 1}
	judged := session.Message{
		Entry:      session.Entry{Seq: 1, Kind: session.KindMessage, Status: 200, Time: time.Unix(0, 0)},
		Assessment: &conformance.Assessment{Findings: []rule.Finding{finding}, Items: []conformance.Item{{Pointer: "/data/0", Kind: "event"}}},
	}
	for _, err := range []error{
		s.Open(opening), s.Open(secure), s.Message("s", "", judged, expect.Outcome{State: expect.Failed, Changes: []expect.Change{{Words: "mark lost: A/B/C"}}}),
		s.Message("s", "", session.Message{Entry: session.Entry{Kind: session.KindRefused, Status: 401}}, expect.Outcome{}),
		s.Message("s", "", session.Message{Entry: session.Entry{Kind: session.KindRequest, Status: 200}}, expect.Outcome{}),
		s.End(SessionSummary{Kind: "summary", Session: "s", Profiles: NewProfiles(catalog.V1p2, conformance.NewScorecard(catalog.Get(catalog.V1p2)).Profiles(), nil, nil)}),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	schema := schemaOf(t, "serve")
	lines := strings.Split(strings.TrimSpace(got.String()), "\n")
	if len(lines) != 6 {
		t.Fatalf("there are %d lines", len(lines))
	}
	for _, line := range lines {
		fits(t, schema, []byte(line))
	}
}

func TestCertificationFitsItsSchema(t *testing.T) {
	unfinished := certified("")
	unfinished.Run.Agreed = false
	for _, of := range []certify.Result{certified(hostile), unfinished, {Spec: catalog.V1p1}} {
		var got bytes.Buffer
		if err := WriteCertification(JSON, &got, NewCertification(of)); err != nil {
			t.Fatal(err)
		}
		fits(t, schemaOf(t, "certification"), got.Bytes())
	}
}

// A schema that takes everything would hold nothing.
func TestSchemasRefuseWhatIsOtherwise(t *testing.T) {
	text, err := os.ReadFile(filepath.Join("testdata", "check.json"))
	if err != nil {
		t.Fatal(err)
	}
	schema := schemaOf(t, "check")
	for _, change := range [][2]string{
		{`"complete": true`, `"complete": "yes"`},
		{`"complete": true,`, ``},
		{`"verdict":"warn"`, `"verdict":"warned"`},
		{`"expected":false`, `"expected":false,"more":1`},
		{`check/1`, `check/2`},
	} {
		changed := strings.Replace(string(text), change[0], change[1], 1)
		v, err := jsonschema.UnmarshalJSON(strings.NewReader(changed))
		if err != nil || changed == string(text) {
			t.Fatalf("%v, changed %t by %q", err, changed != string(text), change)
		}
		if schema.Validate(v) == nil {
			t.Errorf("it takes %s", change[1])
		}
	}
}
