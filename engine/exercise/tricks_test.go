package exercise

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"caliper-playground/catalog"
	"caliper-playground/engine/document"
	"caliper-playground/engine/rule"
	"caliper-playground/fixtures"
)

// TestTricks answers each exercise of a document by all that does away with a mistake
// and misses the point: the event is deleted, or another one sent in its place; what is
// wrong is moved into extensions or taken away.
func TestTricks(t *testing.T) {
	for _, e := range BuiltIn() {
		if e.Request {
			continue
		}
		for what, trick := range tricks(e) {
			if judgedAs(e, trick).Solved && !sayAlike(trick, e.Solution) && solved(t, e, trick) {
				t.Errorf("%s is solved: %s:\n%s", e.Name, what, trick)
			}
		}
	}
}

// TestTricksInRequests sends the right requests with nothing in them, or with another
// event.
func TestTricksInRequests(t *testing.T) {
	for _, e := range BuiltIn() {
		if !e.Request || len(e.Aims.Rows) == 0 {
			continue // one asks for no message
		}
		t.Run(e.Name, func(t *testing.T) {
			t.Parallel()
			empty := emptyEnvelope(e.Spec)
			aside := strings.TrimSuffix(empty, "}") + `,"extensions":{{event}}}`
			other := strings.Replace(empty, "[]", `[`+strings.NewReplacer("NavigationEvent", "ViewEvent", "NavigatedTo", "Viewed").Replace(e.fixture)+`]`, 1)
			for what, body := range map[string]string{"empty": empty, "put aside": aside, "another": other, "nothing": ""} {
				trick := bodies().ReplaceAllString(e.Solution, "\n\n"+strings.ReplaceAll(body, "$", "$$")+"\n")
				if trick == e.Solution {
					t.Fatalf("nothing was changed in\n%s", trick)
				}
				if solved(t, e, trick) {
					t.Errorf("it is solved by requests whose event is %s:\n%s", what, trick)
				}
			}
		})
	}
}

// bodies finds the bodies of requests: what stands behind an empty line, as far as the
// next request.
var bodies = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`(?s)\n\n[{\[].*?(\n\}\n|\}\}\n)`) })

// solved says whether an answer solves an exercise over the real endpoint.
func solved(t *testing.T, e *Exercise, answer string) bool {
	t.Helper()
	o, err := Check(t.Context(), t.TempDir(), e, answer)
	if err != nil {
		t.Fatalf("%s: %v", e.Name, err)
	}
	return o.Solved
}

// sayAlike says whether two texts are the same JSON, in whatever order members stand.
func sayAlike(a, b string) bool {
	x, err := document.NewParser(nil).Parse([]byte(a))
	y, err2 := document.NewParser(nil).Parse([]byte(b))
	return err == nil && err2 == nil && document.Equal(x, 0, y, 0)
}

func tricks(e *Exercise) map[string]string {
	all := map[string]string{
		"nothing": "", "an empty object": "{}", "an empty list": "[]", "null": "null", "the start": e.Start,
		"an empty envelope": emptyEnvelope(e.Spec),
	}
	d, err := document.NewParser(nil).Parse([]byte(e.Start))
	if err != nil {
		return all
	}
	all["all of it in extensions"] = `{"extensions":` + e.Start + `}`
	all["an empty envelope with extensions"] = strings.TrimSuffix(emptyEnvelope(e.Spec), "}") + `,"extensions":` + e.Start + `}`
	for at := range wrongPlaces(e) {
		if at == "" {
			continue
		}
		if !slices.Contains(e.Aims.Gone, at) && !slices.Contains(e.Aims.Lacks, at) {
			all["without "+at] = patched(e.Start, document.Op{Op: "remove", Path: at})
		}
		for _, named := range []string{at, parent(at)} {
			if id := d.Find(named + "/id"); id != document.None && named != "" {
				all["with "+named+" by its IRI alone"] = patched(e.Start, document.Op{Op: "replace", Path: named, Value: d.Raw(id)})
			}
		}
		for _, holder := range []string{parent(at), eventOf(d, at)} {
			all["moved "+at+" to "+holder+"/extensions"] = movedAside(d, e.Start, at, holder)
		}
		if above := parent(at); above != "" {
			all["without "+above] = patched(e.Start, document.Op{Op: "remove", Path: above})
		}
	}
	for _, set := range fixtures.Sets(e.Spec) {
		if set.Name != fixtures.Rows {
			continue
		}
		types := map[string]bool{}
		for _, f := range set.Fixtures {
			event := strings.Split(f.RowID, "/")[1]
			if types[event] {
				continue // one of each type of event will do
			}
			if slices.Contains(e.Aims.Rows, f.RowID) {
				continue // another event of the row may be a right answer
			}
			types[event] = true
			all["the fixture "+f.Name] = string(f.Data)
			all["the fixture "+f.Name+", of the same actor, object and time"] = disguised(d, f)
		}
	}
	delete(all, "")
	return all
}

func emptyEnvelope(v catalog.Version) string {
	return fmt.Sprintf(`{"sensor":"https://example.org/sensor","sendTime":"2026-01-13T16:20:06.000Z","dataVersion":%q,"data":[]}`, catalog.Get(v).Context)
}

// wrongPlaces are the places of the start where something is found, with the places
// that stand in their way.
func wrongPlaces(e *Exercise) map[string]bool {
	all := map[string]bool{}
	for f := range look(e.Spec, []Attempt{{Method: "POST", Status: 200, Body: e.Start, Wrapped: true}}).findings() {
		if f.Severity > rule.Info || slices.Contains(e.Aims.Without, f.Rule) {
			all[f.Pointer] = true
		}
	}
	return all
}

func parent(at string) string { return at[:max(0, strings.LastIndexByte(at, '/'))] }

// eventOf is the place of the event or entity that a place is in.
func eventOf(d *document.Document, at string) string {
	parts := strings.Split(at, "/")
	switch {
	case d.Nodes[0].Kind == document.Array:
		return "/" + parts[1]
	case len(parts) > 2 && parts[1] == "data":
		return "/data/" + parts[2]
	}
	return ""
}

// patched is a text with changes, or the text where they do not fit.
func patched(s string, ops ...document.Op) string {
	changed, err := document.Patch([]byte(s), ops)
	if err != nil {
		return s
	}
	return string(changed)
}

// movedAside moves a value into the extensions of what holds it.
func movedAside(d *document.Document, s, at, holder string) string {
	if d.Find(holder+"/extensions") == document.None {
		s = patched(s, document.Op{Op: "add", Path: holder + "/extensions", Value: []byte("{}")})
	}
	return patched(s, document.Op{Op: "move", From: at, Path: holder + "/extensions/moved"})
}

// disguised is a fixture with the actor, object, id and time of a start.
func disguised(start *document.Document, f fixtures.Fixture) string {
	var ops []document.Op
	for _, at := range []string{"/id", "/actor", "/object", "/eventTime", "/generated", "/target"} {
		for _, of := range []string{"", "/0", "/data/0"} {
			if n := start.Find(of + at); n != document.None {
				ops = append(ops, document.Op{Op: "add", Path: at, Value: start.Raw(n)})
				break
			}
		}
	}
	return patched(string(f.Data), ops...)
}
