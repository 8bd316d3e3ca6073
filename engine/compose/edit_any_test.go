package compose

import (
	"strings"
	"testing"
)

func TestAnyValueIsTaken(t *testing.T) {
	for _, test := range []struct {
		name, pointer, text string
		want                string // a part of the JSON, or of the error after a "!"
	}{
		{"an action of no event", "/action", "Submited", `"action":"Submited"`},
		{"an action of another event", "/action", "Viewed", `"action":"Viewed"`},
		{"an event type that is none", "/type", "VeiwEvent", `"type":"VeiwEvent"`},
		{"a profile that is none", "/profile", "Reading", `"profile":"Reading"`},
		{"a time in words", "/eventTime", "yesterday", `"eventTime":"yesterday"`},
		{"a time that would be brought to UTC", "/eventTime", "2026-03-02T10:15:00+01:00", `"eventTime":"2026-03-02T10:15:00+01:00"`},
		{"a number for a time", "/eventTime", "1772442900", `"eventTime":1772442900`},
		{"a number as written", "/eventTime", "1.50e+1", `"eventTime":1.50e+1`},
		{"null for an object", "/actor", "null", `"actor":null`},
		{"true for an IRI", "/object", "true", `"object":true`},
		{"digits as a string", "/actor/name", `"7"`, `"name":"7"`},
		{"an empty string", "/actor/id", `""`, `"id":""`},
		{"an empty object", "/actor", "{}", `"actor":{}`},
		{"a list for an object", "/actor", "[1, null]", `"actor":[1,null]`},
		{"an element", "/membership/roles/0", "Pupil", `"roles":["Pupil"]`},
		{"no list for a list", "/membership/roles", "Learner", `"roles":"Learner"`},
		{"a context of nobody", "/@context", "https://example.org/own", `"@context":"https://example.org/own"`},
		{"a property that is not there", "/target", "7", `"target":7`},
		{"a property of no type", "/actor/age", "7", `"age":7`},
		{"the whole event", "", "7", "!the whole event"},
		{"below a string", "/object/name", "x", "!nothing below it"},
		{"half an object", "/actor", `{"id"`, "!in quotes"},
		{"no UTF-8", "/action", "\xff", "!UTF-8"},
	} {
		t.Run(test.name, func(t *testing.T) {
			d := parsed(t, edited)
			after, err := d.SetAny(test.pointer, test.text)
			if wrong, isError := strings.CutPrefix(test.want, "!"); isError {
				if err == nil || !strings.Contains(err.Error(), wrong) || after.Text() != d.Text() {
					t.Errorf("error %v, want one with %q and the event as it was", err, wrong)
				}
				return
			}
			if err != nil || !strings.Contains(after.Compact(), test.want) {
				t.Fatalf("%v: got %s\nwant %s in it", err, after.Compact(), test.want)
			}
			if again, err := after.SetAny(test.pointer, after.Raw(test.pointer)); err != nil || again.Compact() != after.Compact() {
				t.Errorf("Raw and SetAny do not go together: %v\n%s", err, again.Compact())
			}
			for _, rest := range []string{`"mood":"bright"`, `"a":1.50`, `"selection":{`} {
				if !strings.Contains(after.Compact(), rest) {
					t.Errorf("%s is lost: %s", rest, after.Compact())
				}
			}
		})
	}
}

func TestAnyNameIsTaken(t *testing.T) {
	d := parsed(t, edited)
	after, err := d.AddAny("/actor", "e-mail", "sev@example.org")
	if err != nil || !strings.Contains(after.Compact(), `"e-mail":"sev@example.org"}`) {
		t.Errorf("%v: %s", err, after.Compact())
	}
	if after, err = d.AddAny("", "a/b~c", "1"); err != nil || !strings.HasSuffix(after.Compact(), `,"a/b~c":1}`) {
		t.Errorf("a name that pointers must escape: %v: %s", err, after.Compact())
	}
	for name, refused := range map[string][2]string{
		"a name that is there": {"/actor", "name"}, "no name": {"/actor", ""}, "in a list": {"/membership/roles", "x"}, "in an IRI": {"/object", "x"}, "nowhere": {"/target", "x"},
	} {
		if after, err := d.AddAny(refused[0], refused[1], "1"); err == nil || after.Text() != d.Text() {
			t.Errorf("%s: error %v", name, err)
		}
	}
	if raw := d.Raw("/target"); raw != "" {
		t.Errorf("there is nothing, and Raw says %s", raw)
	}
}

