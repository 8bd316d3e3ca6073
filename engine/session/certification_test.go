package session

import (
	"errors"
	"io/fs"
	"os"
	"testing"

	"caliper-playground/engine/conformance"
	"caliper-playground/engine/rule"
)

func TestRepeatOf(t *testing.T) {
	for _, test := range []struct {
		name   string
		why    string
		seq    int
		repeat bool
	}{
		{"a repeat", "a repeat of an event in message 12, which counts once", 12, true},
		{"a mark", "", 0, false},
		{"another reason", "its action is unknown", 0, false},
		{"words before and after", "a repeat of an event in message 12, which counts once, so they say", 0, false},
		{"no number", "a repeat of an event in message twelve, which counts once", 0, false},
	} {
		t.Run(test.name, func(t *testing.T) {
			if read := repeatInWords(test.why); read != test.seq {
				t.Errorf("of an earlier journal, %d", read)
			}
			seq, repeat := RepeatOf(conformance.Item{RepeatOf: test.seq})
			if repeat != test.repeat || repeat && seq != test.seq {
				t.Errorf("got %d, %v", seq, repeat)
			}
		})
	}
}

func TestJudging(t *testing.T) {
	o := options(t)
	o.Strict, o.Tolerances = true, rule.Tolerances{TimeFormat: true}
	s := start(t, o)
	if strict, tolerances := s.Judging(); !strict || tolerances != o.Tolerances {
		t.Errorf("it judges with %v, %+v", strict, tolerances)
	}
	s.SetJudging(false, rule.Tolerances{})
	if strict, tolerances := s.Judging(); strict || tolerances != (rule.Tolerances{}) {
		t.Errorf("after the change, with %v, %+v", strict, tolerances)
	}
}

// TestCertificationGoesWithItsSession sets a session aside and deletes it.
func TestCertificationGoesWithItsSession(t *testing.T) {
	o := options(t)
	s := start(t, o)
	if err := os.WriteFile(CertificationPath(s.Journal()), []byte("{}"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	again := start(t, o)
	if _, err := os.Stat(CertificationPath(again.Journal())); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the fresh session has the earlier one's: %v", err)
	}
	sessions, err := List(o.Dir)
	if err != nil || len(sessions) != 2 {
		t.Fatalf("the sessions are %+v, %v", sessions, err)
	}
	for _, info := range sessions {
		if info.ID == o.ID {
			continue
		}
		if _, err := os.Stat(CertificationPath(info.Path)); err != nil {
			t.Errorf("it did not go with the session: %v", err)
		}
		if err := Delete(o.Dir, info.ID); err != nil {
			t.Fatal(err)
		}
		if _, err := os.Stat(CertificationPath(info.Path)); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("it outlived its session: %v", err)
		}
	}
}
