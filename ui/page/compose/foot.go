package compose

import (
	"strings"

	"caliper-playground/engine/compose"
	"caliper-playground/engine/text"
	"caliper-playground/ui/component"
	"caliper-playground/ui/component/mark"
	"caliper-playground/ui/style"
)

// leastFoot is how many lines the words below the form have where they name the field
// and its value too.
const leastFoot = 3

// viewWords draws what the selected field, or choice, is about: where it is and what
// it takes, its value as a whole, and what it means or what is wrong with it.
func (c *Page) viewWords(width int) []*component.Line {
	theme := c.env.Theme
	lines := []*component.Line{component.NewLine(width).Add(theme.Dim, strings.Repeat("─", max(0, width)))}
	words, s := c.words()
	room := c.layout.words - 1
	if c.picker != nil {
		room = min(c.layout.words, listWords) - 1
	}
	if most := c.layOutValue(); most > 0 {
		value := c.viewValue(width, most)
		lines, room = append(lines, value...), room-len(value)
	}
	return append(lines, component.Indented(s, words, width, 1, room)...)
}

// layOutValue lays out the value of the selected field, and returns how many lines of
// it have room below the form: 0 where none is shown there.
func (c *Page) layOutValue() int {
	line, width, room := c.form.selected(), c.layout.form.Width-2, c.layout.words-1
	if c.picker != nil || line.Kind != compose.FieldLine || room < leastFoot {
		return 0
	}
	words, _ := c.words()
	most := room - 1 - min(2, len(component.Wrap(words, width, 2)))
	c.value.Set(line.Field.Value, width, most)
	return most
}

// valueOverflows says whether there is more of the selected value than is shown.
func (c *Page) valueOverflows() bool {
	room := c.layOutValue()
	return room > 0 && c.value.Overflows(room)
}

// viewValue draws where a field is and what it takes, and below that its value.
func (c *Page) viewValue(width, room int) []*component.Line {
	theme, line := c.env.Theme, c.form.selected()
	head := component.NewLine(width).Gap(1).Add(theme.Strong, line.Path()).Gap(2).Add(theme.Dim, line.Field.Takes())
	if need := line.Field.Needed(); need != "" {
		head.Add(theme.Dim, ", "+need)
	}
	k, beside := c.env.Keys.Message, ""
	if c.value.Overflows(room) {
		beside = k.ScrollLeft.Help().Key + " " + k.ScrollRight.Help().Key + " " + c.value.Where(room)
	} else if len(c.shared) > 0 {
		if beside = sharedWords(c.shared); text.Width(beside)+1 >= head.Left() {
			beside = text.Plural(len(c.shared), "other event") + " have it too"
		}
	}
	if beside != "" {
		head.Right(theme.Dim, beside+" ")
	}
	return append([]*component.Line{head}, c.value.Lines(theme.Plain, width, room)...)
}

// sharing returns the other events that have the entity that a line is of, and would
// change with it. It looks through all of them, which is too much for each frame.
func (c *Page) sharing(line compose.Line) []int {
	if line.Item == compose.Whole {
		return nil
	}
	return c.now().envelope.Sharing(line.Item, line.Field.Pointer)
}

// sharedWords says which other events have an entity.
func sharedWords(events []int) string { return compose.SharedWords(events) + " it too" }

// findingBelow is the finding at the selected line, where no JSON beside the
// form tells of it.
func (c *Page) findingBelow() (foundAt, bool) {
	line := c.form.selected()
	if c.layout.wide || c.picker != nil || line.Kind != compose.FieldLine {
		return foundAt{}, false
	}
	return c.verdict.findingFor(line.At())
}

// words says what the selected field, or choice, is about, or what is wrong with it.
func (c *Page) words() (string, style.Style) {
	theme := c.env.Theme
	if c.picker != nil {
		return c.picker.Meaning(), theme.Dim
	}
	if f, ok := c.findingBelow(); ok {
		m := mark.Severity(theme, f.finding.Severity)
		return m.Glyph + " " + f.finding.Message, m.Style
	}
	return c.form.selected().Words(), theme.Dim
}
