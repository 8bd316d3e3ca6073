package component

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/bubbles/key"
	"github.com/charmbracelet/bubbles/textinput"
	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/engine/text"
	"caliper-playground/ui/keys"
	"caliper-playground/ui/style"
)

// MaxInput is how many characters a line of input takes where nothing else is
// said, pastes included.
const MaxInput = 1000

// Input is one line of text that is edited anywhere in it. The library's text
// input does the editing; what is seen is drawn here, since foreign text may
// have been pasted.
type Input struct {
	Label string
	limit int // characters; 0 for MaxInput
	field textinput.Model
	over  bool // what is typed next takes the place of the text
}

// NewInput returns a line with a text in it, to be edited at its end. It takes
// that many characters, or MaxInput where the limit is 0.
func NewInput(label, value string, limit int) Input {
	in := Input{Label: label, limit: limit, field: textinput.New()}
	in.field.KeyMap = keys.Text()
	in.field.Focus()
	in.SetValue(value)
	return in
}

// Value returns the text.
func (in *Input) Value() string { return in.field.Value() }

// SetValue puts another text in the place of what was typed.
func (in *Input) SetValue(value string) {
	in.field.SetValue(value)
	in.field.CursorEnd()
}

// TypeOver has what is typed first take the place of the text, until a key moves in
// it or erases from it.
func (in *Input) TypeOver() { in.over = true }

// ToEnd goes on typing at the end.
func (in *Input) ToEnd() { in.field.CursorEnd() }

// Update takes a key and says whether the text has changed. A key that would add
// more than there is room for changes nothing.
func (in *Input) Update(press tea.KeyMsg, prompt keys.Prompt) (changed bool) {
	before := in.Value()
	if in.over && isText(press) && in.Takes(press) {
		in.SetValue("")
	}
	in.over = false
	switch name := press.String(); {
	case keys.Matches(name, prompt.EraseAll):
		in.SetValue("")
	case keys.Matches(name, prompt.Erase):
		in.field, _ = in.field.Update(tea.KeyMsg{Type: tea.KeyBackspace})
	case key.Matches(press, in.field.KeyMap.DeleteWordForward):
		in.deleteWord()
	case isText(press) && !in.Takes(press):
	case isText(press):
		press.Runes = []rune(strings.Map(noControl, string(press.Runes)))
		in.field, _ = in.field.Update(press)
	default:
		in.field, _ = in.field.Update(press) // its commands make the cursor blink; ours stands still
	}
	return in.Value() != before
}

// deleteWord deletes what is left of the word at the cursor, and the spaces
// before it. The library's own looks at the character behind the last.
func (in *Input) deleteWord() {
	value, at := []rune(in.Value()), in.field.Position()
	end := at
	for end < len(value) && unicode.IsSpace(value[end]) {
		end++
	}
	for end < len(value) && !unicode.IsSpace(value[end]) {
		end++
	}
	in.field.SetValue(string(value[:at]) + string(value[end:]))
	in.field.SetCursor(at)
}

func noControl(r rune) rune {
	if unicode.IsControl(r) {
		return ' '
	}
	return r
}

// Takes says whether there is room for what a key would add. What has no room is
// left out as a whole, and whoever asks for the line says so.
func (in *Input) Takes(press tea.KeyMsg) bool {
	stays := utf8.RuneCountInString(in.Value())
	if in.over {
		stays = 0
	}
	return !isText(press) || stays+len(press.Runes) <= in.Limit()
}

// Limit is how many characters the line takes.
func (in *Input) Limit() int {
	if in.limit == 0 {
		return MaxInput
	}
	return in.limit
}

// isText says whether a key is text that is typed or pasted.
func isText(press tea.KeyMsg) bool {
	return press.Type == tea.KeyRunes || press.Type == tea.KeySpace
}

// Draw writes the label and the text into what is left of a line, with a bar
// where typing goes on.
func (in *Input) Draw(line *Line, theme *style.Theme) {
	line.Add(theme.Accent, in.Label)
	line.Join(in.edited(theme, line.Left()))
}

// DrawIn writes the text into a column of that many cells. While it is edited, a
// bar stands where typing goes on, and what does not fit is cut around it; before
// what typing takes the place of.
func (in *Input) DrawIn(line *Line, theme *style.Theme, editing bool, cells int) {
	cells = min(cells, line.Left())
	if cells < 2 {
		return
	}
	if !editing {
		line.Cell(theme.Plain, in.Value(), cells)
		return
	}
	line.Join(in.edited(theme, cells).To(cells))
}

func (in *Input) edited(theme *style.Theme, cells int) *Line {
	value := []rune(in.Value())
	if in.over {
		return NewLine(cells).Join(NewLine(cells).Add(theme.Accent, "▏").Add(theme.Dim, string(value)))
	}
	at := min(in.field.Position(), len(value))
	column := NewLine(cells).Add(theme.Plain, endOf(value[:at], cells-2)).Add(theme.Accent, "▏").Add(theme.Plain, string(value[at:]))
	return NewLine(cells).Join(column)
}

// endOf returns the end of a text that fits into so many cells, with "…" where
// it is cut.
func endOf(value []rune, cells int) string {
	from, used := len(value), 0
	for from > 0 {
		used += max(1, text.Width(clean(string(value[from-1]))))
		if used > cells {
			return "…" + string(value[min(from+1, len(value)):])
		}
		from--
	}
	return string(value)
}
