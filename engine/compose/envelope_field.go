package compose

import (
	"fmt"
	"slices"

	"caliper-playground/catalog"
	"caliper-playground/engine/text"
)

// envelopeProperties are what an envelope must have beside data.
var envelopeProperties = [...]catalog.Property{
	{Name: "sensor", Kind: catalog.IRI, Required: true, Meaning: "Which sensor sends the message, best as an IRI."},
	{Name: "sendTime", Kind: catalog.DateTime, Required: true, Meaning: "When the message is sent, in UTC with milliseconds."},
	{Name: "dataVersion", Kind: catalog.String, Required: true, Meaning: "Which version's terms the data uses: its context IRI."},
}

func envelopeProperty(name string) *catalog.Property {
	i := slices.IndexFunc(envelopeProperties[:], func(p catalog.Property) bool { return p.Name == name })
	if i < 0 {
		return nil
	}
	p := envelopeProperties[i]
	return &p
}

// dataVersions are the words that dataVersion may be, newest first.
func dataVersions() []string {
	var contexts []string
	for _, version := range catalog.Versions() {
		contexts = append(contexts, catalog.Get(version).Context)
	}
	return contexts
}

// Fields returns the form of the envelope itself: its properties but data, and
// whatever else stands in it.
func (e Envelope) Fields() []Field {
	var fields []Field
	for i := range envelopeProperties {
		p := envelopeProperties[i]
		f := Field{Pointer: below("", p.Name), Name: p.Name, Property: p, Required: true, Meaning: p.Meaning, State: MissingRequired}
		if v := e.head.get(p.Name); v != nil {
			f.State, f.Form, f.Value = Present, envelopeForm(v), v.text()
		}
		if p.Name == "dataVersion" {
			f.Choices = dataVersions()
		}
		fields = append(fields, f)
	}
	for _, m := range e.head.members {
		if m.name != "data" && envelopeProperty(m.name) == nil {
			fields = append(fields, Field{Pointer: below("", m.name), Name: m.name, Form: envelopeForm(m.value), Value: m.value.text()})
		}
	}
	return fields
}

func envelopeForm(v *value) Form {
	switch {
	case v.isArray():
		return List
	case v.isObject():
		return FreeForm
	}
	return Scalar
}

// SetValue gives a field of the envelope the value that somebody typed; one
// that is missing is added. The sensor may be any text, though it should be an
// IRI.
func (e Envelope) SetValue(pointer, text string) (Envelope, error) {
	name, err := e.member(pointer)
	if err != nil {
		return e, err
	}
	p := envelopeProperty(name)
	old := e.head.get(name)
	switch {
	case p == nil:
		return e, fmt.Errorf("an envelope has only sensor, sendTime, dataVersion and data%s", nearest(name, []string{"sensor", "sendTime", "dataVersion"}))
	case old != nil && isContainer(old):
		return e, fmt.Errorf("%s holds %s; remove it first", name, old.kind)
	}
	converter := Draft{source: e.source, version: e.version}
	kind := *p
	if name == "sensor" {
		kind.Kind = catalog.String
	}
	v, err := converter.convert(&kind, text)
	if err != nil {
		return e, fmt.Errorf("%s: %w", name, err)
	}
	if name == "dataVersion" {
		if v, err = toDataVersion(text); err != nil {
			return e, err
		}
	}
	e.head = e.head.with(name, v)
	return e.holding(e.drafts), nil
}

// toDataVersion takes a version's context, or its number.
func toDataVersion(written string) (*value, error) {
	version, err := catalog.ParseVersion(written)
	if err != nil {
		return nil, fmt.Errorf("dataVersion: %q is no version that is known; it may be %s", written, text.Or(dataVersions()))
	}
	return str(catalog.Get(version).Context), nil
}

// Remove takes a member of the envelope away, data excepted.
func (e Envelope) Remove(pointer string) (Envelope, error) {
	name, err := e.member(pointer)
	switch {
	case err != nil:
		return e, err
	case e.head.index(name) < 0:
		return e, fmt.Errorf("there is no %s in the envelope", name)
	}
	e.head = e.head.without(name)
	return e.holding(e.drafts), nil
}

// member reads a pointer to one of the envelope's own members.
func (e Envelope) member(pointer string) (string, error) {
	path, err := split(pointer)
	switch {
	case err != nil:
		return "", err
	case len(path) != 1:
		return "", fmt.Errorf("%q names no member of the envelope", pointer)
	case path[0] == "data":
		return "", fmt.Errorf("data is edited event by event")
	}
	return path[0], nil
}
