package report

import (
	"slices"
	"strings"
	"testing"

	"caliper-playground/engine/library"
	"caliper-playground/engine/rule"
)

func TestExcerpt(t *testing.T) {
	long := strings.Repeat("x", 1<<20)
	tests := []struct {
		name    string
		source  string
		finding rule.Finding
		want    []string
	}{
		{"the first line", `{"a": 1}`, rule.Finding{Line: 1, Column: 7, Start: 6, End: 7},
			[]string{`     1 │ {"a": 1}`, `       │       ^`}},
		{"with the line above", "{\r\n  \"a\": 12\r\n}", rule.Finding{Line: 2, Column: 8, Start: 10, End: 12},
			[]string{`     1 │ {`, `     2 │   "a": 12`, `       │        ^^`}},
		{"wide characters move the caret", `{"名": 1}`, rule.Finding{Line: 1, Column: 7, Start: 8, End: 9},
			[]string{`     1 │ {"名": 1}`, `       │        ^`}},
		{"a tab is as wide as it is shown", "\t1", rule.Finding{Line: 1, Column: 2, Start: 1, End: 2},
			[]string{`     1 │     1`, `       │     ^`}},
		{"an object over many lines gets carets on its first", "{\n}", rule.Finding{Line: 1, Column: 1, Start: 0, End: 3},
			[]string{`     1 │ {`, `       │ ^`}},
		{"a line of an NDJSON file keeps its number", `{}`, rule.Finding{Line: 40, Column: 1, Start: 0, End: 2},
			[]string{`    40 │ {}`, `       │ ^^`}},
		{"behind the end there is one caret", `{`, rule.Finding{Line: 1, Column: 2, Start: 1},
			[]string{`     1 │ {`, `       │  ^`}},
		{"no such line", `{}`, rule.Finding{Line: 9, Column: 1, Start: 9}, nil},
		{"no source", "", rule.Finding{Line: 2, Column: 1}, nil},
		{"a long line is cut around the place", long + "!" + long,
			rule.Finding{Line: 1, Column: 1<<20 + 1, Start: 1 << 20, End: 1<<20 + 1},
			[]string{
				`     1 │ …` + strings.Repeat("x", excerptBefore) + "!" + strings.Repeat("x", excerptAfter-1),
				`       │ ` + strings.Repeat(" ", excerptBefore+1) + "^"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := (&source{of: library.Document{Data: []byte(test.source)}}).excerpt(test.finding)
			if !slices.Equal(got, test.want) {
				t.Errorf("got:\n%s\nwant:\n%s", strings.Join(got, "\n"), strings.Join(test.want, "\n"))
			}
		})
	}
}
