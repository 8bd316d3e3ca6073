package conformance

import (
	"slices"
	"strconv"

	"caliper-playground/catalog"
)

// Filled names the rows of some credits in a few words: "Assessment › Submitted and
// 2 more".
func Filled(v *catalog.Vocabulary, credits []Credit) string {
	var rows []string
	for _, c := range credits {
		title := c.Profile
		if p := v.Profile(c.Profile); p != nil {
			title = p.Title
		}
		if row := title + " › " + catalog.ActionWords(c.Action); !slices.Contains(rows, row) {
			rows = append(rows, row)
		}
	}
	switch len(rows) {
	case 0:
		return ""
	case 1:
		return rows[0]
	case 2:
		return rows[0] + " and " + rows[1]
	}
	return rows[0] + " and " + strconv.Itoa(len(rows)-1) + " more"
}
