package component

import (
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/engine/text"
	"caliper-playground/ui/keys"
	"caliper-playground/ui/style"
)

// prompt is the keys that edit a line.
var prompt = keys.Default().Prompt

func pasted(in *Input, words string) {
	in.Update(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(words), Paste: true}, prompt)
}

func TestInputDraw(t *testing.T) {
	long := strings.Repeat("0123456789", 10)
	for _, test := range []struct {
		name    string
		value   string
		left    int // keys to the left
		editing bool
		want    string
	}{
		{"empty", "", 0, true, "▏               "},
		{"at its end", "tides", 0, true, "tides▏          "},
		{"within", "tides", 2, true, "tid▏es          "},
		{"too long, at its end", long, 0, true, "…7890123456789▏ "},
		{"too long, at its start", long, 100, true, "▏01234567890123…"},
		{"too long, in the middle", long, 50, true, "…7890123456789▏…"},
		{"not edited", long, 0, false, "012345678901234…"},
		{"wide characters", "学学学学学学学学学学", 0, true, "…学学学学学学▏  "},
		{"what cannot be seen", "a\u202eb", 0, true, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			f := NewInput("", "", 2000)
			pasted(&f, test.value)
			for range test.left {
				f.Update(tea.KeyMsg{Type: tea.KeyLeft}, prompt)
			}
			line := NewLine(20)
			f.DrawIn(line, &style.Theme{}, test.editing, 16)
			got := line.String()
			if text.Width(got) != 16 || text.Clean(got) != got {
				t.Errorf("it takes %d cells: %q", text.Width(got), got)
			}
			if test.want != "" && got != test.want {
				t.Errorf("got  %q\nwant %q", got, test.want)
			}
			if f.Value() != test.value {
				t.Errorf("it holds %q", f.Value())
			}
		})
	}
}

// What is typed first takes the place of the text, until a key edits it.
func TestInputTypedOver(t *testing.T) {
	key := func(k tea.KeyType) tea.KeyMsg { return tea.KeyMsg{Type: k} }
	letter := tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("x")}
	for _, test := range []struct {
		name string
		keys []tea.KeyMsg
		want string
	}{
		{"a letter", []tea.KeyMsg{letter, letter}, "xx▏"},
		{"a paste", []tea.KeyMsg{{Type: tea.KeyRunes, Runes: []rune("spring"), Paste: true}}, "spring▏"},
		{"to the left first", []tea.KeyMsg{key(tea.KeyLeft), letter}, "tidexs"},
		{"erased first", []tea.KeyMsg{key(tea.KeyBackspace), letter}, "tidex"},
		{"all erased", []tea.KeyMsg{key(tea.KeyCtrlU), letter}, "x"},
		{"nothing", nil, "▏tides"},
		{"more than there is room for", []tea.KeyMsg{{Type: tea.KeyRunes, Runes: []rune("spring tides")}}, "tides"},
	} {
		in := NewInput("", "tides", 6)
		in.TypeOver()
		for _, press := range test.keys {
			in.Update(press, prompt)
		}
		line := NewLine(20)
		in.DrawIn(line, &style.Theme{}, true, 16)
		if got := strings.TrimRight(line.String(), " "); !strings.Contains(test.want, "▏") && strings.ReplaceAll(got, "▏", "") != test.want || strings.Contains(test.want, "▏") && got != test.want {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
	}
}

func TestInputInNoRoom(t *testing.T) {
	f := NewInput("", "tides", 10)
	for width := range 12 {
		for cells := range 12 {
			line := NewLine(width)
			f.DrawIn(line, &style.Theme{}, true, cells)
			if got := text.Width(line.String()); got > min(width, cells) {
				t.Errorf("%d cells in %d of %d", got, cells, width)
			}
		}
	}
}

func TestInputTakesNoMoreThanItsLimitAndNoLineEnds(t *testing.T) {
	f := NewInput("", "", 13)
	pasted(&f, "one\ntwo\tthree")
	if got := f.Value(); got != "one two three" {
		t.Errorf("it holds %q", got)
	}
	pasted(&f, " four")
	if got := f.Value(); got != "one two three" {
		t.Errorf("a part of what has no room was taken: %q", got)
	}
}

func TestInputIsEditedAnywhere(t *testing.T) {
	for _, test := range []struct {
		name string
		keys string
		want string
	}{
		{"in the middle", "left left x", "tidxes"},
		{"at the start", "home x", "xtides"},
		{"erased before", "left backspace", "tids"},
		{"erased behind", "home delete", "ides"},
		{"a word", "home alt+right x", "tidesx"},
		{"all of it", "left ctrl+u y", "y"},
		{"wide", "学 left backspace", "tide学"},
	} {
		f := NewInput("", "tides", 0)
		for _, name := range strings.Fields(test.keys) {
			press, ok := keys.Press(name)
			if !ok {
				t.Fatal(name)
			}
			f.Update(press, prompt)
		}
		if got := f.Value(); got != test.want {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
	}
}

func TestDeletingTheWordAtTheCursor(t *testing.T) {
	alt := tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune{'d'}, Alt: true}
	for _, test := range []struct {
		value string
		left  int
		want  string
	}{
		{"", 0, ""}, {"tides", 0, "tides"}, {"tides", 1, "tide"}, {"tides", 2, "tid"}, {"tides", 5, ""},
		{"low tides", 6, "low"}, {"low tides", 9, " tides"}, {"low ", 1, "low"}, {"low   ", 2, "low "}, {"学校", 1, "学"},
	} {
		in := NewInput("", test.value, 0)
		for range test.left {
			in.Update(tea.KeyMsg{Type: tea.KeyLeft}, prompt)
		}
		if changed := in.Update(alt, prompt); in.Value() != test.want || changed != (test.want != test.value) {
			t.Errorf("%q, %d from its end: it holds %q, want %q; changed %t", test.value, test.left, in.Value(), test.want, changed)
		}
		if in.Update(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("+")}, prompt); !strings.Contains(in.Value(), "+") {
			t.Errorf("%q takes no more: %q", test.value, in.Value())
		}
	}
}

// TestNoKeyIsTooMuchForAnInput presses every key that the library names, at
// every place of texts of every kind.
func TestNoKeyIsTooMuchForAnInput(t *testing.T) {
	for _, value := range []string{"", " ", "a ", "学 校s"} {
		for left := 0; left <= len([]rune(value)); left++ {
			for k := tea.KeyType(-100); k < 130; k++ {
				for _, press := range []tea.KeyMsg{{Type: k}, {Type: k, Alt: true}} {
					in := NewInput("", value, 0)
					for range left {
						in.Update(tea.KeyMsg{Type: tea.KeyLeft}, prompt)
					}
					in.Update(press, prompt)
					in.Update(press, prompt)
					in.Draw(NewLine(10), &style.Theme{})
				}
			}
			for r := rune(' '); r < 0x7f; r++ {
				in := NewInput("", value, 0)
				in.Update(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune{r}, Alt: true}, prompt)
			}
		}
	}
}
