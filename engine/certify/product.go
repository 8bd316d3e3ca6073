// Package certify holds the state of a practice certification: the product
// form, the steps of the certification guide's flow, and what the messages of a
// run came to. It is practice alone; it certifies nothing.
//
// The state is a value with the steps as methods. A Keeper keeps it beside the
// session's journal, and a Tally counts a run's messages from that journal, so
// that a run goes on after the program has ended in between.
package certify

import (
	"errors"
	"fmt"
	"net/mail"
	"net/url"
	"slices"
	"strings"

	"caliper-playground/catalog"
	"caliper-playground/engine/text"
)

// Product is what the form asks for, as typed: the eight fields of the
// certification guide ("Conformance Testing Process").
type Product struct {
	Name               string `json:"name"`
	Version            string `json:"version"`
	URL                string `json:"url"`
	Description        string `json:"description"`
	Spec               string `json:"spec"`
	MemberName         string `json:"memberName"`
	MemberEmail        string `json:"memberEmail"`
	MemberOrganization string `json:"memberOrganization"`
}

// Field names one of the form's fields.
type Field int

// The fields, in the order of the form.
const (
	ProductName Field = iota
	ProductVersion
	ProductURL
	ProductDescription
	CaliperVersion
	MemberName
	MemberEmail
	MemberOrganization
	fieldCount
)

// Fields lists the fields in the order of the form.
func Fields() []Field {
	fields := make([]Field, fieldCount)
	for i := range fields {
		fields[i] = Field(i)
	}
	return fields
}

// asked is what the form says of each field: what it is called, and what belongs into it.
var asked = [fieldCount]struct{ label, hint string }{
	{"Product name", "the name of the product whose sensor is tried, as its users know it"},
	{"Product version", "the release that is tried, such as 4.2.0"},
	{"Product URL", "where the product is found, from https:// or http:// on"},
	{"Product description", "what the product does, in a sentence or two"},
	{"Caliper version", "the version of the specification that the sensor follows"},
	{"Member name", "your name, or that of whoever tries the product"},
	{"Member email", "an address where that person is reached, such as mira@field.example"},
	{"Member organization", "the organization that answers for the product"},
}

// Label is the field's name, as the form shows it.
func (f Field) Label() string { return asked[f].label }

// Hint says what belongs into the field, to be read behind "type".
func (f Field) Hint() string { return asked[f].hint }

// Limit is the most characters that the field takes.
func (f Field) Limit() int {
	if f == ProductDescription || f == ProductURL {
		return 2000
	}
	return 200
}

// Value returns what stands in a field.
func (p *Product) Value(f Field) string { return *p.at(f) }

// Set writes a field.
func (p *Product) Set(f Field, value string) { *p.at(f) = value }

func (p *Product) at(f Field) *string {
	return [...]*string{
		&p.Name, &p.Version, &p.URL, &p.Description,
		&p.Spec, &p.MemberName, &p.MemberEmail, &p.MemberOrganization,
	}[f]
}

// FieldError says what is wrong with a field, in words for whoever fills it in.
// The reason goes on where the field's label ends: "is empty; type ...".
type FieldError struct {
	Field  Field
	Reason string
}

// Error implements error, as a sentence without its full stop.
func (e *FieldError) Error() string { return e.Field.Label() + " " + e.Reason }

// checkFor is Check in a session that marks the rows of a version: the product
// has to follow the same.
func (p *Product) checkFor(f Field, spec catalog.Version) error {
	if err := p.Check(f); err != nil || f != CaliperVersion || p.specVersion() == spec {
		return err
	}
	return &FieldError{CaliperVersion, fmt.Sprintf("is %s, but this session marks the rows of Caliper %s; for %[1]s start the playground with --spec %[1]s",
		p.specVersion(), spec)}
}

// Check says what is wrong with a field, or nil. Space at its ends does not
// count. The certification guide asks for all eight, so none may be empty.
func (p *Product) Check(f Field) error {
	value := strings.TrimSpace(p.Value(f))
	err := checkText(f, value)
	if err == nil {
		switch f {
		case ProductURL:
			err = checkURL(value)
		case MemberEmail:
			err = checkEmail(value)
		case CaliperVersion:
			_, err = parseVersion(value)
		}
	}
	if err == nil {
		return nil
	}
	return &FieldError{Field: f, Reason: err.Error()}
}

// OtherVersion returns the version that the form offers after a field's value,
// round in a circle.
func OtherVersion(value string) string {
	known := catalog.Versions()
	at := slices.Index(known, catalog.Version(strings.TrimSpace(value)))
	return string(known[(at+1)%len(known)])
}

// Complete returns the product without space at its fields' ends, or what is
// wrong with the first field that is not as it must be.
func (p Product) Complete() (Product, error) {
	for _, f := range Fields() {
		if err := p.Check(f); err != nil {
			return p, err
		}
		p.Set(f, strings.TrimSpace(p.Value(f)))
	}
	return p, nil
}

// specVersion returns the version of the specification that the product names, or
// "" where it names none.
func (p *Product) specVersion() catalog.Version {
	v, _ := parseVersion(strings.TrimSpace(p.Spec))
	return v
}

func checkText(f Field, value string) error {
	switch n := len([]rune(value)); {
	case value == "":
		return errors.New("is empty; type " + f.Hint())
	case n > f.Limit():
		return fmt.Errorf("has %d characters; at most %d are taken", n, f.Limit())
	case text.Clean(value) != value:
		return errors.New("holds a character that cannot be seen; type it anew, without pasting")
	}
	return nil
}

func checkURL(value string) error {
	u, err := url.Parse(value)
	switch {
	case err != nil || strings.ContainsAny(value, " \"<>"):
		return errors.New("is no URL; one looks like https://example.org/product")
	case u.Scheme != "http" && u.Scheme != "https":
		return errors.New("has to begin with https:// or http://, and a host")
	case u.Hostname() == "":
		return errors.New("names no host; one looks like https://example.org/product")
	case u.User != nil:
		return errors.New("holds a user name; leave out what stands before the @")
	}
	return nil
}

func checkEmail(value string) error {
	const form = "; one looks like mira@field.example"
	local, domain, found := strings.Cut(value, "@")
	switch {
	case !found:
		return errors.New("has no @" + form)
	case strings.Count(value, "@") > 1:
		return errors.New("is more than one address, or has an @ too many" + form)
	case local == "":
		return errors.New("has nothing before the @" + form)
	case !strings.Contains(strings.Trim(domain, "."), "."):
		return errors.New("needs a whole domain after the @" + form)
	}
	if address, err := mail.ParseAddress(value); err != nil || address.Address != value {
		return errors.New("is no address" + form)
	}
	return nil
}

func parseVersion(value string) (catalog.Version, error) {
	var known []string
	for _, v := range catalog.Versions() {
		if string(v) == value {
			return v, nil
		}
		known = append(known, string(v))
	}
	return "", fmt.Errorf("is %q, which is no version that is known; there are %s", value, text.And(known))
}
