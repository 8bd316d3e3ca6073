package certify

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"caliper-playground/catalog"
	"caliper-playground/engine/sensor"
	"caliper-playground/engine/session"
)

// submitted goes through one run over a session's messages from since on.
func submitted(t *testing.T, state *State, s *session.Session, since int) Result {
	t.Helper()
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	begin := state.Start
	if state.Step == Report {
		begin = state.Repeat
	}
	must(begin(noon, since, catalog.V1p2))
	state.Judged(Judging{Tolerances: []string{"bare-token"}})
	state.Arrived(s.Len())
	must(state.Complete(noon.Add(time.Minute), s.Len()))
	must(state.Agree(true))
	r, err := Count(context.Background(), s, catalog.V1p2, state.Run)
	must(err)
	r = state.Whole(r, s.ID(), state.Run, state.Product)
	must(state.Submit(r))
	return r
}

// TestEveryRunCanBeCountedAgain submits two runs, changes the product, and
// counts both again from what the state keeps.
func TestEveryRunCanBeCountedAgain(t *testing.T) {
	s := opened(t, session.Options{})
	state := NewState(catalog.V1p2)
	state.Product = complete()
	sent(t, s, "", viewed(1))
	sent(t, s, sensor.UserAgent, navigated(2))
	first := submitted(t, &state, s, 0)
	sent(t, s, "", viewed(3))
	second := submitted(t, &state, s, 2)
	if err := state.Edit(); err != nil {
		t.Fatal(err)
	}
	state.Product.Name = "Another"
	for number, want := range map[int]Result{0: second, 1: first, 2: second} {
		run, product, err := state.Find(number)
		if err != nil {
			t.Fatal(err)
		}
		counted, err := Count(context.Background(), s, catalog.V1p2, run)
		if err != nil {
			t.Fatal(err)
		}
		if got := state.Whole(counted, s.ID(), run, product); !reflect.DeepEqual(got, want) {
			t.Errorf("run %d comes to\n%+v\nwant\n%+v", number, got, want)
		}
	}
	o := state.Past[0]
	if o.Playground != 1 || !reflect.DeepEqual(o.Helped, []string{"ReadingProfile"}) || !reflect.DeepEqual(o.Judging.Tolerances, []string{"bare-token"}) {
		t.Errorf("the first run's outcome is %+v", o)
	}
}

func TestFind(t *testing.T) {
	cancelled := at(t, Progress)
	if err := cancelled.Cancel(noon, 12, 0); err != nil {
		t.Fatal(err)
	}
	older := at(t, Report)
	older.Past[0].UpTo = 0 // as kept before the numbers were
	lost := older
	lost.Past = append([]Outcome{}, older.Past...)
	lost.Run.Number = 2
	for _, test := range []struct {
		name   string
		state  State
		number int
		says   string // the error's words; "" for none
	}{
		{"nothing begun", NewState(catalog.V1p2), 0, "no run was begun"},
		{"cancelled alone", cancelled, 0, "every run was cancelled"},
		{"one that was cancelled", cancelled, 1, "run 1 was cancelled"},
		{"under way", at(t, Progress), 0, ""},
		{"under way, by its number", at(t, Progress), 1, ""},
		{"another than that under way", at(t, Progress), 7, "no run 7; those with results are 1, which is under way"},
		{"submitted", at(t, Report), 0, ""},
		{"another than the submitted", at(t, Report), 2, "there is no run 2; those with results are 1"},
		{"kept by an older program", older, 1, ""},
		{"kept by an older program, and repeated", lost, 1, "cannot be counted again"},
	} {
		t.Run(test.name, func(t *testing.T) {
			run, product, err := test.state.Find(test.number)
			switch {
			case test.says == "" && (err != nil || run.Since != 10 || product.Name == ""):
				t.Errorf("got %+v of %+v, %v", run, product, err)
			case test.says != "" && (err == nil || !strings.Contains(err.Error(), test.says)):
				t.Errorf("got %v, want %q", err, test.says)
			}
		})
	}
}

