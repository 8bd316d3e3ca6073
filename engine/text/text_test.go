package text

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestClean(t *testing.T) {
	for _, test := range []struct{ name, in, want string }{
		{"plain", "a b ~", "a b ~"},
		{"empty", "", ""},
		{"letters beyond ASCII", "Mémoire für 学生", "Mémoire für 学生"},
		{"escape", "\x1b[31mred", "␛[31mred"},
		{"clipboard sequence", "\x1b]52;c;aGk=\a", "␛]52;c;aGk=␇"},
		{"null", "a\x00b", "a␀b"},
		{"delete", "a\x7fb", "a␡b"},
		{"line ends", "a\r\nb\rc", "a␍␊b␍c"},
		{"tab", "\ta\tb", "    a    b"},
		{"C1", "a\u009b31m", "a‹U+009B›31m"},
		{"next line", "a\u0085b", "a‹U+0085›b"},
		{"separators", "a\u2028b\u2029c", "a‹U+2028›b‹U+2029›c"},
		{"direction", "abc\u202etxt.exe", "abc‹U+202E›txt.exe"},
		{"isolate", "\u2066x\u2069", "‹U+2066›x‹U+2069›"},
		{"zero width", "a\u200bb\u200dc\ufeffd", "a‹U+200B›b‹U+200D›c‹U+FEFF›d"},
		{"soft hyphen", "a\u00adb", "a‹U+00AD›b"},
		{"tag characters", "a\U000e0041b", "a‹U+E0041›b"},
		{"not UTF-8", "a\xff\xfeb", "a‹0xFF›‹0xFE›b"},
		{"cut-off rune", "a\xe2\x82", "a‹0xE2›‹0x82›"},
		{"replacement character itself", "a\ufffdb", "a\ufffdb"},
		{"noncharacter", "\uffff", "‹U+FFFF›"},
		{"one mark", "e\u0301te\u0301", "e\u0301te\u0301"},
		{"mark without a base", "\u0301a", "◌\u0301a"},
		{"mark after a control", "\x1b\u0301", "␛◌\u0301"},
		{"flood of marks", "a" + strings.Repeat("\u0301", 40) + "b", "a" + strings.Repeat("\u0301", 5) + "‹+35›b"},
		{"flag", "🇫🇮!", "🇫🇮!"},
		{"joined emoji", "👩\u200d🚀", "👩‹U+200D›🚀"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := Clean(test.in); got != test.want {
				t.Errorf("Clean(%q) = %q, want %q", test.in, got, test.want)
			}
		})
	}
}

func TestCleanLines(t *testing.T) {
	got := strings.Join(CleanLines("a\r\n\tb\x1b\n\nc\rd\n"), "|")
	if want := "a|    b␛||c␍d"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestCleanIsHarmless looks for what must never get through, whatever comes in.
func TestCleanIsHarmless(t *testing.T) {
	var all strings.Builder
	for r := rune(0); r <= utf8.MaxRune; r++ {
		if r < 0x3400 || r > 0xd7ff && r < 0x20000 || r >= 0xe0000 && r < 0xe1000 {
			all.WriteRune(r)
		}
	}
	for i := range 256 {
		all.WriteByte(byte(i))
	}
	checkHarmless(t, Clean(all.String()))
}

func checkHarmless(t *testing.T, s string) {
	t.Helper()
	if !utf8.ValidString(s) {
		t.Errorf("not UTF-8: %q", s)
	}
	for _, r := range s {
		if r < ' ' || r == 0x7f || r > 0x7f && isHidden(r) {
			t.Errorf("%U got through", r)
		}
	}
}

func TestCleanLongStrings(t *testing.T) {
	for _, test := range []struct{ name, unit string }{
		{"escapes", "\x1b["},
		{"marks", "\u0301"},
		{"wide", "学"},
		{"not UTF-8", "\xff"},
		{"flags", "🇫"},
		{"joiners", "\u200d"},
		{"syllables", "\u1100"},
	} {
		t.Run(test.name, func(t *testing.T) {
			long := strings.Repeat(test.unit, 1<<20/len(test.unit))
			cleaned := Clean(long)
			checkHarmless(t, cleaned)
			if got := Width(Truncate(cleaned, 80)); got > 80 {
				t.Errorf("cut to 80 cells, it takes %d", got)
			}
		})
	}
}

func FuzzClean(f *testing.F) {
	for _, seed := range []string{"plain", "\x1b[2J", "a\u0301\u0301", "\u202e\xff", "👩\u200d🚀", "\u1100\u1161\u11a8"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		cleaned := Clean(s)
		checkHarmless(t, cleaned)
		for _, line := range CleanLines(s) {
			checkHarmless(t, line)
		}
		width := Width(cleaned)
		for _, limit := range []int{-1, 0, 1, 2, 7, width, width + 3} {
			if got := Width(Truncate(cleaned, limit)); got > max(0, limit) {
				t.Errorf("Truncate(%q, %d) takes %d cells", cleaned, limit, got)
			}
			if got := Width(Pad(cleaned, limit)); limit >= 0 && got != limit {
				t.Errorf("Pad(%q, %d) takes %d cells", cleaned, limit, got)
			}
		}
	})
}
