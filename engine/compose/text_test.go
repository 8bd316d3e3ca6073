package compose

import (
	"errors"
	"strings"
	"testing"

	"caliper-playground/catalog"
	"caliper-playground/engine/document"
)

func TestABrokenTextChangesNothing(t *testing.T) {
	d := row(t, catalog.V1p2, "ReadingProfile/ViewEvent/Viewed")
	for _, test := range []struct {
		name, text   string
		line, column int
		problem      string
	}{
		{"a comma missing", "{\n  \"a\": 1\n  \"b\": 2\n}", 3, 3, ""},
		{"cut off", "{\"a\": [1,", 1, 10, "breaks off"},
		{"empty", "", 1, 1, "empty"},
		{"a number", " 7", 1, 2, "an event is an object"},
		{"an array", "[{}]", 1, 1, "an event is an object"},
		{"an envelope", `{"sensor": "x", "data": []}`, 1, 1, "this is an envelope"},
		{"two events", "{}\n{}", 2, 1, "more text follows"},
	} {
		t.Run(test.name, func(t *testing.T) {
			after, err := d.WithText(test.text)
			var syntax *document.SyntaxError
			if !errors.As(err, &syntax) {
				t.Fatalf("error %v", err)
			}
			if syntax.Line != test.line || syntax.Column != test.column || !strings.Contains(syntax.Problem, test.problem) {
				t.Errorf("line %d, column %d: %s", syntax.Line, syntax.Column, syntax.Problem)
			}
			if after.Text() != d.Text() {
				t.Error("the event has changed")
			}
		})
	}
}

func TestATextComesBackAsItWasWritten(t *testing.T) {
	for _, text := range []string{
		"{ \"type\" : \"ViewEvent\",\r\n\t\"x\": 1.500e+02, \"x\": \"\\u00e9\\/\" }\n",
		edited + "\n",
	} {
		d := parsed(t, text)
		if d.Text() != text {
			t.Errorf("got %q, want %q", d.Text(), text)
		}
	}
	d := must(t, parsed(t, `{"type":"ViewEvent","a":1.500e+02,"a":"\u00e9\/"}`), set("/action", "Viewed"))
	if !strings.Contains(d.Compact(), `"a":1.500e+02,"a":"\u00e9\/"`) {
		t.Errorf("literals or repeated names were lost: %s", d.Compact())
	}
}

func TestATextHasTheVersionThatItsContextNames(t *testing.T) {
	d, err := empty(catalog.V1p2).WithText(`{"@context": ["https://example.org/c", "http://purl.imsglobal.org/ctx/caliper/v1p1"], "type": "ViewEvent"}`)
	if err != nil || d.Version() != catalog.V1p1 {
		t.Errorf("%s, %v", d.Version(), err)
	}
}

func FuzzWithText(f *testing.F) {
	f.Add(edited, "/actor/name", "x")
	f.Add(`{"type":{"type":1},"actor":[[]],"@context":[{}]}`, "/@context/0", "y")
	f.Add(`{"type":"SessionEvent","object":{"type":"Session","extensions":3}}`, "/object/type", "SoftwareApplication")
	f.Fuzz(func(t *testing.T, text, pointer, value string) {
		d, err := empty(catalog.V1p2).WithText(text)
		if err != nil {
			return
		}
		d.Fields()
		for _, e := range []edit{set(pointer, value), add(pointer, value), element(pointer), remove(pointer), rename(pointer, value), setType(pointer, value), iri(pointer), object(pointer),
			func(d Draft) (Draft, error) { return d.SetAction(value) }, func(d Draft) (Draft, error) { return d.SetEvent(value) },
			func(d Draft) (Draft, error) { return d.SetProfile(value) }, func(d Draft) (Draft, error) { return d.AddContext(value) },
			func(d Draft) (Draft, error) { return d.SetContext(ContextString) }} {
			after, err := e(d)
			if err != nil {
				continue
			}
			if _, err := document.NewParser(nil).Parse([]byte(after.Text())); err != nil {
				t.Fatalf("%v\n%s", err, after.Text())
			}
			after.Fields()
		}
	})
}
