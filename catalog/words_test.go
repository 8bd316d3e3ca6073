package catalog

import (
	"slices"
	"testing"
)

func TestWords(t *testing.T) {
	eachVersion(t, func(t *testing.T, v *Vocabulary) {
		words := v.Words()
		if !slices.IsSorted(words) || len(slices.Compact(slices.Clone(words))) != len(words) || slices.Contains(words, "") {
			t.Error("not sorted, or with repeats or an empty word")
		}
		for _, x := range everything(v) {
			name := x.name
			switch x.kind {
			case "property":
				name = name[1+slices.Index([]byte(name), '.'):]
			case "term":
				name = name[1+slices.Index([]byte(name), '/'):]
			}
			if _, there := slices.BinarySearch(words, name); !there {
				t.Errorf("%s %s is missing", x.kind, name)
			}
		}
		for _, name := range []string{"sensor", "sendTime", "dataVersion", "data", "@context", "@id", "@type"} {
			if !slices.Contains(words, name) {
				t.Errorf("%s is missing", name)
			}
		}
	})
	old := Get(V1p1).Words()
	for _, name := range []string{"navigatedFrom", "objectType", "normalScore", "Rewound", "EpubPart", "FeedbackEvent"} {
		if !slices.Contains(old, name) {
			t.Errorf("1.1: %s is missing", name)
		}
	}
	if slices.Contains(Get(V1p2).Words(), "navigatedFrom") {
		t.Error("1.2 has a property that only 1.1 deprecates")
	}
}

func TestWordsIsTheCallersOwn(t *testing.T) {
	words := Get(V1p2).Words()
	words[0] = "changed"
	if Get(V1p2).Words()[0] == "changed" {
		t.Error("a caller's change is seen by others")
	}
}
