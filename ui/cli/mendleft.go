package cli

import (
	"fmt"
	"strings"

	"caliper-playground/engine/library"
	"caliper-playground/engine/rule"
)

// How much is said of what was not mended: of one document, and of the choices
// that one finding leaves.
const (
	mostNotMended = 20
	mostChoices   = 4
)

// notMended says, by name and reason, which findings --fix left as they are: those
// that leave a choice, and errors of which the document does not tell what was meant.
func notMended(d *library.Document, findings []rule.Finding) []string {
	var lines []string
	count := 0
	for _, f := range findings {
		if f.Severity == rule.Info || f.Severity == rule.Warning && len(f.Choices) == 0 {
			continue
		}
		if count++; count > mostNotMended {
			continue
		}
		place := f.Pointer
		if place == "" {
			place = "the top"
		}
		lines = append(lines, fmt.Sprintf("%s: not mended: %s at %s; %s", d.Place, f.Rule, place, whyNotMended(f)))
	}
	if count > mostNotMended {
		lines = append(lines, fmt.Sprintf("%s: not mended: %d more findings", d.Place, count-mostNotMended))
	}
	return lines
}

func whyNotMended(f rule.Finding) string {
	if len(f.Choices) == 0 {
		return "the document does not tell what was meant"
	}
	var titles []string
	for _, c := range f.Choices[:min(len(f.Choices), mostChoices)] {
		titles = append(titles, c.Title)
	}
	words := "there is a choice to make: " + strings.Join(titles, "; or ")
	if more := len(f.Choices) - mostChoices; more > 0 {
		words += fmt.Sprintf("; or one of %d more", more)
	}
	return words
}
