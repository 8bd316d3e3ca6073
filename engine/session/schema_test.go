package session

import (
	"bytes"
	"encoding/json"
	"os"
	"reflect"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// schema is the part of the journal's that names members.
type schema struct {
	Ref        string             `json:"$ref"`
	Properties map[string]*schema `json:"properties"`
	Items      *schema            `json:"items"`
	Defs       map[string]*schema `json:"$defs"`
}

func readSchema(t *testing.T) *schema {
	t.Helper()
	text, err := os.ReadFile("journal.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	s := new(schema)
	if err := json.Unmarshal(text, s); err != nil {
		t.Fatal(err)
	}
	return s
}

// TestJournalFitsItsSchema holds the schema against the lines of earlier days,
// and against those of today that have every member.
func TestJournalFitsItsSchema(t *testing.T) {
	compiler := jsonschema.NewCompiler()
	compiler.AssertFormat()
	schema, err := compiler.Compile("journal.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	earlier, err := os.ReadFile("testdata/earlier.ndjson")
	if err != nil {
		t.Fatal(err)
	}
	s := start(t, options(t))
	receive(t, s, envelope(context1p2, view{id: event(1)}.String()))
	receive(t, s, envelope(context1p2, strings.Replace(view{id: event(2)}.String(), `"Viewed"`, `"Veiwed"`, 1)))
	if _, err := s.Refuse(Exchange{Method: "GET", Status: 200}); err != nil {
		t.Fatal(err)
	}
	today, err := os.ReadFile(s.Journal())
	if err != nil {
		t.Fatal(err)
	}
	lines := bytes.Split(bytes.TrimSpace(append(earlier, today...)), []byte("\n"))
	for _, line := range lines {
		if err := schema.Validate(generic(t, line)); err != nil {
			t.Errorf("%#v: %s", err, line)
		}
	}
}

// TestSchemaHasEveryMember compares the schema's members with those that a line
// can have.
func TestSchemaHasEveryMember(t *testing.T) {
	root := readSchema(t)
	root.sameMembers(t, root.Defs["line"], reflect.TypeFor[messageLine](), "line")
	root.sameMembers(t, root.Defs["header"], reflect.TypeFor[header](), "header")
}

func (root *schema) sameMembers(t *testing.T, s *schema, of reflect.Type, at string) {
	t.Helper()
	if s.Ref != "" {
		s = root.Defs[strings.TrimPrefix(s.Ref, "#/$defs/")]
	}
	for of.Kind() == reflect.Pointer || of.Kind() == reflect.Slice {
		if of.Kind() == reflect.Slice && s.Items != nil {
			s = s.Items
		}
		of = of.Elem()
		if s.Ref != "" {
			s = root.Defs[strings.TrimPrefix(s.Ref, "#/$defs/")]
		}
	}
	if of.Kind() != reflect.Struct || s.Properties == nil {
		return
	}
	names := map[string]bool{}
	for _, field := range reflect.VisibleFields(of) {
		name, _, _ := strings.Cut(field.Tag.Get("json"), ",")
		if name == "" || name == "-" {
			continue
		}
		names[name] = true
		if p, ok := s.Properties[name]; ok {
			root.sameMembers(t, p, field.Type, at+"/"+name)
		} else {
			t.Errorf("the schema lacks %s/%s", at, name)
		}
	}
	for name := range s.Properties {
		if !names[name] {
			t.Errorf("no line has %s/%s", at, name)
		}
	}
}
