package certify

import (
	"errors"
	"strings"
	"testing"
	"time"

	"caliper-playground/catalog"
)

var noon = time.Date(2025, time.March, 4, 12, 0, 0, 0, time.UTC)

// at returns a state that has gone as far as a step, in a session that had ten
// messages before the run and has twelve now.
func at(t *testing.T, step Step) State {
	t.Helper()
	s := NewState(catalog.V1p2)
	s.Product = complete()
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	if step == Form {
		return s
	}
	must(s.Start(noon, 10, catalog.V1p2))
	if step == Instructions {
		return s
	}
	if !s.Arrived(11) {
		t.Fatal("the first message does not begin the progress")
	}
	if step == Progress {
		return s
	}
	must(s.Complete(noon.Add(time.Minute), 12))
	if step == Confirmation {
		return s
	}
	must(s.Agree(true))
	must(s.Submit(Result{Run: s.Run, Messages: Messages{Received: 2}}))
	return s
}

func TestFlow(t *testing.T) {
	s := at(t, Report)
	o, ok := s.Submitted()
	if !ok || o.Number != 1 || o.Messages != 2 || o.Cancelled || !o.Ended.Equal(noon.Add(time.Minute)) {
		t.Errorf("the outcome is %+v", o)
	}
	s.Saved(1, []string{"/r.md"})
	if o, _ := s.Submitted(); len(o.Reports) != 1 {
		t.Errorf("the reports are not noted: %+v", o)
	}
	if err := s.Repeat(noon.Add(time.Hour), 20, catalog.V1p2); err != nil {
		t.Fatal(err)
	}
	if s.Step != Instructions || s.Run.Number != 2 || s.Run.Since != 20 || s.Run.UpTo != 0 || s.Run.Agreed {
		t.Errorf("the second run is %+v at %s", s.Run, s.Step)
	}
	if _, ok := s.Submitted(); ok {
		t.Error("a run under way has an outcome")
	}
}

// TestWhatIsNotItsTurn does everything at every step: what is not its turn is
// refused with a reason and changes nothing.
func TestWhatIsNotItsTurn(t *testing.T) {
	actions := []struct {
		name string
		at   map[Step]bool
		do   func(*State) error
	}{
		{"start", map[Step]bool{Form: true}, func(s *State) error { return s.Start(noon, 12, catalog.V1p2) }},
		{"complete", map[Step]bool{Progress: true}, func(s *State) error { return s.Complete(noon, 12) }},
		{"reopen", map[Step]bool{Confirmation: true}, (*State).Reopen},
		{"agree", map[Step]bool{Confirmation: true}, func(s *State) error { return s.Agree(true) }},
		{"submit without agreement", nil, func(s *State) error { return s.Submit(Result{Run: s.Run, Messages: Messages{Received: 2}}) }},
		{"cancel", map[Step]bool{Instructions: true, Progress: true, Confirmation: true}, func(s *State) error { return s.Cancel(noon, 12, 0) }},
		{"repeat", map[Step]bool{Report: true}, func(s *State) error { return s.Repeat(noon, 12, catalog.V1p2) }},
		{"edit", map[Step]bool{Report: true}, (*State).Edit},
	}
	for _, action := range actions {
		for _, step := range Steps() {
			t.Run(action.name+" at "+string(step), func(t *testing.T) {
				s := at(t, step)
				err := action.do(&s)
				if (err == nil) != action.at[step] {
					t.Errorf("got %v", err)
				}
				if err != nil && s.Step != step {
					t.Errorf("it was refused, and yet the step is %s", s.Step)
				}
			})
		}
	}
}

func TestStartNamesTheFieldThatKeepsIt(t *testing.T) {
	s := at(t, Form)
	s.Product.MemberEmail = "mira"
	err := s.Start(noon, 0, catalog.V1p2)
	var field *FieldError
	if !errors.As(err, &field) || field.Field != MemberEmail || s.Step != Form {
		t.Errorf("got %v at %s", err, s.Step)
	}
	s = at(t, Form)
	s.Product.Spec = "1.1"
	err = s.Start(noon, 0, catalog.V1p2)
	if !errors.As(err, &field) || field.Field != CaliperVersion || !strings.Contains(err.Error(), "--spec 1.1") {
		t.Errorf("another version is answered with %v", err)
	}
}

func TestNothingIsCompleteWithoutAMessage(t *testing.T) {
	s := at(t, Instructions)
	if s.Arrived(10) || s.Step != Instructions {
		t.Error("a message from before the start begins the progress")
	}
	if err := s.Complete(noon, 10); err == nil || !strings.Contains(err.Error(), "no message has arrived") {
		t.Errorf("got %v", err)
	}
}

func TestOnlyWhatComesBetweenStartAndCompletionCounts(t *testing.T) {
	s := at(t, Progress)
	if since, upTo := s.Counted(15); since != 10 || upTo != 15 {
		t.Errorf("under way, messages after %d up to %d count", since, upTo)
	}
	s = at(t, Confirmation)
	if since, upTo := s.Counted(15); since != 10 || upTo != 12 {
		t.Errorf("completed, messages after %d up to %d count", since, upTo)
	}
	if err := s.Reopen(); err != nil {
		t.Fatal(err)
	}
	if since, upTo := s.Counted(15); since != 10 || upTo != 15 || s.Run.Agreed {
		t.Errorf("gone on with, messages after %d up to %d count", since, upTo)
	}
}

func TestSubmitWaitsUntilAllIsCounted(t *testing.T) {
	s := at(t, Confirmation)
	if err := s.Agree(true); err != nil {
		t.Fatal(err)
	}
	if err := s.Submit(Result{Run: s.Run, Messages: Messages{Received: 1}}); err == nil || !strings.Contains(err.Error(), "1 of 2") {
		t.Errorf("got %v", err)
	}
	stale := Result{Run: Run{Number: 7}, Messages: Messages{Received: 2}}
	if err := s.Submit(stale); err == nil {
		t.Error("another run's result is taken")
	}
}

func TestCancelKeepsTheForm(t *testing.T) {
	s := at(t, Progress)
	if err := s.Cancel(noon, 13, 0); err != nil {
		t.Fatal(err)
	}
	if s.Step != Form || s.Product != complete() || len(s.Past) != 1 || !s.Past[0].Cancelled || s.Past[0].Messages != 3 {
		t.Errorf("after the cancel: %+v", s)
	}
	if err := s.Start(noon, 13, catalog.V1p2); err != nil || s.Run.Number != 2 {
		t.Errorf("the next run is %d, %v", s.Run.Number, err)
	}
}

func TestFit(t *testing.T) {
	for _, test := range []struct {
		name    string
		step    Step
		length  int
		want    Step
		notices bool
	}{
		{"nothing missing", Confirmation, 12, Confirmation, false},
		{"more than before", Progress, 40, Progress, false},
		{"the run's messages are gone", Progress, 8, Instructions, true},
		{"some of a completed run's are gone", Confirmation, 11, Confirmation, true},
		{"all of a completed run's are gone", Confirmation, 10, Instructions, true},
		{"at the form it does not matter", Form, 0, Form, false},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := at(t, test.step)
			notice := s.Fit(test.length)
			if s.Step != test.want || (notice != "") != test.notices {
				t.Errorf("step %s, notice %q", s.Step, notice)
			}
			if since, upTo := s.Counted(test.length); since > upTo || s.Running() && s.Run.Since > test.length {
				t.Errorf("messages after %d up to %d count, of %d", since, upTo, test.length)
			}
		})
	}
}
