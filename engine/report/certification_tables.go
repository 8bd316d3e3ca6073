package report

import (
	"strconv"

	"caliper-playground/engine/text"
)

// tables are what was refused, what rules found, and what became of other runs, for a
// page and for Markdown.
func (c *Certification) tables() (tables []table) {
	if refused := c.refused(); len(refused.Lines) > 0 || refused.Note != "" {
		tables = append(tables, refused)
	}
	tables = append(tables, c.found())
	if earlier := c.earlier(); len(earlier.Lines) > 0 {
		tables = append(tables, earlier)
	}
	if together := c.ofAllRuns(); len(together.Lines) > 0 {
		tables = append(tables, together)
	}
	return tables
}

// refused are the refusals by their causes.
func (c *Certification) refused() table {
	t := table{Title: "Refused", Heads: []string{"status", "messages", "cause", "way out", "first"}}
	for _, r := range c.Refusals {
		messages := strconv.Itoa(r.Count) + ofPlayground(" (%d the playground's)", r.Playground)
		t.Lines = append(t.Lines, cleaned([]string{strconv.Itoa(r.Status), messages, r.Cause, r.Help, r.First.String()}))
	}
	if c.OtherRefusals > 0 {
		t.Note = text.Plural(c.OtherRefusals, "message") + " more refused for other causes."
	}
	return t
}

// found are the findings by their rules.
func (c *Certification) found() table {
	t := table{Title: "Errors and warnings by rule", Heads: []string{"", "rule", "findings", "first", "finding"}}
	for _, r := range c.Rules {
		findings := strconv.Itoa(r.Count) + ofPlayground(" (%d in the playground's)", r.Playground)
		t.Lines = append(t.Lines, cleaned([]string{r.Severity.String(), r.Rule, findings, r.First.String() + " " + r.Pointer, r.Message}))
	}
	if len(c.Rules) == 0 {
		t.Note = "None."
	}
	return t
}

// earlier are the runs before this one.
func (c *Certification) earlier() table {
	t := table{Title: "Earlier runs", Heads: []string{"run", "ended", "messages", "outcome"}}
	for _, e := range c.EarlierRuns {
		t.Lines = append(t.Lines, []string{strconv.Itoa(e.Run), moment(e.Ended), e.messages(), text.Clean(e.ended())})
	}
	return t
}

// ofAllRuns is what the runs of the product come to together.
func (c *Certification) ofAllRuns() table {
	t := table{Title: "All runs of the product together", Heads: []string{"profile", "outcome"}}
	for _, line := range c.together() {
		t.Lines = append(t.Lines, cleaned(line[:]))
	}
	return t
}
