package compose

import (
	"errors"
	"strings"
	"testing"

	"caliper-playground/catalog"
	"caliper-playground/engine/conformance"
	"caliper-playground/engine/document"
	"caliper-playground/engine/rule"
)

func two(t *testing.T) Envelope {
	source := still()
	v := catalog.Get(catalog.V1p2)
	describe, err := NewDescribe(catalog.V1p2, "Person", source)
	if err != nil {
		t.Fatal(err)
	}
	return NewEnvelope(catalog.V1p2, DefaultSensor, source, New(catalog.V1p2, v.Row("ReadingProfile/ViewEvent/Viewed"), source), describe)
}

func TestAnEnvelopeIsWellFormed(t *testing.T) {
	e := two(t).Repeat(0)
	a := conformance.NewAssessor(conformance.Options{Spec: catalog.V1p2}).Assess([]byte(e.Text()), nil)
	if a.Transport != conformance.WellFormed || a.Verdict != rule.Pass || len(a.Items) != 3 {
		t.Errorf("transport %d, %d items: %s\n%s", a.Transport, len(a.Items), findings(a), e.Text())
	}
	if e.Draft(0).root.get("id").equal(e.Draft(1).root.get("id")) {
		t.Error("the copy has the same id")
	}
	back, err := NewEnvelope(catalog.V1p2, DefaultSensor, still()).WithText(e.Compact())
	if err != nil || back.Compact() != e.Compact() {
		t.Errorf("%v: %s", err, back.Compact())
	}
}

func TestDraftsOfAnEnvelope(t *testing.T) {
	e := two(t)
	moved := e.Move(0, 1)
	if moved.Draft(1).Type() != "ViewEvent" || e.Draft(0).Type() != "ViewEvent" {
		t.Error("Move")
	}
	one, err := e.Without(1)
	if err != nil || one.Len() != 1 || e.Len() != 2 {
		t.Errorf("Without: %v", err)
	}
	if _, err := one.Without(0); err == nil {
		t.Error("the last draft went")
	}
	if changed := e.With(1, e.Draft(0)); changed.Draft(1).Type() != "ViewEvent" || e.Draft(1).Type() != "Person" {
		t.Error("With")
	}
	if e.Append(e.Draft(1)).Len() != 3 || e.Len() != 2 {
		t.Error("Append")
	}
	if renewed := e.RenewedAt([]int{0, 1}); renewed.Draft(0).root.get("id").equal(e.Draft(0).root.get("id")) || !renewed.Draft(1).root.equal(e.Draft(1).root) {
		t.Error("RenewedAt: an event gets a new id, a describe keeps its own")
	}
	for pointer, want := range map[string]struct {
		draft  int
		within string
	}{"/data/1/id": {1, "/id"}, "/data/0": {0, ""}, "/sensor": {-1, "/sensor"}, "/data/7/id": {-1, "/data/7/id"}, "/data/x": {-1, "/data/x"}} {
		if draft, within := e.Place(pointer); draft != want.draft || within != want.within {
			t.Errorf("Place(%q) = %d, %q", pointer, draft, within)
		}
	}
}

func TestEnvelopeFields(t *testing.T) {
	for _, test := range []struct {
		name, pointer, text string
		want                string
	}{
		{"a sensor", "/sensor", "https://example.org/s", `"sensor":"https://example.org/s"`},
		{"a sensor that is no IRI", "/sensor", "my sensor", `"sensor":"my sensor"`},
		{"a time", "/sendTime", "2026-03-02T10:15:00+01:00", `"sendTime":"2026-03-02T09:15:00.000Z"`},
		{"a version", "/dataVersion", "1.1", `"dataVersion":"http://purl.imsglobal.org/ctx/caliper/v1p1"`},
		{"a version that is none", "/dataVersion", "9", "!no version that is known"},
		{"no time", "/sendTime", "soon", "!sendTime: \"soon\""},
		{"nothing", "/sensor", "", "!cannot be empty"},
		{"data", "/data", "x", "!event by event"},
		{"within data", "/data/0/id", "x", "!names no member"},
		{"a property that is none", "/sensr", "x", "!did you mean sensor?"},
	} {
		t.Run(test.name, func(t *testing.T) {
			e := two(t)
			after, err := e.SetValue(test.pointer, test.text)
			if wrong, isError := strings.CutPrefix(test.want, "!"); isError {
				if err == nil || !strings.Contains(err.Error(), wrong) || after.Text() != e.Text() {
					t.Errorf("error %v, want one with %q", err, wrong)
				}
			} else if err != nil || !strings.Contains(after.Compact(), test.want) {
				t.Errorf("%v: %s", err, after.Compact())
			}
		})
	}
	e, err := two(t).Remove("/sendTime")
	if err != nil || e.Fields()[1].State != MissingRequired || strings.Contains(e.Compact(), "sendTime") {
		t.Errorf("%v: %s", err, e.Compact())
	}
	if _, err := e.Remove("/sendTime"); err == nil {
		t.Error("removed twice")
	}
	if e, err = e.SetValue("/sendTime", "now"); err != nil || e.Fields()[1].Value != "2026-03-03T09:26:54.043Z" {
		t.Errorf("%v: %s", err, e.Compact())
	}
}

