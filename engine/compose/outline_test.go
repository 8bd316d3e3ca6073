package compose

import (
	"strings"
	"testing"

	"caliper-playground/catalog"
	"caliper-playground/engine/document"
)

// Folding a line hides what stands below it and nothing else, and what is unfolded
// stands below what holds it.
func TestFoldingHidesWhatStandsBelow(t *testing.T) {
	source := still()
	var drafts []Draft
	for _, row := range catalog.Get(catalog.V1p2).Rows("AssessmentEvent", "Submitted") {
		drafts = append(drafts, New(catalog.V1p2, row, source), New(catalog.V1p2, row, source))
	}
	e := NewEnvelope(catalog.V1p2, DefaultSensor, source, drafts...)
	all := map[Spot]bool{{Whole, ""}: true}
	for range 5 { // deeper each time
		for _, l := range e.Outline(all) {
			all[l.At()] = true
		}
	}
	open := e.Outline(all)
	for i, folded := range open {
		if !folded.Below {
			continue
		}
		all[folded.At()] = false
		lines := e.Outline(all)
		all[folded.At()] = true
		hidden := 0
		for _, l := range open[i+1:] {
			if l.Depth <= folded.Depth {
				break
			}
			hidden++
			if l.Item != folded.Item || !document.Within(l.Field.Pointer, folded.Field.Pointer) {
				t.Errorf("%v stands below %v", l.At(), folded.At())
			}
		}
		if len(lines) != len(open)-hidden || lines[i].Open {
			t.Errorf("folding %v leaves %d of %d lines, and %d stand below it", folded.At(), len(lines), len(open), hidden)
		}
	}
	if n := strings.Count(e.Text(), "\n"); len(open) < n/3 {
		t.Errorf("%d lines are unfolded of %d lines of JSON", len(open), n)
	}
}
