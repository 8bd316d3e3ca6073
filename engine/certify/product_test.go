package certify

import (
	"errors"
	"strings"
	"testing"
)

// complete is a product whose form is filled in as it must be.
func complete() Product {
	return Product{
		Name: "Tide Tables", Version: "4.2.0", URL: "https://tides.example/product", Description: "Exercises on tides.",
		Spec: "1.2", MemberName: "Mira Quist", MemberEmail: "mira@field.example", MemberOrganization: "Field School",
	}
}

func TestCheck(t *testing.T) {
	for _, test := range []struct {
		name  string
		field Field
		value string
		says  string // "" where the value is fine
	}{
		{"a name", ProductName, "Tide Tables", ""},
		{"space around a name", ProductName, "  Tide Tables ", ""},
		{"no name", ProductName, "", "is empty"},
		{"space alone", ProductName, " \t ", "is empty"},
		{"an escape sequence", ProductName, "Tide\x1b[31m", "cannot be seen"},
		{"a bidirectional override", MemberName, "Mira\u202eQuist", "cannot be seen"},
		{"too long", ProductVersion, strings.Repeat("9", 201), "has 201 characters; at most 200"},
		{"long, in characters", ProductName, strings.Repeat("ü", 200), ""},
		{"a URL", ProductURL, "http://tides.example", ""},
		{"a URL with a port", ProductURL, "https://127.0.0.1:8080/x?y=z#a", ""},
		{"a relative URL", ProductURL, "tides.example/product", "has to begin with https://"},
		{"another scheme", ProductURL, "ftp://tides.example", "has to begin with https://"},
		{"no host", ProductURL, "https:///product", "names no host"},
		{"a port alone", ProductURL, "https://:8080/", "names no host"},
		{"a URL with a space", ProductURL, "https://tides.example/a b", "is no URL"},
		{"a bad escape", ProductURL, "https://tides.example/%zz", "is no URL"},
		{"a user in a URL", ProductURL, "https://mira:secret@tides.example", "holds a user name"},
		{"an address", MemberEmail, "mira.q+caliper@mail.field.example", ""},
		{"no @", MemberEmail, "mira.field.example", "has no @"},
		{"nothing before the @", MemberEmail, "@field.example", "nothing before the @"},
		{"no domain", MemberEmail, "mira@", "whole domain"},
		{"a host alone", MemberEmail, "mira@field", "whole domain"},
		{"two addresses", MemberEmail, "a@field.example, b@field.example", "more than one"},
		{"a name with the address", MemberEmail, "Mira <mira@field.example>", "is no address"},
		{"1.2", CaliperVersion, "1.2", ""},
		{"1.1", CaliperVersion, " 1.1 ", ""},
		{"1.0", CaliperVersion, "1.0", "1.2 and 1.1"},
		{"v1p2", CaliperVersion, "v1p2", "no version that is known"},
	} {
		t.Run(test.name, func(t *testing.T) {
			p := complete()
			p.Set(test.field, test.value)
			err := p.Check(test.field)
			if test.says == "" {
				if err != nil {
					t.Errorf("refused: %v", err)
				}
				return
			}
			var field *FieldError
			if !errors.As(err, &field) || field.Field != test.field || !strings.Contains(field.Reason, test.says) {
				t.Errorf("got %v; want the field's error with %q", err, test.says)
			}
		})
	}
}

func TestCompleteTakesSpaceOff(t *testing.T) {
	p := complete()
	p.Name, p.MemberEmail = " Tide Tables ", "\tmira@field.example"
	got, err := p.Complete()
	if err != nil || got != complete() {
		t.Errorf("got %+v, %v", got, err)
	}
}

func TestEveryFieldHasItsOwnPlace(t *testing.T) {
	var p Product
	seen := map[string]bool{}
	for _, f := range Fields() {
		p.Set(f, f.Label())
		if seen[f.Label()] || f.Hint() == "" {
			t.Errorf("%q stands twice or has no hint", f.Label())
		}
		seen[f.Label()] = true
	}
	for _, f := range Fields() {
		if p.Value(f) != f.Label() {
			t.Errorf("%s holds %q", f.Label(), p.Value(f))
		}
	}
	if len(seen) != 8 {
		t.Errorf("the form has %d fields", len(seen))
	}
}
