package conformance_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"caliper-playground/catalog"
	"caliper-playground/engine/conformance"
	"caliper-playground/engine/document"
	"caliper-playground/engine/rule"
	"caliper-playground/fixtures"
)

// facts are the places of an event that say what happened. A mend may say them
// again where they are merely misspelled, and must not make one up.
var facts = []string{"/action", "/type", "/actor/type", "/object/type", "/generated/type", "/target/type"}

// change is one way to write a fact that is no longer what it was.
type change struct {
	name string
	op   func(place, word string, v *catalog.Vocabulary) document.Op
}

func replaced(value func(word string, v *catalog.Vocabulary) any) func(string, string, *catalog.Vocabulary) document.Op {
	return func(place, word string, v *catalog.Vocabulary) document.Op {
		b, err := json.Marshal(value(word, v))
		if err != nil {
			panic(err)
		}
		return document.Op{Op: "replace", Path: place, Value: b}
	}
}

func always(value any) func(string, *catalog.Vocabulary) any {
	return func(string, *catalog.Vocabulary) any { return value }
}

func spelled(change func(word string) string) func(string, *catalog.Vocabulary) any {
	return func(word string, _ *catalog.Vocabulary) any { return change(word) }
}

// destroyed leaves nothing of a fact.
var destroyed = []change{
	{"missing", func(place, _ string, _ *catalog.Vocabulary) document.Op {
		return document.Op{Op: "remove", Path: place}
	}},
	{"null", replaced(always(nil))},
	{"nonsense", replaced(always("Xyzzyplugh"))},
	{"a number", replaced(always(7))},
}

// misspelled leaves a fact to be read.
var misspelled = []change{
	{"a letter dropped", replaced(spelled(func(word string) string { return word[:len(word)/2] + word[len(word)/2+1:] }))},
	{"a letter doubled", replaced(spelled(func(word string) string { return word[:len(word)/2] + word[len(word)/2-1:] }))},
	{"two letters swapped", replaced(spelled(func(word string) string {
		at := len(word) / 2
		for at+1 < len(word)-1 && word[at] == word[at+1] {
			at++
		}
		return word[:at] + word[at+1:at+2] + word[at:at+1] + word[at+2:]
	}))},
	{"small letters", replaced(spelled(strings.ToLower))},
	{"an array of one", replaced(func(word string, _ *catalog.Vocabulary) any { return []string{word} })},
	{"a full IRI", replaced(func(word string, v *catalog.Vocabulary) any {
		if a := v.Action(word); a != nil {
			return a.IRI
		}
		return v.Namespace + word
	})},
}

// altered calls test for every fact of every row's fixture, changed in every
// one of the ways.
func altered(t *testing.T, ways []change, test func(name, place string, original, body []byte, version catalog.Version)) {
	t.Helper()
	for _, version := range catalog.Versions() {
		rows, err := fixtures.Load(version, "rows")
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range rows {
			for _, place := range facts {
				word := factAt(t, f.Data, place)
				if word == "" {
					continue
				}
				for _, way := range ways {
					body, err := document.Patch(f.Data, []document.Op{way.op(place, word, catalog.Get(version))})
					if err != nil {
						t.Fatal(err)
					}
					test(fmt.Sprintf("%s %s, %s %s", version, f.Name, place, way.name), place, f.Data, body, version)
				}
			}
		}
	}
}

// factAt returns the word at a place, or "".
func factAt(t *testing.T, body []byte, place string) string {
	t.Helper()
	doc, err := document.NewParser(nil).Parse(body)
	if err != nil {
		t.Fatal(err)
	}
	n := doc.Find(place)
	if n == document.None || doc.Nodes[n].Kind != document.String {
		return ""
	}
	return doc.Text(n)
}

// credits returns the marks that an event earns, in words.
func credits(body []byte, version catalog.Version) []string {
	var marks []string
	for _, item := range conformance.NewAssessor(conformance.Options{Spec: version}).Assess(body, nil).Items {
		for _, c := range item.Credits {
			marks = append(marks, fmt.Sprint(c))
		}
	}
	return marks
}

// TestNoFactIsMadeUp destroys facts, and lets the documents be mended: no mark
// is earned that was not there before, and as good as no fact invented.
func TestNoFactIsMadeUp(t *testing.T) {
	documents, invented, stolen := 0, 0, 0
	altered(t, destroyed, func(name, _ string, original, body []byte, version catalog.Version) {
		documents++
		mended := rule.Mend(body, rule.Options{Spec: version}).Bytes
		for _, place := range facts {
			was, is := factAt(t, original, place), factAt(t, mended, place)
			if is != was && is != factAt(t, body, place) {
				invented++
				t.Logf("%s: %s was %q and is %q", name, place, was, is)
				break
			}
		}
		theirs := credits(original, version)
		for _, mark := range credits(mended, version) {
			if !slices.Contains(theirs, mark) {
				stolen++
				t.Errorf("%s: earns %s, which it did not before", name, mark)
				break
			}
		}
	})
	t.Logf("%d documents with a destroyed fact: %d invented, %d with a mark that was not theirs", documents, invented, stolen)
	if invented*100 > documents {
		t.Errorf("%d of %d facts are invented, more than 1%%", invented, documents)
	}
}

// TestMisspelledFactsAreRestored misspells facts, and lets them be mended.
func TestMisspelledFactsAreRestored(t *testing.T) {
	documents, restored := 0, 0
	altered(t, misspelled, func(name, place string, original, body []byte, version catalog.Version) {
		documents++
		mended := rule.Mend(body, rule.Options{Spec: version}).Bytes
		if was, is := factAt(t, original, place), factAt(t, mended, place); was != is {
			t.Logf("%s: %s was %q and is %q", name, place, was, is)
			return
		}
		restored++
	})
	t.Logf("%d of %d misspelled facts are restored", restored, documents)
	if restored*100 < 97*documents {
		t.Errorf("%d of %d misspelled facts are restored, fewer than 97%%", restored, documents)
	}
}
