package diff

import (
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"
)

// write gives a comparison as text: " ", "-" or "+" before each line.
func write(lines []Line) string {
	var b strings.Builder
	for _, l := range lines {
		b.WriteByte(" -+"[l.Kind])
		b.WriteString(l.Text)
	}
	return b.String()
}

func TestLines(t *testing.T) {
	for _, test := range []struct{ name, before, after, want string }{
		{"nothing at all", "", "", ""},
		{"the same", "a b c", "a b c", " a b c"},
		{"one for another", "a b c", "a x c", " a-b+x c"},
		{"all new", "", "a b", "+a+b"},
		{"all gone", "a b", "", "-a-b"},
		{"at the start", "a b", "x a b", "+x a b"},
		{"at the end", "a b", "a b x", " a b+x"},
		{"nothing alike", "a b", "x y", "-a-b+x+y"},
		{"moved", "a b c d", "b c d a", "-a b c d+a"},
		{"two places", "a b c d e", "a x c d y e", " a-b+x c d+y e"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := write(Lines(strings.Fields(test.before), strings.Fields(test.after))); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

// TestBothTextsAreInIt reads the two texts back out of comparisons of texts made
// at random.
func TestBothTextsAreInIt(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	text := func(n int) []string {
		lines := make([]string, r.IntN(n))
		for i := range lines {
			lines[i] = strconv.Itoa(r.IntN(5))
		}
		return lines
	}
	for i := range 500 {
		before, after := text(30), text(30)
		if i == 0 { // too different for a shortest way
			before, after = make([]string, 2*maxEdits), make([]string, 2*maxEdits)
			for j := range before {
				before[j], after[j] = "b"+strconv.Itoa(j), "a"+strconv.Itoa(j)
			}
		}
		var gotBefore, gotAfter []string
		for _, l := range Lines(before, after) {
			if l.Kind != Added {
				gotBefore = append(gotBefore, l.Text)
				if l.Before != len(gotBefore) {
					t.Fatalf("line %d is numbered %d", len(gotBefore), l.Before)
				}
			}
			if l.Kind != Removed {
				gotAfter = append(gotAfter, l.Text)
				if l.After != len(gotAfter) {
					t.Fatalf("line %d is numbered %d", len(gotAfter), l.After)
				}
			}
		}
		if strings.Join(gotBefore, " ") != strings.Join(before, " ") || strings.Join(gotAfter, " ") != strings.Join(after, " ") {
			t.Fatalf("of %q and %q came %q and %q", before, after, gotBefore, gotAfter)
		}
	}
}

func TestChanged(t *testing.T) {
	removed, added := Changed(Lines([]string{"a", "b"}, []string{"a", "c", "d"}))
	if removed != 1 || added != 2 {
		t.Errorf("got %d and %d", removed, added)
	}
}
