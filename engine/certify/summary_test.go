package certify

import (
	"reflect"
	"slices"
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
		Met:    []MetIn{{"ReadingProfile", []int{1, 4}, []int{1, 4}}, {"SearchProfile", []int{4}, []int{4}}},
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

// What the playground has helped to meet is told from what the sensor met, run by run.
func TestSummaryTellsThePlaygroundsRuns(t *testing.T) {
	tides := Product{Name: "Tide Tables", Version: "4", Spec: "1.2"}
	run := func(number int, helped ...string) Outcome {
		return Outcome{Number: number, Product: tides, Met: []string{"ReadingProfile", "SearchProfile"}, Helped: helped}
	}
	s := State{Product: tides, Past: []Outcome{run(1, "ReadingProfile", "SearchProfile"), run(2, "SearchProfile"), run(5)}}
	want := []MetIn{{"ReadingProfile", []int{1, 2, 5}, []int{2, 5}}, {"SearchProfile", []int{1, 2, 5}, []int{5}}}
	if got := s.Summary().Met; !reflect.DeepEqual(got, want) {
		t.Errorf("met is %+v", got)
	}
	s.Past[0].Met, s.Past[2].Met = append(s.Past[0].Met, "ForumProfile"), append(s.Past[2].Met, "MediaProfile", "GradingProfile")
	alike := []MetAlike{
		{"runs 1, 2 and 5, in run 1 with the playground's messages", []string{"ReadingProfile"}},
		{"runs 1, 2 and 5, in runs 1 and 2 with the playground's messages", []string{"SearchProfile"}},
		{"run 1", []string{"ForumProfile"}},
		{"run 5", []string{"MediaProfile", "GradingProfile"}},
	}
	if got := s.Summary().MetAlike(); !reflect.DeepEqual(got, alike) {
		t.Errorf("met alike is %+v", got)
	}
	for words, m := range map[string]MetIn{
		"run 2":                                {Runs: []int{2}, BySensor: []int{2}},
		"runs 1, 2 and 5":                      {Runs: []int{1, 2, 5}, BySensor: []int{1, 2, 5}},
		"run 2 with the playground's messages": {Runs: []int{2}},
		"runs 1 and 2 with the playground's messages":                     {Runs: []int{1, 2}, BySensor: []int{}},
		"runs 1, 2 and 5, in runs 1 and 2 with the playground's messages": {Runs: []int{1, 2, 5}, BySensor: []int{5}},
	} {
		if m.Words() != words {
			t.Errorf("%+v is met in %q, not %q", m, m.Words(), words)
		}
	}
}

// An event with a mistake came close to the row that it was meant for, the nearer
// one whenever it came.
func TestWhatCameClose(t *testing.T) {
	s := opened(t, session.Options{})
	row := catalog.Get(catalog.V1p2).Row("ReadingProfile/ViewEvent/Viewed")
	receive(t, s, strings.ReplaceAll(viewed(2), "Viewed", "Veiwed"), false)
	receive(t, s, strings.Replace(viewed(1), "09:15:00.000Z", "09:15:00Z", 1), false)
	r := tallied(s, 0)
	source, lacks, ok := r.Closest.Lacks(row)
	if want := []string{"it has an error, value-date-time at /data/0/eventTime"}; !ok || source != "message 2" || !slices.Equal(lacks, want) {
		t.Errorf("close came %s, which lacks %q", source, lacks)
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
