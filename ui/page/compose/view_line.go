package compose

import (
	"strconv"

	"caliper-playground/catalog"
	"caliper-playground/engine/compose"
	"caliper-playground/engine/text"
	"caliper-playground/ui/component"
	"caliper-playground/ui/component/mark"
	"caliper-playground/ui/component/outline"
)

// viewLine draws one line of the form.
func (c *Page) viewLine(l compose.Line, selected bool, width int) *component.Line {
	d, _ := c.draftAt(l.Item)
	row := outline.Row{
		Line: l, Event: d.Type() + " " + d.Action(), Describe: c.isDescribe(l.Item), First: c.now().envelope.Len() == 0,
		Mark: c.markOf(l), Note: c.noteOf(l, selected), Selected: selected, Focused: !c.onJSON && !c.look.IsOpen(), Editor: c.env.Keys.Do.Editor.Help().Key,
	}
	if selected && c.input != nil && c.input.Label == "" {
		row.Typed = &c.input.Field
	}
	return row.Draw(c.env.Theme, width)
}

// markOf is the gravest finding of a line: of its own value where it is open, of all
// below it where it is folded.
func (c *Page) markOf(l compose.Line) mark.Mark {
	s, found := c.verdict.gravest[l.At()]
	if l.Kind == compose.MoreLine || l.Kind == compose.AnotherLine {
		found = false
	}
	if found && l.Below && l.Open {
		f, own := c.verdict.findingFor(l.At())
		found = own && f.at == l.At()
	}
	if !found {
		return mark.Mark{}
	}
	return mark.Severity(c.env.Theme, s)
}

// nameOf is what a line is called.
func (c *Page) nameOf(l compose.Line) string {
	return outline.Row{Line: l, Describe: c.isDescribe(l.Item)}.Name()
}

func (c *Page) isDescribe(item int) bool {
	d, ok := c.draftAt(item)
	return ok && d.IsDescribe()
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
