package library

import "testing"

func TestCopyPath(t *testing.T) {
	for _, test := range []struct {
		path    string
		asLines bool
		want    string
	}{
		{"a.json", false, "a.fixed.json"}, {"x/a.JSON", false, "x/a.fixed.json"}, {"b.ndjson.gz", false, "b.fixed.ndjson"},
		{"c.jsonl", false, "c.fixed.jsonl"}, {"d", false, "d.fixed.json"}, {"e.har", true, "e.fixed.ndjson"},
	} {
		if got := CopyPath(test.path, ".fixed", test.asLines); got != test.want {
			t.Errorf("%s: %s, want %s", test.path, got, test.want)
		}
	}
	for _, test := range []struct {
		place Place
		want  string
	}{
		{Place{Path: "x/a.json"}, "x/a.fixed.json"}, {Place{Path: "b.ndjson.gz", Line: 7}, "b-7.fixed.json"},
		{Place{Path: "b.json", Line: 7, Column: 3}, "b-7-3.fixed.json"}, {Place{Path: "c.json", Element: "/1"}, "c-1.fixed.json"},
		{Place{Path: "reading-view-viewed"}, "reading-view-viewed.fixed.json"},
	} {
		if got := test.place.CopyPath(".fixed"); got != test.want {
			t.Errorf("%v: %s, want %s", test.place, got, test.want)
		}
	}
}
