package component

import (
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/engine/text"
	"caliper-playground/ui/style"
)

func typed(f *Field, words string) {
	f.Model, _ = f.Update(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(words), Paste: true})
}

func TestFieldDraw(t *testing.T) {
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
			f := NewField("", 2000)
			f.Focus()
			typed(&f, test.value)
			for range test.left {
				f.Model, _ = f.Update(tea.KeyMsg{Type: tea.KeyLeft})
			}
			line := NewLine(20)
			f.Draw(line, &style.Theme{}, test.editing, 16)
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

func TestFieldInNoRoom(t *testing.T) {
	f := NewField("tides", 10)
	f.Focus()
	for width := range 12 {
		for cells := range 12 {
			line := NewLine(width)
			f.Draw(line, &style.Theme{}, true, cells)
			if got := text.Width(line.String()); got > min(width, cells) {
				t.Errorf("%d cells in %d of %d", got, cells, width)
			}
		}
	}
}

func TestFieldTakesNoMoreThanItsLimitAndNoLineEnds(t *testing.T) {
	f := NewField("", 10)
	f.Focus()
	typed(&f, "one\ntwo\tthree four")
	if got := f.Value(); got != "one two th" {
		t.Errorf("it holds %q", got)
	}
}
