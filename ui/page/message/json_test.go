package message

import (
	"strconv"
	"strings"
	"testing"
)

func TestRowsOfTheJSONTab(t *testing.T) {
	// Seven lines; a head, two notes under line 1, lines 3 to 5 folded, and a
	// note under the last.
	j := &jsonText{}
	w := jsonWriter{text: j}
	w.notes(-1, []string{"head"})
	w.lines(2)
	w.notes(1, []string{"a1"})
	w.notes(1, []string{"b1", "b2"})
	w.lines(3)
	w.fold(5, "")
	w.lines(7)
	w.notes(6, []string{"c1"})
	var got []string
	for row := range j.rows {
		s, line := j.at(row)
		if line < 0 {
			got = append(got, s.drawn[row-s.row])
			continue
		}
		got = append(got, strconv.Itoa(line))
		if s.hidden > 0 {
			got = append(got, "hides", strconv.Itoa(s.hidden))
		}
	}
	if want := "head 0 1 a1 b1 b2 2 3 hides 2 6 c1"; strings.Join(got, " ") != want {
		t.Errorf("got %q, want %q", strings.Join(got, " "), want)
	}
	for line, want := range []int{1, 2, 6, 7, 7, 7, 8} {
		if got := j.rowOf(line); got != want {
			t.Errorf("line %d is in row %d, want %d", line, got, want)
		}
	}
}