func TestJudgingIsNotedWhileMessagesCount(t *testing.T) {
	s := at(t, Instructions)
	for _, j := range []struct {
		Judging
		news bool
	}{
		{Judging{}, false},
		{Judging{Tolerances: []string{"bare-token"}}, true},
		{Judging{Tolerances: []string{"bare-token"}}, false},
		{Judging{Strict: true, Tolerances: []string{"time-format"}}, true},
	} {
		if got := s.Judged(j.Judging); got != j.news {
			t.Errorf("%+v: news %v", j.Judging, got)
		}
	}
	if want := (Judging{true, []string{"bare-token", "time-format"}}); !reflect.DeepEqual(s.Run.Judging, want) {
		t.Errorf("it holds %+v", s.Run.Judging)
	}
	for _, step := range []Step{Form, Confirmation, Report} {
		s := at(t, step)
		if s.Judged(Judging{Strict: true}) || s.Run.Judging.Strict {
			t.Errorf("at %s it is noted too", step)
		}
	}
}

// TestReadChangesNothing reads a state as it is kept, one that is damaged, and none.
func TestReadChangesNothing(t *testing.T) {
	path := filepath.Join(t.TempDir(), "class.certification.json")
	if _, err := Read(path, owner()); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("of no file: %v", err)
	}
	k := OpenKeeper(path, owner())
	k.Put(at(t, Report))
	if err := k.Close(); err != nil {
		t.Fatal(err)
	}
	if s, err := Read(path, owner()); err != nil || s.Step != Report || s.Run.Since != 10 {
		t.Errorf("it reads %+v, %v", s, err)
	}
	if err := os.WriteFile(path, []byte("{"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Read(path, owner()); err == nil {
		t.Error("it reads what is damaged")
	}
	if _, err := os.Stat(path); err != nil {
		t.Errorf("the damaged file is gone: %v", err)
	}
}

// TestAStrangersMessagesCountInNoRun has one without the token come first, and
// another in between: neither begins the run, and the run can be submitted.
func TestAStrangersMessagesCountInNoRun(t *testing.T) {
	s, err := session.New(session.Options{Dir: t.TempDir(), ID: "class"})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	stranger := session.Exchange{Method: "POST", Status: 401, Cause: "the token is not this session's", Stranger: true}
	send := func(x session.Exchange, receive func(session.Exchange) (session.Message, error)) {
		t.Helper()
		if _, err := receive(x); err != nil {
			t.Fatal(err)
		}
	}
	state := at(t, Instructions)
	state.Run.Since = 0
	send(stranger, s.Refuse)
	send(session.Exchange{Method: "GET", Status: 200}, s.Refuse)
	counted, err := Count(t.Context(), s, s.Spec(), state.Run)
	if err != nil || counted.Messages.Received != 0 || counted.Messages.Seen() != 1 || state.Arrived(state.Run.Since+counted.Messages.Received) {
		t.Errorf("a stranger alone: %+v, %v", counted.Messages, err)
	}
	send(session.Exchange{Method: "POST", Body: []byte("{}")}, s.Receive)
	send(stranger, s.Refuse)
	counted, err = Count(t.Context(), s, s.Spec(), state.Run)
	if err != nil || counted.Messages.Received != 1 || counted.Messages.Refused != 1 || counted.Messages.Strangers != 2 {
		t.Errorf("with a message of the sensor: %+v, %v", counted.Messages, err)
	}
	if !state.Arrived(state.Run.Since + counted.Messages.Received) {
		t.Error("the sensor's message does not begin the progress")
	}
	if err := state.Complete(noon, s.Len()); err != nil {
		t.Fatal(err)
	}
	counted, _ = Count(t.Context(), s, s.Spec(), state.Run)
	if err := errors.Join(state.Agree(true), state.Submit(counted)); err != nil {
		t.Errorf("it cannot be submitted: %v", err)
	}
}
