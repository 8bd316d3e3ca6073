package source

import "testing"

// Every line has a row of its own, and every note stands under its line.
func TestRowsHoldEveryLineAndEveryNote(t *testing.T) {
	rows := NewRows(New([]byte("[\n1,\n2,\n3\n]")))
	rows.Note(1, []string{"a", "b"})
	rows.Note(1, []string{"c"})
	rows.Note(4, []string{"d"})
	want := []string{"", "", "a", "b", "c", "", "", "", "d"}
	if rows.Len() != len(want) {
		t.Fatalf("%d rows, want %d", rows.Len(), len(want))
	}
	next := 0
	for row, words := range want {
		noted, line, isNote := rows.At(row)
		if noted != words || isNote != (words != "") {
			t.Errorf("row %d says %q, want %q", row, noted, words)
		}
		if isNote {
			continue
		}
		if line != next || rows.Of(line) != row {
			t.Errorf("row %d is line %d in row %d, want line %d", row, line, rows.Of(line), next)
		}
		next++
	}
}
