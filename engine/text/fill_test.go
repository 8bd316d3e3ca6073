package text

import (
	"slices"
	"strings"
	"testing"
)

func TestFill(t *testing.T) {
	for _, test := range []struct {
		words string
		width int
		want  []string
	}{
		{"", 10, nil},
		{"one", 10, []string{"one"}},
		{"one two three", 7, []string{"one two", "three"}},
		{"one two three", 6, []string{"one", "two", "three"}},
		{"a word-that-is-wider b", 5, []string{"a", "word-that-is-wider", "b"}},
		{"日本 語", 5, []string{"日本", "語"}},
	} {
		if got := Fill(strings.Fields(test.words), test.width); !slices.Equal(got, test.want) {
			t.Errorf("%q in %d: %q", test.words, test.width, got)
		}
	}
}
