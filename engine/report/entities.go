package report

import (
	"fmt"
	"strconv"

	"caliper-playground/engine/entities"
	"caliper-playground/engine/text"
)

// mostEntities is how many entities are listed where people read them.
const mostEntities = 40

// aheads are the entities that were referred to before anything described them.
func (r *Result) aheads() []entities.Entity {
	var ahead []entities.Entity
	for _, e := range r.Entities {
		if e.Ahead {
			ahead = append(ahead, e)
		}
	}
	return ahead
}

// entitiesTitle counts what the messages speak of.
func (r *Result) entitiesTitle() string {
	return fmt.Sprintf("what the messages speak of: %s, %d referred to before it was described", text.Plural(len(r.Entities), "entity"), len(r.aheads()))
}

// entityLine is an entity in cells: type, name or id, described, referred.
func entityLine(e entities.Entity) []string {
	typeName := e.Type
	if typeName == "" {
		typeName = "(never described)"
	}
	described := "never"
	if e.Described > 0 {
		described = fmt.Sprintf("%d, first by message %d", e.Described, e.First)
	}
	referred := strconv.Itoa(e.Referred)
	if e.Ahead {
		referred += fmt.Sprintf(", first by message %d, ahead", e.ReferredFirst)
	}
	return []string{text.Clean(typeName), text.Clean(e.Name), text.Clean(e.ID), described, referred}
}

// describeWords says what to send first, and what is not certain about it.
func describeWords(e entities.Entity) string {
	words := text.Clean(e.Describe)
	if !e.Certain {
		words += "   (the type is a guess)"
	}
	if len(e.Needs) > 0 {
		words += "   (it needs " + text.And(e.Needs) + ", too)"
	}
	return words
}

// entitiesText lists what the messages speak of, and the descriptions to send first.
func (r *textReport) entitiesText(result *Result) {
	if result.Entities == nil {
		return
	}
	r.printf("\n%s\n", text.Capital(result.entitiesTitle()))
	for i, e := range result.Entities {
		if i == mostEntities {
			r.printf("  %s\n", r.paint.dim(fmt.Sprintf("and %d more", len(result.Entities)-mostEntities)))
			break
		}
		l := entityLine(e)
		r.printf("  %s  %s %s\n    %s\n", text.Pad(l[0], 20), l[2], l[1], r.paint.dim("described "+l[3]+"; referred to "+l[4]))
	}
	for i, e := range result.aheads() {
		if i == 0 {
			r.print("  To be sent first:\n")
		}
		if i == mostEntities {
			break
		}
		r.printf("    %s\n", describeWords(e))
	}
	r.print("\n")
}

// entityTable is the same as a table.
func (r *Result) entityTable() table {
	t := table{Title: text.Capital(r.entitiesTitle()), Heads: []string{"type", "name", "id", "described", "referred to"}}
	for _, e := range r.Entities[:min(len(r.Entities), mostLines)] {
		t.Lines = append(t.Lines, entityLine(e))
	}
	return t
}

// markdownEntities writes it as Markdown.
func (p *printer) markdownEntities(result *Result) {
	if result.Entities == nil {
		return
	}
	p.section(result.entityTable())
	for _, e := range result.aheads() {
		p.printf("\nTo be sent first: %s\n", md(describeWords(e)))
	}
}

// entityLines says what the messages speak of, a line for each, clean.
func (r *Result) entityLines() []string {
	if r.Entities == nil {
		return nil
	}
	lines := []string{r.entitiesTitle()}
	for _, e := range r.Entities[:min(len(r.Entities), mostLines)] {
		l := entityLine(e)
		lines = append(lines, fmt.Sprintf("%s %s %s: described %s; referred to %s", l[0], l[2], l[1], l[3], l[4]))
	}
	for _, e := range r.aheads() {
		lines = append(lines, "to be sent first: "+describeWords(e))
	}
	return lines
}

// entityTables adds both as tables of a page.
func (r *Result) entityTables(h *htmlHead) {
	if r.Entities == nil {
		return
	}
	var first [][]string
	for _, e := range r.aheads() {
		first = append(first, []string{describeWords(e)})
	}
	t := r.entityTable()
	h.table(t.Title, t.Heads, t.Lines)
	h.table("To be sent first", []string{"description"}, first)
}
