package source

import (
	"strconv"
	"strings"
	"testing"
)

// Every line has a row of its own or stands folded in one, and every note stands under
// its line.
func TestRowsHoldEveryLineAndEveryNote(t *testing.T) {
	// Seven lines; a head, two notes under line 1, lines 3 to 5 folded, and a
	// note under the last.
	var rows Rows
	rows.Note([]string{"head"})
	rows.Lines(2)
	rows.Note([]string{"a1"})
	rows.Note([]string{"b1", "b2"})
	rows.Lines(3)
	rows.Fold(5, "")
	rows.Lines(7)
	rows.Note([]string{"c1"})
	var got []string
	for row := range rows.Len {
		line, hidden, note := rows.At(row)
		if line < 0 {
			got = append(got, note)
			continue
		}
		got = append(got, strconv.Itoa(line))
		if hidden > 0 {
			got = append(got, "hides", strconv.Itoa(hidden))
		}
	}
	if want := "head 0 1 a1 b1 b2 2 3 hides 2 6 c1"; strings.Join(got, " ") != want || rows.Notes != 5 {
		t.Errorf("got %q with %d notes, want %q", strings.Join(got, " "), rows.Notes, want)
	}
	for line, want := range []int{1, 2, 6, 7, 7, 7, 8} {
		if got := rows.Of(line); got != want {
			t.Errorf("line %d is in row %d, want %d", line, got, want)
		}
	}
}
