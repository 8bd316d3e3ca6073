package rule

import (
	"slices"
	"strings"
	"testing"

	"caliper-playground/catalog"
	"caliper-playground/engine/document"
)

// A name that no property has is told once, however often it stands; that it is
// repeated is told each time.
func TestARepeatedNameThatIsNone(t *testing.T) {
	for _, test := range []struct{ name, members string }{
		{"of a known type", `"type": "Document", "shoeSize": 1, "shoeSize": 2, "shoeSize": 3`},
		{"of no type", `"shoeSize": 1, "shoeSize": 2, "type": "Dokument", "shoeSize": 3`},
	} {
		t.Run(test.name, func(t *testing.T) {
			found := foundIn(`{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "id": "https://example.org/1", `+test.members+`}`, catalog.V1p2)
			count := func(finding string) int {
				return len(slices.DeleteFunc(slices.Clone(found), func(f string) bool { return f != finding }))
			}
			if unknown, repeated := count("error property-unknown /shoeSize"), count("error property-repeated /shoeSize"); unknown != 1 || repeated != 2 {
				t.Errorf("told %d times that it is unknown and %d times that it is repeated, want 1 and 2: %q", unknown, repeated, found)
			}
		})
	}
}

// Which of several values is meant nobody knows: each can be chosen, and the others
// are kept.
func TestRepeatedNamesAreAChoice(t *testing.T) {
	person := func(members string) string {
		return jsonObject(onlyCaliper, `"id": "https://example.org/people/7", "type": "Person"`, members)
	}
	for _, test := range []struct {
		name, members string
		choices       []string
	}{
		{"two values", `"name": "Ada", "name": "Ida"`, []string{
			`"name": "Ada", "extensions":{"name":"Ida"}`, `"name": "Ida", "extensions":{"name":"Ada"}`}},
		{"two values, one of them again, and null", `"name": "Ada", "name": "Ida", "name": null, "name": "Ada"`, []string{
			`"name": "Ada", "extensions":{"name":"Ida"}`, `"name": "Ida", "extensions":{"name":"Ada"}`}},
		{"beside what is taken", `"extensions": {"name": 7}, "name": "Ada", "name": "Ida"`, []string{
			`"extensions": {"name": 7, "name-2": "Ida"}, "name": "Ada"`, `"extensions": {"name": 7, "name-2": "Ada"}, "name": "Ida"`}},
		{"no place for the other", `"extensions": {"a": 1}, "extensions": {"b": 2}`, nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			body := []byte(person(test.members))
			if mended := Mend(body, Options{}); mended.Changed {
				t.Errorf("it is mended without being asked: %s", mended.Bytes)
			}
			findings := NewJudge(Options{}).Judge(body, nil).Findings()
			i := slices.IndexFunc(findings, func(f Finding) bool { return f.Rule == "property-repeated" })
			if i < 0 || len(findings[i].Choices) != len(test.choices) || len(findings[i].Fix) > 0 {
				t.Fatalf("want %d choices: %v", len(test.choices), findings)
			}
			for k, want := range test.choices {
				choice := findings[i].Choices[k]
				after, err := document.Patch(body, choice.Fix)
				if err != nil {
					t.Fatal(err)
				}
				if compact(string(after)) != compact(person(want)) {
					t.Errorf("%s gives %s, want %s", choice.Title, after, person(want))
				}
			}
		})
	}
}

func compact(text string) string { return strings.ReplaceAll(text, " ", "") }
