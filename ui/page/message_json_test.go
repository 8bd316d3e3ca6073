package page

import (
	"strconv"
	"strings"
	"testing"
)

func TestRowsOfTheJSONTab(t *testing.T) {
	// Five lines; two notes under line 1, one of them of two lines, and one
	// under the last.
	j := &jsonText{head: []string{"head"}, notes: []note{
		{line: 1, row: 3, lines: []string{"a1"}},
		{line: 1, row: 4, lines: []string{"b1", "b2"}},
		{line: 4, row: 9, lines: []string{"c1"}},
	}, rows: 10}
	var got []string
	for row := range j.rows {
		noted, line, isNote := j.at(row)
		if !isNote {
			noted = strconv.Itoa(line)
		}
		got = append(got, noted)
	}
	if want := "head 0 1 a1 b1 b2 2 3 4 c1"; strings.Join(got, " ") != want {
		t.Errorf("got %q, want %q", strings.Join(got, " "), want)
	}
}
