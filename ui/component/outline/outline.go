// Package outline draws the lines of a form: names, below each other by what holds
// them, and what stands in them.
package outline

import (
	"strconv"

	"caliper-playground/engine/compose"
	"caliper-playground/ui/component"
	"caliper-playground/ui/component/mark"
	"caliper-playground/ui/style"
)

// The form's columns, in cells.
const (
	valueColumn     = 21 // where values begin
	valueColumnWide = 29 // the same in a wide form
	wideForm        = 76
	leastValue      = 10 // of a value, beside a note
	longestName     = 15 // that is shown however deep it stands, and most are shorter
)

// Row is one line of a form, with what a page knows of it.
type Row struct {
	compose.Line
	Event    string           // what the head of an event says: its type and action
	Describe bool             // its event is no event but describes an entity
	First    bool             // nothing is composed yet
	Mark     mark.Mark        // the gravest finding; its zero value is none
	Note     *component.Line  // what can be done with it, at the right; nil for nothing
	Selected bool             // the cursor is on it
	Focused  bool             // and keys go there
	Typed    *component.Input // what is typed in place of its value, or nil
	Editor   string           // the key that opens what is too much for a form
}

// Draw draws the row.
func (r Row) Draw(theme *style.Theme, width int) *component.Line {
	line := component.NewLine(width).Cursor(theme, r.Selected, r.Focused)
	line.Add(r.Mark.Style, r.Mark.Glyph).To(2).Gap(1 + 2*r.Depth)
	switch {
	case r.Kind == compose.MoreLine && len(r.Missing) == 1:
		return line.Add(theme.Dim, "+ 1 more property")
	case r.Kind == compose.MoreLine:
		return line.Add(theme.Dim, "+ "+strconv.Itoa(len(r.Missing))+" more properties")
	case r.Kind == compose.AnotherLine && r.First:
		return line.Add(theme.Dim, "+ an event")
	case r.Kind == compose.AnotherLine:
		return line.Add(theme.Dim, "+ another event")
	}
	line.Add(theme.Dim, r.foldGlyph()).Gap(1)
	r.writeName(line, theme, width)
	if r.Typed != nil {
		r.Typed.DrawIn(line, theme, true, line.Left())
		return line
	}
	r.writeValueAndNote(line, theme)
	return line
}

func (r Row) foldGlyph() string {
	switch {
	case !r.Below:
		return " "
	case r.Open:
		return "▾"
	}
	return "▸"
}

func (r Row) writeName(line *component.Line, theme *style.Theme, width int) {
	at := valueColumn
	if width >= wideForm {
		at = valueColumnWide
	}
	name := component.NewLine(max(at-1-line.Used(), longestName)).Add(component.TitleStyle(theme, r.Selected), r.Name())
	line.Join(name).To(at).Gap(1)
}

// Name is what a line is called: an event's type is what people mean by the event.
func (r Row) Name() string {
	switch {
	case r.Kind == compose.EventLine:
		return "event " + strconv.Itoa(r.Item+1)
	case r.Kind == compose.EnvelopeLine:
		return "envelope"
	case r.Entry:
		n, _ := strconv.Atoi(r.Field.Name)
		return "entry " + strconv.Itoa(n+1)
	case r.Field.Name == "type" && r.Field.Depth == 0 && r.Item != compose.Whole && !r.Describe:
		return "event"
	}
	return r.Field.Name
}

// writeValueAndNote writes what stands in a field, and the note where both have room.
func (r Row) writeValueAndNote(line *component.Line, theme *style.Theme) {
	width, room, note := line.Used()+line.Left(), line.Left()-1, 0
	if r.Note != nil && r.Note.Used() > 0 && room-r.Note.Used()-2 >= leastValue {
		note = r.Note.Used()
		room -= note + 2
	}
	value := component.NewLine(max(0, room))
	r.writeValue(value, theme)
	line.Join(value)
	if note > 0 {
		line.To(width - note - 1).Join(r.Note)
	}
}

// writeValue writes what stands in a field.
func (r Row) writeValue(line *component.Line, theme *style.Theme) {
	f := r.Field
	switch {
	case r.Kind == compose.EventLine:
		line.Add(theme.Plain, r.Event)
		return
	case r.Kind == compose.EnvelopeLine:
		line.Add(theme.Dim, "sensor, sendTime, dataVersion")
		return
	case f.State != compose.Present:
		line.Add(theme.Dim, "–")
		return
	}
	switch f.Form {
	case compose.Object:
		line.Add(theme.Plain, f.Type)
		if f.Value != "" {
			line.Gap(2).Add(theme.Dim, f.Value)
		}
	case compose.Reference:
		line.Add(theme.Dim, "IRI ").Add(theme.Plain, f.Value)
	case compose.List:
		line.Add(theme.Dim, "list")
	case compose.FreeForm:
		line.Add(theme.Dim, "{…}")
	default:
		line.Add(theme.Plain, f.Value)
	}
	if f.More > 0 {
		line.Gap(2).Add(theme.Caution, "and "+strconv.Itoa(f.More)+" more, for "+r.Editor)
	}
}