func TestEnvelopeText(t *testing.T) {
	e := two(t)
	for name, test := range map[string]struct {
		text, pointer, problem string
	}{
		"broken":            {`{"data": [}`, "", ""},
		"data is no array":  {`{"sensor": "x", "data": {}}`, "/data", "must be an array"},
		"no event":          {`{"data": []}`, "", "no event"},
		"an item is null":   {`{"data": [{}, null]}`, "/data/1", "this is null"},
		"an item of a list": {`[{}, 3]`, "/1", "this is a number"},
		"a scalar":          {`"x"`, "", "this is a string"},
	} {
		after, err := e.WithText(test.text)
		var syntax *document.SyntaxError
		if !errors.As(err, &syntax) || !strings.Contains(syntax.Problem, test.problem) || test.problem != "" && syntax.Pointer != test.pointer {
			t.Errorf("%s: error %v", name, err)
			continue
		}
		if after.Text() != e.Text() || after.Broken() == nil || after.Broken().Text != test.text || after.Discard().Broken() != nil {
			t.Errorf("%s: the envelope changed, or the text is lost", name)
		}
	}
	extra := "{\"extra\": 1,\n \"data\": [" + edited + "], \"sensor\": 7}\n"
	after, err := e.WithText(extra)
	if err != nil || after.Text() != extra || after.Len() != 1 {
		t.Fatalf("%v: %s", err, after.Text())
	}
	if after = after.With(0, after.Draft(0)); !strings.Contains(after.Compact(), `{"extra":1,"data":[{`) || !strings.HasSuffix(after.Compact(), `"sensor":7}`) {
		t.Errorf("what else stands in the envelope is lost: %s", after.Compact())
	}
	if names := len(after.Fields()); names != 4 {
		t.Errorf("%d fields", names)
	}
	if list, err := e.WithText("[" + edited + "," + edited + "]"); err != nil || list.Len() != 2 || !strings.Contains(list.Compact(), DefaultSensor) {
		t.Errorf("an array: %v", err)
	}
	if one, err := NewEnvelope(catalog.V1p1, DefaultSensor, still()).WithText(edited); err != nil || one.Len() != 1 || one.Version() != catalog.V1p2 || !strings.Contains(one.Compact(), `"dataVersion":"http://purl.imsglobal.org/ctx/caliper/v1p2"`) {
		t.Errorf("one event: %v %s", err, one.Compact())
	}
}

// Envelopes are the same just where they are sent as the same bytes.
func TestSameEnvelopes(t *testing.T) {
	first := with(t, NewEnvelope(catalog.V1p2, DefaultSensor, still()), submitted, nil)
	read, err := first.WithText(first.Text())
	if err != nil {
		t.Fatal(err)
	}
	another, err := first.SetValue("/sensor", "https://example.org/sensors/2")
	if err != nil {
		t.Fatal(err)
	}
	unnamed, err := first.Remove("/sensor")
	if err != nil {
		t.Fatal(err)
	}
	all := []Envelope{first, read, another, unnamed, first.RenewedAt([]int{0}), first.Repeat(0), with(t, first, graded, nil), sets(t, first, 0, "/generated/count", "3"), NewEnvelope(catalog.V1p2, DefaultSensor, still())}
	for i, a := range all {
		for j, b := range all {
			if got, want := a.Same(b), a.Compact() == b.Compact(); got != want {
				t.Errorf("%d and %d: %v, want %v", i, j, got, want)
			}
		}
	}
}
