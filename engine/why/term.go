package why

import (
	"fmt"

	"caliper-playground/catalog"
	"caliper-playground/engine/conformance"
	"caliper-playground/engine/text"
)

// Rows answers why rows that something has part in are filled or empty, a line for
// each.
func Rows(v *catalog.Vocabulary, log Log, scores []conformance.RowScore) Part {
	var open []*catalog.Row
	for _, s := range scores {
		if !s.Met() {
			open = append(open, s.Row)
		}
	}
	closest := Near(v, log, open)
	p := Part{Title: "The rows that it has part in, in this session"}
	for _, s := range scores {
		said := "empty; nothing that was received comes close"
		if s.Met() {
			said = fmt.Sprintf("filled %s, first by %s", text.Plural(s.Count, "time"), s.Source)
		} else if near := closest.Words(s.Row); near != "" {
			said = "empty; " + near
		}
		p.Lines = append(p.Lines, conformance.RowName(s.Row)+": "+said)
	}
	return p
}
