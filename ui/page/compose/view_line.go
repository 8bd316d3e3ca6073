package compose

import (
	"strconv"

	"caliper-playground/catalog"
	"caliper-playground/engine/compose"
	"caliper-playground/engine/text"
	"caliper-playground/ui/component"
	"caliper-playground/ui/component/mark"
)

// The form's columns, in cells.
const (
	valueColumn     = 21 // where values begin
	valueColumnWide = 29 // the same in a wide form
	wideForm        = 76
	leastValue      = 10 // of a value, beside a note
	longestName     = 15 // that is shown however deep it stands, and most are shorter
)

// viewLine draws one line of the form.
func (c *Page) viewLine(l compose.Line, selected bool, width int) *component.Line {
	theme := c.env.Theme
	line := component.NewLine(width)
	switch {
	case !selected:
		line.Gap(1)
	case c.onJSON:
		line.Add(theme.Dim, component.CursorGlyph)
	default:
		line.Add(theme.Accent, component.CursorGlyph)
	}
	c.writeMark(line, l)
	line.Gap(1 + 2*l.Depth)
	switch l.Kind {
	case compose.MoreLine:
		return line.Add(theme.Dim, "+ "+text.Plural(len(l.Missing), "more propert"+ies(len(l.Missing))))
	case compose.AnotherLine:
		words := "+ another event"
		if c.now().envelope.Len() == 0 {
			words = "+ an event"
		}
		return line.Add(theme.Dim, words)
	}
	line.Add(theme.Dim, foldGlyph(l)).Gap(1)
	note := c.noteOf(l, selected)
	at := valueColumn
	if width >= wideForm {
		at = valueColumnWide
	}
	nameStyle := theme.Plain
	if selected {
		nameStyle = theme.Strong
	}
	name := component.NewLine(max(at-1-line.Used(), longestName)).Add(nameStyle, c.nameOf(l))
	line.Join(name).To(at).Gap(1)
	if selected && c.input != nil && c.input.Label == "" {
		c.input.Field.DrawIn(line, theme, true, line.Left())
		return line
	}
	room := line.Left() - 1
	noted := note.Used() > 0 && room-note.Used()-2 >= leastValue
	if noted {
		room -= note.Used() + 2
	}
	value := component.NewLine(max(0, room))
	c.writeValue(value, l)
	line.Join(value)
	if noted {
		line.To(width - note.Used() - 1).Join(note)
	}
	return line
}

// ies is the end of "property" or "properties", less the s that plural adds.
func ies(n int) string {
	if n == 1 {
		return "y"
	}
	return "ie"
}

func foldGlyph(l compose.Line) string {
	switch {
	case !l.Below:
		return " "
	case l.Open:
		return "▾"
	}
	return "▸"
}

// writeMark writes the gravest finding of a line: of its own value where it is
// open, of all below it where it is folded.
func (c *Page) writeMark(line *component.Line, l compose.Line) {
	s, found := c.verdict.gravest[l.At()]
	if l.Kind == compose.MoreLine || l.Kind == compose.AnotherLine {
		found = false
	}
	if found && l.Below && l.Open {
		f, own := c.verdict.findingFor(l.At())
		found = own && f.at == l.At()
	}
	if !found {
		line.Gap(1)
		return
	}
	m := mark.Severity(c.env.Theme, s)
	line.Add(m.Style, m.Glyph)
}

func (c *Page) nameOf(l compose.Line) string {
	switch {
	case l.Kind == compose.EventLine:
		return "event " + strconv.Itoa(l.Item+1)
	case l.Kind == compose.EnvelopeLine:
		return "envelope"
	case l.Entry:
		n, _ := strconv.Atoi(l.Field.Name)
		return "entry " + strconv.Itoa(n+1)
	case l.Field.Name == "type" && l.Field.Depth == 0 && l.Item != compose.Whole && !c.isDescribe(l.Item):
		return "event"
	}
	return l.Field.Name
}

func (c *Page) isDescribe(item int) bool {
	head, _ := c.form.head(item)
	return head.describe
}

// writeValue writes what stands in a field.
func (c *Page) writeValue(line *component.Line, l compose.Line) {
	theme, f := c.env.Theme, l.Field
	switch {
	case l.Kind == compose.EventLine:
		head, _ := c.form.head(l.Item)
		line.Add(theme.Plain, head.typeName+" "+head.action)
		return
	case l.Kind == compose.EnvelopeLine:
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
		line.Gap(2).Add(theme.Caution, "and "+strconv.Itoa(f.More)+" more, for "+c.env.Keys.Do.Editor.Help().Key)
	}
}

// noteOf says at the right what can be done with a line.
func (c *Page) noteOf(l compose.Line, selected bool) *component.Line {
	theme, f := c.env.Theme, l.Field
	note := component.NewLine(24)
	switch {
	case l.Kind == compose.EventLine:
		if l.Item < len(c.verdict.items) {
			m := mark.Verdict(theme, c.verdict.items[l.Item].Verdict)
			words := text.Plural(len(c.verdict.items[l.Item].Credits), "mark")
			note.Add(m.Style, m.Glyph).Gap(1).Add(theme.Dim, words)
		}
	case l.Kind != compose.FieldLine:
	case f.State == compose.MissingRequired:
		note.Add(theme.Caution, "required").Add(theme.Dim, "   +")
	case f.State == compose.MissingRecommended:
		note.Add(theme.Plain, "recommended").Add(theme.Dim, "   +")
	case selected && len(f.Choices) > 1:
		note.Add(theme.Dim, "‹ "+strconv.Itoa(len(f.Choices))+" to choose ›")
	case selected && f.Property.Kind == catalog.EntityOf && f.IRI && (f.Form == compose.Object || f.Form == compose.Reference):
		object, iri := theme.Strong, theme.Dim
		if f.Form == compose.Reference {
			object, iri = iri, object
		}
		key := c.env.Keys.Compose.Switch.Help().Key
		note.Add(theme.Accent, key).Gap(1).Add(object, "object").Add(theme.Dim, " | ").Add(iri, "IRI")
	}
	return note
}