func TestKindOf(t *testing.T) {
	for text, want := range map[string]string{
		"7": "a number", "seven": "a string", `"7"`: "a string", "null": "null", "true": "true", "{}": "an object", "[]": "an array", "": "a string", "{": "",
	} {
		if got := KindOf(text); got != want {
			t.Errorf("KindOf(%q) = %q, want %q", text, got, want)
		}
	}
}

func TestAnyValueOfTheEnvelope(t *testing.T) {
	e := two(t)
	for _, test := range []struct {
		name string
		edit func() (Envelope, error)
		want string
	}{
		{"a number for a time", func() (Envelope, error) { return e.SetAny("/sendTime", "7") }, `"sendTime":7`},
		{"a version that is none", func() (Envelope, error) { return e.SetAny("/dataVersion", "v1p3") }, `"dataVersion":"v1p3"`},
		{"a member of no envelope", func() (Envelope, error) { return e.SetAny("/extra", "{}") }, `"extra":{}`},
		{"another name", func() (Envelope, error) { return e.Rename("/sendTime", "sentTime") }, `,"sentTime":"2026`},
		{"the data", func() (Envelope, error) { return e.SetAny("/data", "7") }, "!event by event"},
		{"no name", func() (Envelope, error) { return e.SetAny("/", "7") }, "!a name is needed"},
		{"half an object", func() (Envelope, error) { return e.SetAny("/sensor", "{") }, "!in quotes"},
		{"a name that is there", func() (Envelope, error) { return e.Rename("/sendTime", "sensor") }, "!there already"},
		{"the name of the data", func() (Envelope, error) { return e.Rename("/sendTime", "data") }, "!there already"},
		{"another name of nothing", func() (Envelope, error) { return e.Rename("/extra", "x") }, "!there is no extra"},
		{"another name of the data", func() (Envelope, error) { return e.Rename("/data", "x") }, "!event by event"},
	} {
		t.Run(test.name, func(t *testing.T) {
			after, err := test.edit()
			if wrong, isError := strings.CutPrefix(test.want, "!"); isError {
				if err == nil || !strings.Contains(err.Error(), wrong) || after.Text() != e.Text() {
					t.Errorf("error %v, want one with %q", err, wrong)
				}
			} else if err != nil || !strings.Contains(after.Compact(), test.want) || after.Len() != 2 {
				t.Errorf("%v: %s", err, after.Compact())
			}
		})
	}
	if raw := e.Raw("/sensor"); raw != `"`+DefaultSensor+`"` {
		t.Errorf("Raw says %s", raw)
	}
}

// TestTheFormTakesAnyValue puts every kind of value at every place of an event,
// and looks whether the form and the usual edits bear it.
func TestTheFormTakesAnyValue(t *testing.T) {
	d := parsed(t, edited)
	for _, f := range d.Fields() {
		for _, text := range []string{"null", "true", "7", "x", "{}", "[]", `[{"id": 7}]`, `{"type": [], "id": {}}`} {
			after, err := d.SetAny(f.Pointer, text)
			if err != nil {
				t.Fatalf("%s as %s: %v", f.Pointer, text, err)
			}
			for _, g := range after.Fields() {
				if !strings.HasPrefix(g.Pointer, f.Pointer) && !strings.HasPrefix(f.Pointer, g.Pointer) {
					continue
				}
				for _, edit := range []edit{remove(g.Pointer), iri(g.Pointer), object(g.Pointer), element(g.Pointer), set(g.Pointer, "x"), add(g.Pointer, "name")} {
					if changed, err := edit(after); err != nil && changed.Text() != after.Text() {
						t.Fatalf("%s as %s, then %s: %v, yet it changed", f.Pointer, text, g.Pointer, err)
					}
				}
			}
			_, _, _ = after.Row(), after.FileName(), after.Renewed().Text()
		}
	}
}
