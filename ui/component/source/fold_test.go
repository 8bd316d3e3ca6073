package source

import (
	"slices"
	"strings"
	"testing"

	"github.com/muesli/termenv"

	"caliper-playground/ui/style"
)

// nested has an object that begins on the line of the array around it.
const nested = `{
  "data": [{
    "a": 1,
    "b": [
      true
    ]
  }],
  "flat": {}
}
`

func TestFoldAt(t *testing.T) {
	s := New([]byte(nested))
	for line, want := range map[int]int{0: 8, 1: 6, 3: 5} {
		if last, ok := s.FoldAt(line); !ok || last != want {
			t.Errorf("line %d folds up to %d, %v; want %d", line, last, ok, want)
		}
	}
	for _, line := range []int{-1, 2, 4, 5, 6, 7, 8, 9, 100} {
		if last, ok := s.FoldAt(line); ok {
			t.Errorf("line %d folds up to %d", line, last)
		}
	}
}

func TestEnclosing(t *testing.T) {
	s := New([]byte(nested))
	for line, want := range map[int]int{1: 0, 2: 1, 3: 1, 4: 3, 5: 3, 6: 1, 7: 0, 8: 0} {
		if first, ok := s.Enclosing(line); !ok || first != want {
			t.Errorf("line %d stands within what begins on %d, %v; want %d", line, first, ok, want)
		}
	}
	if _, ok := s.Enclosing(0); ok {
		t.Error("nothing is around the root")
	}
}

func TestOutline(t *testing.T) {
	s := New([]byte(nested))
	for depth, want := range [][]int{{0}, {1}, {1}, {3}, nil} {
		if got := s.Outline(depth); !slices.Equal(got, want) {
			t.Errorf("at depth %d: %v, want %v", depth, got, want)
		}
	}
}

func TestFoldsOfWhatIsNoJSON(t *testing.T) {
	s := New([]byte("{\n["))
	if _, ok := s.FoldAt(0); ok {
		t.Error("what is no JSON does not fold")
	}
	if _, ok := s.Enclosing(1); ok || s.Outline(0) != nil {
		t.Error("what is no JSON has no outline")
	}
}

func TestDraw(t *testing.T) {
	s := New([]byte(nested))
	for _, test := range []struct {
		name string
		line int
		row  Row
		want string
	}{
		{"plain", 2, Row{Width: 40}, ` 3 │     "a": 1,`},
		{"selected", 2, Row{Width: 40, Cursor: true, Focus: true}, `›3 │     "a": 1,`},
		{"open", 1, Row{Width: 40, Fold: Open}, ` 2 ▾   "data": [{`},
		{"shut", 1, Row{Width: 60, Fold: Shut, Hidden: 5, Note: "  ✗ 1"}, ` 2 ▸   "data": [{ … 5 lines … }],  ✗ 1`},
		{"scrolled", 2, Row{Width: 40, Scroll: 6}, ` 3 │ ": 1,`},
		{"narrow", 1, Row{Width: 9}, ` 2 │   "…`},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := s.Draw(&style.Theme{}, test.line, test.row); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

// TestKindsDiffer draws with colours and looks at what each kind begins with.
func TestKindsDiffer(t *testing.T) {
	theme := style.New(termenv.ANSI256, style.DarkBackground)
	for _, test := range []struct{ line, want string }{
		{`  "a": 1,`, `[dim]  [accent]"a"[dim]: [strong]1[dim],`},
		{`"b": "c: \" d",`, `[accent]"b"[dim]: [plain]"c: \" d"[dim],`},
		{`"n": null, "t": true`, `[accent]"n"[dim]: [strong]null[dim], [accent]"t"[dim]: [strong]true`},
		{`"never closed`, `[plain]"never closed`},
		{`]}`, `[dim]]}`},
	} {
		var b strings.Builder
		for _, p := range pieces(theme, test.line) {
			for name, s := range map[string]style.Style{"dim": theme.Dim, "accent": theme.Accent, "strong": theme.Strong, "plain": theme.Plain} {
				if p.style == s {
					b.WriteString("[" + name + "]")
				}
			}
			b.WriteString(p.text)
		}
		if b.String() != test.want {
			t.Errorf("got %s, want %s", b.String(), test.want)
		}
	}
}

func TestPair(t *testing.T) {
	short := []byte(`{"a": 1}`)
	a, b := Pair(short, []byte(compact))
	if !a.LaidOut || !b.LaidOut || a.Len() != 3 {
		t.Error("both are laid out where one is")
	}
	if a, b := Pair(short, short); a.LaidOut || b.LaidOut {
		t.Error("what can be read stays as it is")
	}
}
