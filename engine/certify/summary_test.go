package certify

import (
	"reflect"
	"strings"
	"testing"

	"caliper-playground/catalog"
	"caliper-playground/engine/session"
)

// What is met in one run and begun in another is met; what was begun alone is wanted,
// with what the last run lacked. Runs of another product, or cancelled, do not count.
func TestSummaryOfSeveralRuns(t *testing.T) {
	tides, other := Product{Name: "Tide Tables", Version: "4", Spec: "1.2"}, Product{Name: "Tide Tables", Version: "5", Spec: "1.2"}
	begun := func(profile string, missing ...string) Begun { return Begun{profile, missing} }
	s := State{Product: tides, Past: []Outcome{
		{Number: 1, Product: tides, Met: []string{"ReadingProfile"}, Begun: []Begun{
			begun("MediaProfile", "MediaProfile/MediaEvent/Started", "MediaProfile/MediaEvent/Ended"),
			begun("SearchProfile", "SearchProfile/SearchEvent/Searched"),
		}},
		{Number: 2, Product: other, Met: []string{"ForumProfile"}},
		{Number: 3, Product: tides, Cancelled: true, Begun: []Begun{begun("GradingProfile")}},
		{Number: 4, Product: tides, Met: []string{"ReadingProfile", "SearchProfile"}, Begun: []Begun{begun("MediaProfile", "MediaProfile/MediaEvent/Ended")}},
	}}
	want := Summary{
		Runs:   []int{1, 4},
		Met:    []MetIn{{"ReadingProfile", []int{1, 4}}, {"SearchProfile", []int{4}}},
		Wanted: []Wanted{{begun("MediaProfile", "MediaProfile/MediaEvent/Ended"), 4}},
	}
	got := s.Summary()
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v, want %+v", got, want)
	}
	if words := got.Wanted[0].Needs(catalog.V1p2); words != "MediaEvent Ended" {
		t.Errorf("it needs %q", words)
	}
	if words := begun("FeedbackProfile", "FeedbackProfile/FeedbackEvent/Commented", "FeedbackProfile/FeedbackEvent/Ranked").Needs(catalog.V1p2); words != "FeedbackEvent Commented or FeedbackEvent Ranked" {
		t.Errorf("one of two is %q", words)
	}
}

// An event with a mistake came close to the row that it was meant for; one that
// fills it takes that back.
func TestWhatCameClose(t *testing.T) {
	s := opened(t, session.Options{})
	near := func() map[string][]Close {
		r, all := tallied(s, 0), map[string][]Close{}
		for _, p := range r.Profiles {
			if came := r.Close(p); came != nil {
				all[p.Profile.Name] = came
			}
		}
		return all
	}
	receive(t, s, strings.Replace(viewed(1), "09:15:00.000Z", "09:15:00Z", 1), false)
	receive(t, s, strings.ReplaceAll(viewed(2), "Viewed", "Veiwed"), false)
	got := near()
	if len(got) != 1 || len(got["ReadingProfile"]) != 1 {
		t.Fatalf("close came %+v", got)
	}
	if c := got["ReadingProfile"][0]; c.Event != "ViewEvent" || c.Action != "Viewed" || c.First != 1 || !strings.Contains(c.Why, "09:15:00Z") {
		t.Errorf("close came %+v", c)
	}
	receive(t, s, viewed(3), false)
	if got := near(); len(got) != 0 {
		t.Errorf("the row is filled, and yet close came %+v", got)
	}
}

// What does not count keeps its place among the numbers, so that a run is found again
// from what is kept of it.
func TestTheRunOfAnOutcome(t *testing.T) {
	o := Outcome{Number: 1, UpTo: 12, Messages: 5, Strangers: 2}
	if run := o.Run(); run.Since != 5 || run.UpTo != 12 {
		t.Errorf("the run is %+v", run)
	}
}
