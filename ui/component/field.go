package component

import (
	"github.com/charmbracelet/bubbles/textinput"

	"caliper-playground/engine/text"
	"caliper-playground/ui/keys"
	"caliper-playground/ui/style"
)

// Field is one line of text that is being edited anywhere in it. The library's
// text input does the editing; what is seen is drawn here, since foreign text
// may have been pasted.
type Field struct{ textinput.Model }

// NewField returns a field that takes that many characters.
func NewField(value string, limit int) Field {
	in := textinput.New()
	in.KeyMap = keys.Text()
	in.CharLimit = limit
	in.SetValue(value)
	return Field{in}
}

// Draw writes the text into a column of that many cells. While it is edited, a
// bar stands where typing goes on, and what does not fit is cut around it.
func (f *Field) Draw(line *Line, theme *style.Theme, editing bool, cells int) {
	cells = min(cells, line.Left())
	if cells < 2 {
		return
	}
	value := []rune(f.Value())
	if !editing {
		line.Cell(theme.Plain, string(value), cells)
		return
	}
	at := min(f.Position(), len(value))
	before := endOf(value[:at], cells-2)
	column := NewLine(cells)
	column.Add(theme.Plain, before).Add(theme.Accent, "▏").Add(theme.Plain, string(value[at:]))
	line.Join(NewLine(cells).Join(column).To(cells))
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
