package why

import (
	"testing"

	"caliper-playground/catalog"
	"caliper-playground/engine/conformance"
	"caliper-playground/fixtures"
)

// Of each version's rows that version's events come close alone; where nobody asks,
// nothing does.
func TestByVersion(t *testing.T) {
	closest, none := NewByVersion((*catalog.Vocabulary).AllRows), ByVersion(nil)
	for _, v := range catalog.Versions() {
		f, ok := fixtures.ForRow(v, "AnnotationProfile/AnnotationEvent/Tagged")
		if !ok {
			t.Fatal("there is no event for the row")
		}
		name := "of " + string(v)
		items := conformance.NewAssessor(conformance.Options{Spec: v}).Assess(f.Data, nil).Items
		closest.Look(closest.Events(name, f.Data, items))
		if events := none.Events(name, f.Data, items); events != nil {
			t.Errorf("nobody asked, and got %v", events)
		}
		none.Look(Events(received(t, 1, string(f.Data))))
	}
	for _, v := range catalog.Versions() {
		row := catalog.Get(v).Row("AnnotationProfile/AnnotationEvent/Bookmarked")
		if source, _, ok := closest[v].Lacks(row); !ok || source != "of "+string(v) {
			t.Errorf("%s: closest came %q", v, source)
		}
	}
}
