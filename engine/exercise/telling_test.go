package exercise

import (
	"slices"
	"strings"
	"testing"

	"caliper-playground/catalog"
	"caliper-playground/engine/document"
)

// TestNothingTellsTheAnswer holds that what has to be found stands neither in the title,
// the goals, the first hint, nor among the names to look up, and that the second hint
// does not spell out a piece of it: of a document a member with its value, of a request
// a line.
func TestNothingTellsTheAnswer(t *testing.T) {
	for _, e := range BuiltIn() {
		said := []string{e.Title, e.Hints[0]}
		for _, g := range e.Goals {
			said = append(said, g.Words)
		}
		said = append(said, e.See...)
		for _, found := range toFind(e) {
			for _, s := range said {
				if hasWord(s, found) {
					t.Errorf("%s: %q tells %s", e.Name, s, found)
				}
			}
		}
		for line := range strings.Lines(e.Solution) {
			line = strings.Trim(line, " ,\n")
			if len(line) > 4 && !strings.Contains(e.Start, line) && !hasWord(e.Task, line) && strings.Contains(e.Hints[1], line) {
				t.Errorf("%s: the hint %q spells out %s", e.Name, e.Hints[1], line)
			}
		}
		if strings.Contains(e.Hints[1], `":`) || strings.Contains(e.Hints[1], `{"`) || strings.Contains(e.Hints[1], `["`) {
			t.Errorf("%s: the hint %q is JSON", e.Name, e.Hints[1])
		}
	}
}

// isProfile says whether a type has the name of a profile, which cannot be kept quiet.
func isProfile(s string) bool {
	return slices.ContainsFunc(catalog.Get(catalog.V1p2).Profiles, func(p catalog.Profile) bool { return p.Title == s })
}

// toFind are the texts of the solution that neither the start nor the task has.
func toFind(e *Exercise) []string {
	d, err := document.NewParser(nil).Parse([]byte(e.Solution))
	if err != nil {
		return nil
	}
	var all []string
	for i := range d.Nodes {
		n := document.NodeID(i)
		if d.Nodes[n].Kind != document.String {
			continue
		}
		if s := d.Text(n); s != "" && !hasWord(e.Task+"\n"+e.Start, s) && !isProfile(s) && !slices.Contains(all, s) {
			all = append(all, s)
		}
	}
	return all
}
