package compose

import (
	"strings"
	"testing"

	"caliper-playground/catalog"
	"caliper-playground/engine/document"
)

func row(t *testing.T, version catalog.Version, id string) Draft {
	t.Helper()
	r := catalog.Get(version).Row(id)
	if r == nil {
		t.Fatalf("no row %s", id)
	}
	return New(version, r, still())
}

func parsed(t *testing.T, text string) Draft {
	t.Helper()
	d, err := empty(catalog.V1p2).WithText(text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// empty returns a draft with nothing in it.
func empty(version catalog.Version) Draft {
	source := still()
	return Draft{source: source, version: version, at: source.now(), root: &value{kind: document.Object}}
}

// edited is a small event with something of each kind in it.
const edited = `{
  "@context": "http://purl.imsglobal.org/ctx/caliper/v1p2",
  "id": "urn:uuid:32872e14-ba5d-4836-a97d-b3a98576e454",
  "type": "AnnotationEvent",
  "profile": "AnnotationProfile",
  "actor": {"id": "https://example.org/people/7", "type": "Person", "name": "Sev\u00e9n"},
  "action": "Highlighted",
  "object": "https://example.org/doc/1",
  "eventTime": "2026-03-03T09:26:54.043Z",
  "generated": {"id": "https://example.org/a/1", "type": "HighlightAnnotation", "selection": {"type": "TextPositionSelector", "start": 1, "end": 2}},
  "membership": {"id": "https://example.org/m/7", "type": "Membership", "roles": ["Learner"]},
  "mood": "bright",
  "extensions": {"a": 1.50, "b/c": {"d": [true]}}
}`

func TestEdits(t *testing.T) {
	for _, test := range []struct {
		name string
		edit func(Draft) (Draft, error)
		want string // a part of the JSON without white space, or what the error must hold after a "!"
	}{
		{"a scalar", set("/actor/name", "Eight"), `"name":"Eight"`},
		{"a scalar that is not there", set("/actor/description", "a learner"), `"name":"Sev\u00e9n","description":"a learner"`},
		{"an IRI that is not there", set("/edApp", "https://example.org/app"), `"edApp":"https://example.org/app"`},
		{"the first of an array", set("/generated/extensions", `{"x":1}`), `"extensions":{"x":1}`},
		{"an own number", set("/extensions/a", "2.50"), `"a":2.50`},
		{"an own string", set("/extensions/a", "two and a half"), `"a":"two and a half"`},
		{"a new own value", set("/extensions/new", "null"), `"new":null`},
		{"an element of an own array", set("/extensions/b~1c/d/0", "false"), `"d":[false]`},
		{"an unknown property that is there", set("/mood", "dark"), `"mood":"dark"`},
		{"a role", set("/membership/roles/0", "instructor"), `"roles":["Instructor"]`},
		{"a property of another type", add("", "scoreGiven"), "!it belongs to Score, which a GradeEvent generates"},
		{"a property as the field calls it", add("/actor", "title"), "!Caliper calls it name"},
		{"a type through its field", set("/object", "https://example.org/doc/2"), `"object":"https://example.org/doc/2"`},
		{"the event itself", set("", "x"), "!the whole event"},
		{"no pointer", set("actor", "x"), "!no JSON Pointer"},
		{"below nothing", set("/target/id", "x"), "!nothing at /target"},
		{"below a scalar", set("/action/x", "x"), "!has nothing below"},
		{"an element too far", set("/membership/roles/4", "Learner"), "!has 1 elements"},
		{"over an object", set("/actor", "https://example.org/x"), "!switch it to an IRI"},
		{"over an array", set("/membership/roles", "Learner"), "!holds an array"},
		{"over an own object", set("/extensions/b~1c", "x"), "!holds an object"},
		{"an unknown property", set("/colour", "red"), "!own attributes go into extensions"},
		{"a misspelled property", set("/actor/nmae", "x"), "!did you mean name?"},
		{"an IRI where only an object may be", func(d Draft) (Draft, error) {
			d, err := d.Remove("/generated/selection")
			if err != nil {
				return d, err
			}
			return d.SetValue("/generated/selection", "https://example.org/s")
		}, "!as an object, not an IRI"},
		{"half of JSON", set("/extensions/a", `{"x"`), "!looks like JSON but is none: line 1"},
		{"a bad time", set("/eventTime", "soon"), "!eventTime: \"soon\""},

		{"add a property", add("/actor", "dateCreated"), `"dateCreated":"2026-03-03T09:26:54.043Z"`},
		{"add an entity", add("", "session"), `"session":{"id":"https://example.org/larkmoor/campus/sessions/7","type":"Session","user":"https://example.org/people/7"`},
		{"add an own attribute", add("/extensions", "note"), `"note":"value"`},
		{"add what is there", add("/actor", "name"), "!there already"},
		{"add to an IRI", add("/object", "name"), "!switch it to an object first"},
		{"add to a list", add("/membership/roles", "x"), "!add an element"},
		{"add to a scalar", add("/action", "x"), "!takes no properties"},
		{"add nothing", add("/actor", ""), "!a name is needed"},
		{"add what the type lacks", add("/actor", "mediaType"), "!no property of Person"},
		{"add an element", element("/membership/roles"), `"roles":["Learner","Administrator"]`},
		{"add an own element", element("/extensions/b~1c/d"), `"d":[true,"value"]`},
		{"add the first element", element("/generated/otherIdentifiers"), `"otherIdentifiers":[{"type":"SystemIdentifier"`},
		{"add an element to an object", element("/actor"), "!not a list"},
		{"add an element to nothing", element("/target"), "!nothing at /target"},
		{"add an element to the event", element(""), "!the whole event"},

		{"remove a property", remove("/actor/name"), `"actor":{"id":"https://example.org/people/7","type":"Person"}`},
		{"remove the last element", remove("/membership/roles/0"), `"membership":{"id":"https://example.org/m/7","type":"Membership"}`},
		{"remove an own attribute", remove("/extensions/a"), `"extensions":{"b/c"`},
		{"remove the event", remove(""), "!the whole event"},
		{"remove nothing", remove("/target"), "!nothing at /target"},

		{"rename an own attribute", rename("/extensions/a", "z"), `"extensions":{"z":1.50,"b/c"`},
		{"rename a misspelled property", rename("/mood", "target"), `"target":"bright"`},
		{"rename a property", rename("/actor/name", "title"), `"type":"Person","title":"`},
		{"rename a required property", rename("/action", "acton"), `"acton":"`},
		{"rename to what is there", rename("/extensions/a", "b/c"), "!there already"},
		{"rename to nothing", rename("/extensions/a", ""), "!a name is needed"},
		{"rename an element", rename("/extensions/b~1c/d/0", "x"), "!have no names"},
		{"rename the context", rename("/@context", "context"), `{"context":"http`},
		{"rename the event", rename("", "x"), "!the whole event"},

		{"a type", setType("/generated", "BookmarkAnnotation"), `"type":"BookmarkAnnotation"`},
		{"a type of an IRI", setType("/object", "Document"), "!switch it to an object first"},
		{"a type that does not fit", setType("/generated", "Attempt"), "!takes Annotation, and \"Attempt\" is none"},
		{"a type misspelled", setType("/generated", "TagAnotation"), "!did you mean TagAnnotation?"},
		{"a type of an own object", setType("/extensions/b~1c", "Person"), "!no type that could be set"},

		{"to an IRI", iri("/actor"), `"actor":"https://example.org/people/7"`},
		{"to an IRI where none may be", iri("/generated/selection"), "!as an object, not an IRI"},
		{"an IRI to an IRI", iri("/object"), "!an IRI already"},
		{"a scalar to an IRI", iri("/actor/name"), "!takes no entity"},
		{"the event to an IRI", iri(""), "!the whole event"},
		{"to an object", object("/object"), `"object":{"id":"https://example.org/doc/1","type":"Document"`},
		{"an object to an object", object("/actor"), "!an object already"},
		{"nothing to an object", object("/target"), "!nothing at /target"},

		{"an action", func(d Draft) (Draft, error) { return d.SetAction("tagged") }, `"action":"Tagged"`},
		{"an action of another event", func(d Draft) (Draft, error) { return d.SetAction("Viewed") }, "!AnnotationEvent has no action \"Viewed\""},
		{"an action misspelled", set("/action", "Bokmarked"), "!did you mean Bookmarked?"},
		{"an event that is none", func(d Draft) (Draft, error) { return d.SetEvent("VewEvent") }, "!did you mean ViewEvent?"},
		{"a profile that is none", func(d Draft) (Draft, error) { return d.SetProfile("Reeding") }, "!Reading"},

		{"the context as an array", func(d Draft) (Draft, error) { return d.SetContext(ContextArray) }, `"@context":["http://purl.imsglobal.org/ctx/caliper/v1p2"]`},
		{"another context", func(d Draft) (Draft, error) { return d.AddContext("https://example.org/ctx") }, `"@context":["https://example.org/ctx","http://purl.imsglobal.org/ctx/caliper/v1p2"]`},
		{"an inline context", func(d Draft) (Draft, error) { return d.AddContext(`{"x": "https://example.org/x"}`) }, `"@context":[{"x":"https://example.org/x"},`},
		{"Caliper's context again", func(d Draft) (Draft, error) { return d.AddContext("http://purl.imsglobal.org/ctx/caliper/v1p2") }, "!stands once and last"},
		{"a context that is none", func(d Draft) (Draft, error) { return d.AddContext("here") }, "!no absolute IRI"},
		{"add to the context", add("/@context", "x"), "!nothing"},
	} {
		t.Run(test.name, func(t *testing.T) {
			d := parsed(t, edited)
			before := d.Text()
			after, err := test.edit(d)
			if d.Text() != before {
				t.Error("the draft before the edit has changed")
			}
			if wrong, isError := strings.CutPrefix(test.want, "!"); isError {
				if err == nil {
					t.Fatalf("no error; got %s", after.Compact())
				}
				if wrong != "nothing" && !strings.Contains(err.Error(), wrong) {
					t.Errorf("error %q, want one with %q", err, wrong)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			if !strings.Contains(after.Compact(), test.want) {
				t.Errorf("got %s\nwant %s in it", after.Compact(), test.want)
			}
			if !strings.Contains(after.Compact(), `"a":1.50`) && !strings.Contains(test.name, "own") && !strings.Contains(test.name, "rename") {
				t.Errorf("a number literal changed: %s", after.Compact())
			}
		})
	}
}

type edit = func(Draft) (Draft, error)

func set(pointer, text string) edit {
	return func(d Draft) (Draft, error) { return d.SetValue(pointer, text) }
}
func add(pointer, name string) edit {
	return func(d Draft) (Draft, error) { return d.Add(pointer, name) }
}
func element(pointer string) edit {
	return func(d Draft) (Draft, error) { return d.AddElement(pointer) }
}
func remove(pointer string) edit { return func(d Draft) (Draft, error) { return d.Remove(pointer) } }
func rename(pointer, name string) edit {
	return func(d Draft) (Draft, error) { return d.Rename(pointer, name) }
}
func setType(pointer, name string) edit {
	return func(d Draft) (Draft, error) { return d.SetType(pointer, name) }
}
func iri(pointer string) edit    { return func(d Draft) (Draft, error) { return d.ToIRI(pointer) } }
func object(pointer string) edit { return func(d Draft) (Draft, error) { return d.ToObject(pointer) } }

func must(t *testing.T, d Draft, edits ...edit) Draft {
	t.Helper()
	for _, e := range edits {
		var err error
		if d, err = e(d); err != nil {
			t.Fatal(err)
		}
	}
	return d
}

func noted(t *testing.T, d Draft, part string) {
	t.Helper()
	if !strings.Contains(strings.Join(d.Notes(), "\n"), part) {
		t.Errorf("notes %q, want %q among them", d.Notes(), part)
	}
}

func TestATypeThatLacksAPropertyMovesItToExtensions(t *testing.T) {
	d := must(t, parsed(t, edited), setType("/generated", "TagAnnotation"))
	if want := `"extensions":{"selection":{"type":"TextPositionSelector","start":1,"end":2}}`; !strings.Contains(d.Compact(), want) {
		t.Errorf("got %s", d.Compact())
	}
	noted(t, d, "selection does not fit TagAnnotation and was moved to extensions.")
}

func TestAnUntouchedSampleGivesWay(t *testing.T) {
	d := must(t, row(t, catalog.V1p2, "AnnotationProfile/AnnotationEvent/Bookmarked"), setType("/object", "WebPage"))
	if !strings.Contains(d.Compact(), `"annotated":"https://example.org/larkmoor/courses/bio-214/sections/02/home"`) {
		t.Errorf("the annotation, a sample, did not follow the object: %s", d.Compact())
	}
	noted(t, d, "generated, a sample, follows the new object.")
}

func TestWhatSomebodyWroteStays(t *testing.T) {
	d := must(t, row(t, catalog.V1p2, "AnnotationProfile/AnnotationEvent/Bookmarked"), set("/generated/bookmarkNotes", "mine"),
		func(d Draft) (Draft, error) { return d.SetAction("Tagged") })
	if !strings.Contains(d.Compact(), `"bookmarkNotes":"mine"`) || d.root.get("generated").get("type").str() != "TagAnnotation" {
		t.Errorf("got %s", d.Compact())
	}
	noted(t, d, "generated")
}

func TestAnEntityComesBackFromItsIRI(t *testing.T) {
	d := parsed(t, edited)
	back := must(t, d, iri("/actor"), set("/mood", "calm"), object("/actor"))
	if !back.root.get("actor").equal(d.root.get("actor")) {
		t.Errorf("got %s", back.Compact())
	}
}

func TestTheLastOfExtensionsTakesThemAlong(t *testing.T) {
	d := must(t, parsed(t, edited), remove("/extensions/a"), remove("/extensions/b~1c"))
	if strings.Contains(d.Compact(), "extensions") {
		t.Errorf("got %s", d.Compact())
	}
	noted(t, d, "extensions was removed with the last that was in it.")
}

func TestRemovingWhatIsRequiredIsNoted(t *testing.T) {
	noted(t, must(t, parsed(t, edited), remove("/eventTime")), "eventTime is required")
	noted(t, must(t, parsed(t, edited), remove("/@context")), "@context is required")
}

func TestExtensionsOf1p1AskForTheirContext(t *testing.T) {
	d := row(t, catalog.V1p1, "ReadingProfile/ViewEvent/Viewed")
	if _, err := d.SetProfile("Feedback"); err != nil {
		t.Fatal(err)
	}
	feedback := must(t, d, func(d Draft) (Draft, error) { return d.SetProfile("Feedback") })
	if !strings.Contains(feedback.Compact(), "FeedbackProfile-extension") {
		t.Errorf("got %s", feedback.Compact())
	}
	noted(t, feedback, "The context of the FeedbackProfile extension was added.")
	if _, err := d.SetType("/object", "Questionnaire"); err == nil || !strings.Contains(err.Error(), "SurveyProfile extension, whose context is not in @context") {
		t.Errorf("error %v", err)
	}
}

func TestADescribeHasNoAction(t *testing.T) {
	d, err := NewDescribe(catalog.V1p2, "Person", still())
	if err != nil {
		t.Fatal(err)
	}
	for name, e := range map[string]edit{
		"action": func(d Draft) (Draft, error) { return d.SetAction("Viewed") }, "event": func(d Draft) (Draft, error) { return d.SetEvent("ViewEvent") },
		"profile": func(d Draft) (Draft, error) { return d.SetProfile("Reading") },
	} {
		if _, err := e(d); err == nil || !strings.Contains(err.Error(), "describes an entity") {
			t.Errorf("%s: error %v", name, err)
		}
	}
	if d = must(t, d, set("/type", "Organization")); d.Type() != "Organization" {
		t.Errorf("type %s", d.Type())
	}
}
