package component

import (
	"strings"
	"testing"

	"github.com/charmbracelet/lipgloss"
	"github.com/muesli/termenv"

	"caliper-playground/engine/text"
	"caliper-playground/ui/style"
)

func TestLine(t *testing.T) {
	s := style.Style{}
	for _, test := range []struct {
		name string
		line *Line
		want string
	}{
		{"added", NewLine(10).Add(s, "ab").Gap(1).Add(s, "cd"), "ab cd"},
		{"cut", NewLine(4).Add(s, "ab").Add(s, "cdef"), "abc…"},
		{"full", NewLine(2).Add(s, "ab").Add(s, "c"), "ab"},
		{"cells", NewLine(10).Cell(s, "a", 3).Number(s, "7", 3), "a    7"},
		{"cell beyond the end", NewLine(4).Cell(s, "abc", 3).Cell(s, "def", 3), "abc…"},
		{"right", NewLine(8).Add(s, "ab").Right(s, "yz"), "ab    yz"},
		{"right without room", NewLine(4).Add(s, "ab").Right(s, "yz"), "ab"},
		{"negative width", NewLine(-3).Add(s, "ab"), ""},
		{"joined", NewLine(6).Add(s, "ab").Join(NewLine(3).Add(s, "cde")), "abcde"},
		{"joined without room", NewLine(4).Add(s, "ab").Join(NewLine(3).Add(s, "cde")), "ab"},
		{"foreign", NewLine(20).Add(s, "a\x1b[2J\tb"), "a␛[2J    b"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := test.line.String(); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

// TestWidthIsNoLessThanTheLibrarys holds our measure to the one that frames are
// cut by: a line that fits is never cut once more.
func TestWidthIsNoLessThanTheLibrarys(t *testing.T) {
	for _, foreign := range []string{
		"plain", "Zoë e\u0301", "学生", "🇫🇮🇫🇮🇫", "👩\u200d🚀", "❤\ufe0f 1\ufe0f\u20e3", "नमस्ते", "한국어 \u1112\u1161\u11ab",
		"ﷺ", "\u0301\u0301", strings.Repeat("z\u0489", 9), "\x1b[31m\u202e", "✓✗·›▾▸…│─●⏎", "\xff", "ก็้้้", "\U0001F44D🏽",
	} {
		cleaned := text.Clean(foreign)
		if got, least := text.Width(cleaned), lipgloss.Width(cleaned); got < least {
			t.Errorf("%q: %d cells, the library says %d", cleaned, got, least)
		}
	}
}

func TestStylesAddNoWidth(t *testing.T) {
	theme := style.New(termenv.TrueColor, style.DarkBackground)
	line := NewLine(20).Add(theme.Good, "good").Gap(1).Cell(theme.Wrong, "学", 4).Add(theme.Dim, strings.Repeat("x", 30))
	if got := lipgloss.Width(line.String()); got != 20 || !strings.Contains(line.String(), "\x1b[") {
		t.Errorf("%d cells in %q", got, line.String())
	}
}

func TestList(t *testing.T) {
	l := List{}
	l.SetHeight(3)
	l.SetLen(10)
	for _, step := range []struct {
		name           string
		do             func()
		cursor, offset int
	}{
		{"start", func() {}, 0, 0},
		{"down", func() { l.Move(1) }, 1, 0},
		{"below the window", func() { l.Move(2) }, 3, 1},
		{"beyond the end", func() { l.Move(100) }, 9, 7},
		{"scrolled up", func() { l.Scroll(-3) }, 6, 4},
		{"scrolled too far", func() { l.Scroll(-100) }, 2, 0},
		{"taller", func() { l.SetHeight(20) }, 2, 0},
		{"shorter list", func() { l.SetLen(1) }, 0, 0},
		{"empty", func() { l.SetLen(0); l.Move(1) }, 0, 0},
		{"no room", func() { l.SetLen(5); l.SetHeight(0); l.Select(3) }, 3, 0},
		{"negative height", func() { l.SetHeight(-4); l.Select(0) }, 0, 0},
	} {
		step.do()
		if l.Cursor != step.cursor || l.Offset != step.offset {
			t.Errorf("%s: cursor %d, offset %d; want %d, %d", step.name, l.Cursor, l.Offset, step.cursor, step.offset)
		}
	}
}
