package text

import (
	"strings"
	"testing"

	"github.com/clipperhouse/displaywidth"
)

func TestWidth(t *testing.T) {
	for _, test := range []struct {
		name, in string
		want     int
	}{
		{"empty", "", 0},
		{"ASCII", "abc", 3},
		{"wide", "学生", 4},
		{"combining", "e\u0301", 1},
		{"flag", "🇫🇮", 2},
		{"symbols of our own", "✓✗·›▾▸…│─", 9},
		{"control", "a\x1bb", 2},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := Width(test.in); got != test.want {
				t.Errorf("Width(%q) = %d, want %d", test.in, got, test.want)
			}
		})
	}
}

func TestTruncate(t *testing.T) {
	for _, test := range []struct {
		name, in string
		width    int
		want     string
	}{
		{"fits", "abc", 3, "abc"},
		{"cut", "abcd", 3, "ab…"},
		{"one cell", "abcd", 1, "…"},
		{"nothing", "abcd", 0, ""},
		{"negative", "abcd", -5, ""},
		{"wide fits", "学生", 4, "学生"},
		{"wide cut", "学生学", 4, "学…"},
		{"marks stay with their letter", "e\u0301e\u0301e\u0301", 2, "e\u0301…"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := Truncate(test.in, test.width); got != test.want {
				t.Errorf("Truncate(%q, %d) = %q, want %q", test.in, test.width, got, test.want)
			}
		})
	}
}

func TestCut(t *testing.T) {
	for _, test := range []struct {
		name, in   string
		width      int
		head, rest string
	}{
		{"all", "abc", 3, "abc", ""},
		{"some", "abcd", 3, "abc", "d"},
		{"none", "abc", 0, "", "abc"},
		{"negative", "abc", -1, "", "abc"},
		{"before a wide one", "a学生", 2, "a", "学生"},
		{"behind the marks", "e\u0301x", 1, "e\u0301", "x"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if head, rest := Cut(test.in, test.width); head != test.head || rest != test.rest {
				t.Errorf("got %q and %q", head, rest)
			}
		})
	}
}

func TestPadAndSkip(t *testing.T) {
	for _, test := range []struct{ name, got, want string }{
		{"pad", Pad("ab", 4), "ab  "},
		{"pad cuts", Pad("abcdef", 4), "abc…"},
		{"pad wide", Pad("学", 3), "学 "},
		{"pad to nothing", Pad("ab", -1), ""},
		{"left", PadLeft("42", 5), "   42"},
		{"skip", Skip("abcdef", 2), "cdef"},
		{"skip nothing", Skip("ab", 0), "ab"},
		{"skip all", Skip("ab", 5), ""},
		{"skip half a wide one", Skip("学a", 1), " a"},
		{"skip takes marks along", Skip("e\u0301a", 1), "a"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if test.got != test.want {
				t.Errorf("got %q, want %q", test.got, test.want)
			}
		})
	}
}

func TestMiddle(t *testing.T) {
	for _, test := range []struct {
		s     string
		width int
		want  string
	}{
		{"short", 5, "short"}, {"longer", 5, "l…ger"}, {"longer", 1, ""}, {"longer", 2, "…r"}, {"longer", 0, ""},
		{"学学学学学", 7, "学…学学"},
	} {
		if got := Middle(test.s, test.width); got != test.want {
			t.Errorf("Middle(%q, %d) = %q, want %q", test.s, test.width, got, test.want)
		}
		if w := Width(Middle(test.s, test.width)); w > max(test.width, 0) {
			t.Errorf("Middle(%q, %d) takes %d cells", test.s, test.width, w)
		}
	}
}

// TestWidthIsTheMostThatTerminalsGive counts twelve of what terminals differ in
// behind a letter. The numbers are the cells that tmux 3.3a takes.
func TestWidthIsTheMostThatTerminalsGive(t *testing.T) {
	for name, test := range map[string]struct {
		base, mark string
		one        int // cells of the base with one of them
		each       int // and of each further one that is not cut
	}{
		"vowel signs of India":   {"क", "\u093e", 2, 1},
		"signs before the next":  {"", "\u0d4e", 1, 1},
		"Thai":                   {"ก", "\u0e33", 2, 1},
		"skin tones":             {"👍", "\U0001f3fd", 4, 2},
		"skin tones on a hand":   {"☝", "\U0001f3fd", 3, 2},
		"voiced half-width kana": {"ｶ", "\uff9e", 2, 1},
		"half voiced":            {"ﾊ", "\uff9f", 2, 1},
		"consonants of Hangul":   {"\u1100", "\u1100", 4, 2},
		"numbers on squares":     {"", "\u3248", 2, 2},
		"accents":                {"é", "\u0301", 1, 0},
		"vowels of Hangul":       {"\u1100", "\u1161", 2, 0},
	} {
		if got := Width(test.base + test.mark); got != test.one {
			t.Errorf("%s: %d cells, want %d", name, got, test.one)
		}
		run := strings.Repeat(test.mark, 12)
		if got, want := Width(test.base+run), test.one+11*test.each; got < want {
			t.Errorf("%s: twelve of them take %d cells, want %d", name, got, want)
		}
		for width := range 40 {
			head, rest := Cut(test.base+run, width)
			if Width(head) > width || head+rest != test.base+run {
				t.Errorf("%s: %q and %q, cut at %d", name, head, rest, width)
			}
			if got := Width(Truncate(test.base+run, width)); got > width {
				t.Errorf("%s: cut to %d it takes %d cells", name, width, got)
			}
		}
	}
}

func FuzzWidth(f *testing.F) {
	for _, s := range []string{"tides", "का", "👍🏽", "ｶﾞ", "\u1100\u1161", "é\u0301", "🇩🇪🇩", "❤️", "1️⃣"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		s = Clean(s)
		if got, least := Width(s), displaywidth.String(s); got < least {
			t.Errorf("%q takes %d cells, of which the interface library counts %d", s, got, least)
		}
	})
}
