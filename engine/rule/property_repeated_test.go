package rule

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"caliper-playground/catalog"
	"caliper-playground/engine/document"
	"caliper-playground/fixtures"
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
		{"two of which a word says the same", `"otherIdentifiers": [{"type": "SystemIdentifier", "identifierType": "Other", "identifier": "a"}], "otherIdentifiers": [{"type": "SystemIdentifier", "identifierType": "Other", "identifier": "b"}]`, []string{
			`"otherIdentifiers": [{"type": "SystemIdentifier", "identifierType": "Other", "identifier": "a"}], "extensions": {"otherIdentifiers": [{"type": "SystemIdentifier", "identifierType": "Other", "identifier": "b"}]}`, `"otherIdentifiers": [{"type": "SystemIdentifier", "identifierType": "Other", "identifier": "b"}], "extensions": {"otherIdentifiers": [{"type": "SystemIdentifier", "identifierType": "Other", "identifier": "a"}]}`}},
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
			titles := map[string]bool{}
			for k, want := range test.choices {
				choice := findings[i].Choices[k]
				if titles[choice.Title] {
					t.Errorf("two choices are called %q", choice.Title)
				}
				titles[choice.Title] = true
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

// TestRepeatedNamesThatSayTheSameStandOnce writes each member of built-in documents, of
// mistakes as well, twice or three times: the patch of one finding takes the repeats out
// and nothing else, so that whoever reads but one of the members loses nothing by it; and
// the patches of all findings, applied in their order, come to what they come to of the
// document itself, but for repeats of what another mend moved.
func TestRepeatedNamesThatSayTheSameStandOnce(t *testing.T) {
	told, moved := 0, 0
	for _, set := range []string{fixtures.Rows, fixtures.Mistakes} {
		documents, err := fixtures.Load(catalog.V1p2, set)
		if err != nil {
			t.Fatal(err)
		}
		for i, f := range documents {
			d, err := document.NewParser(nil).Parse(f.Data)
			if err != nil || len(d.Duplicates) > 0 || set == fixtures.Rows && i%10 != 0 {
				continue
			}
			plain, _ := applyFixes(f.Data, NewJudge(Options{}).Judge(f.Data, nil).Findings())
			for n := 1; n < len(d.Nodes); n++ {
				node := &d.Nodes[n]
				if !node.IsMember() || node.Kind == document.Null {
					continue
				}
				member := "," + document.Quote(d.Name(document.NodeID(n))) + ":" + string(d.Raw(document.NodeID(n)))
				for _, times := range []int{1, 2} {
					body := slices.Concat(f.Data[:node.End], []byte(strings.Repeat(member, times)), f.Data[node.End:])
					findings := NewJudge(Options{}).Judge(body, nil).Findings()
					here, without := repeatedOnce(t, f.Name, body, f.Data, findings)
					told, moved = told+here, moved+without
					all, failed := applyFixes(body, findings)
					if failed >= 0 || here > without && tight(all) != tight(plain) {
						t.Errorf("%s: the patches of all, of which number %d failed, give\n%s\nwant\n%s", f.Name, failed, all, plain)
					}
				}
			}
		}
	}
	if told < 1000 || moved*20 > told {
		t.Errorf("%d findings told of repeated names, %d of them without a patch", told, moved)
	}
}

// repeatedOnce tries each finding of a repeated name for itself, and says how many there
// are, and how many have no patch beside those of the others.
func repeatedOnce(t *testing.T, name string, body, original []byte, findings []Finding) (told, without int) {
	t.Helper()
	for _, f := range findings {
		if f.Rule != "property-repeated" {
			continue
		}
		told++
		alone, err := document.Patch(body, PatchAlone(body, Options{}, f))
		if err != nil || tight(alone) != tight(original) {
			t.Errorf("%s: the patch of one gives\n%s\nwant\n%s\n%v", name, alone, original, err)
		}
		if len(f.Fix) == 0 {
			without++
		}
		for _, op := range f.Fix {
			if op.Op != "move" || op.From != op.Path {
				t.Errorf("%s: to whoever reads one member alone, %s does something", name, op)
			}
		}
	}
	return told, without
}

// tight is a text without what is laid out in it.
func tight(text []byte) string {
	var b bytes.Buffer
	if err := json.Compact(&b, text); err != nil {
		return err.Error()
	}
	return b.String()
}

func compact(text string) string { return strings.ReplaceAll(text, " ", "") }

// BenchmarkMendingRepeatedNames mends an object in which one name stands ten thousand
// times.
func BenchmarkMendingRepeatedNames(b *testing.B) {
	body := []byte(jsonObject(onlyCaliper, `"id": "https://example.org/people/7", "type": "Person"`+strings.Repeat(`, "name": "Ada"`, 10_000)))
	for b.Loop() {
		if mended := Mend(body, Options{}); len(mended.Bytes) > 1000 {
			b.Fatalf("%d bytes are left", len(mended.Bytes))
		}
	}
}
