package compose

import (
	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/engine/compose"
	"caliper-playground/engine/rule"
	"caliper-playground/engine/why"
	"caliper-playground/ui/page"
)

// explain answers why of the field under the cursor: what it is for, whether it has to
// be there, and what is found about it. Where the cursor is on no field it is about
// the gravest finding.
func (c *Page) explain() tea.Cmd {
	line, title := c.form.selected(), "why this finding"
	var parts []why.Part
	var found []rule.Finding
	if line.Kind == compose.FieldLine {
		title = "why " + line.Field.Name
		parts = append(parts, fieldPart(line.Field))
	}
	for _, f := range c.verdict.found {
		if line.Kind == compose.FieldLine && f.at != line.At() {
			continue
		}
		found = append(found, f.finding)
	}
	return c.env.Open(page.Answer{Title: title, Parts: append(parts, why.Found(found)...)})
}

// fieldPart says what a field is for, and whether it has to be there.
func fieldPart(f compose.Field) why.Part {
	p := why.Part{Title: "What it is for"}
	for _, words := range []string{f.Meaning, f.ValueMeaning} {
		if words != "" {
			p.Lines = append(p.Lines, words)
		}
	}
	switch {
	case f.Property.Name == "":
		p.Lines = append(p.Lines, "The vocabulary does not have it here: it says what only its sender knows.")
	case f.Required:
		p.Lines = append(p.Lines, "It has to be there.")
	default:
		p.Lines = append(p.Lines, "It may be left out.")
	}
	return p
}

// whyNothingToExplain says why there is no question to answer.
func (c *Page) whyNothingToExplain() string {
	return page.When(c.form.selected().Kind != compose.FieldLine && len(c.verdict.found) == 0, "This line is no field, and there is no finding. Go to a field.")
}
