package session

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"
)

// schema is the part of JSON Schema that the journal's uses.
type schema struct {
	Ref        string             `json:"$ref"`
	Type       string             `json:"type"`
	Enum       []any              `json:"enum"`
	Const      any                `json:"const"`
	Format     string             `json:"format"`
	Minimum    *float64           `json:"minimum"`
	Required   []string           `json:"required"`
	Properties map[string]*schema `json:"properties"`
	Additional *bool              `json:"additionalProperties"`
	Items      *schema            `json:"items"`
	OneOf      []*schema          `json:"oneOf"`
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

// check says what is wrong with a value, or nil.
func (root *schema) check(s *schema, v any, at string) error {
	if s.Ref != "" {
		return root.check(root.Defs[strings.TrimPrefix(s.Ref, "#/$defs/")], v, at)
	}
	if len(s.OneOf) > 0 {
		var errs []string
		for _, one := range s.OneOf {
			if err := root.check(one, v, at); err != nil {
				errs = append(errs, err.Error())
			}
		}
		if len(errs) != len(s.OneOf)-1 {
			return fmt.Errorf("%s fits %d of %d: %s", at, len(s.OneOf)-len(errs), len(s.OneOf), strings.Join(errs, "; "))
		}
		return nil
	}
	if s.Const != nil && s.Const != v || s.Enum != nil && !slices.Contains(s.Enum, v) {
		return fmt.Errorf("%s is %v", at, v)
	}
	switch v := v.(type) {
	case map[string]any:
		for _, name := range s.Required {
			if _, ok := v[name]; !ok {
				return fmt.Errorf("%s lacks %s", at, name)
			}
		}
		for name, value := range v {
			p, ok := s.Properties[name]
			if !ok {
				return fmt.Errorf("%s has %s", at, name)
			}
			if err := root.check(p, value, at+"/"+name); err != nil {
				return err
			}
		}
		return wrongType(s, "object", at)
	case []any:
		for i, element := range v {
			if err := root.check(s.Items, element, fmt.Sprint(at, "/", i)); err != nil {
				return err
			}
		}
		return wrongType(s, "array", at)
	case string:
		if s.Format == "date-time" {
			if _, err := time.Parse(time.RFC3339, v); err != nil {
				return fmt.Errorf("%s: %w", at, err)
			}
		}
		return wrongType(s, "string", at)
	case float64:
		if s.Minimum != nil && v < *s.Minimum {
			return fmt.Errorf("%s is %v", at, v)
		}
		return wrongType(s, "integer", at)
	case bool:
		return wrongType(s, "boolean", at)
	}
	return fmt.Errorf("%s is %v", at, v)
}

func wrongType(s *schema, is, at string) error {
	if s.Type != "" && s.Type != is {
		return fmt.Errorf("%s is of type %s, not %s", at, is, s.Type)
	}
	return nil
}

// TestJournalFitsItsSchema holds the schema against the lines of earlier days,
// and against those of today that have every member.
func TestJournalFitsItsSchema(t *testing.T) {
	root := readSchema(t)
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
		if err := root.check(root, generic(t, line), ""); err != nil {
			t.Errorf("%v: %s", err, line)
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
