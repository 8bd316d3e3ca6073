package session

import (
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
)

// journals lists what stands in a state folder.
func journals(t *testing.T, dir string) map[string]string {
	t.Helper()
	files, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	there := map[string]string{}
	for _, f := range files {
		content, err := os.ReadFile(dir + "/" + f.Name())
		if err != nil {
			t.Fatal(err)
		}
		there[f.Name()] = string(content)
	}
	return there
}

// A start that comes to nothing leaves the state folder as it was.
func TestAFailedStartLeavesEarlierSessions(t *testing.T) {
	dir := t.TempDir()
	for _, id := range []string{"class-1", "class-2", "class-3"} {
		s, err := New(Options{Dir: dir, ID: id})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := s.Receive(Exchange{Method: "POST", Body: []byte(`{"who":"` + id + `"}`)}); err != nil {
			t.Fatal(err)
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(CertificationPath(journalPath(dir, id)), []byte(id), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	before := journals(t, dir)
	same := func(when string) {
		t.Helper()
		after := journals(t, dir)
		for name, content := range before {
			if after[name] != content {
				t.Errorf("%s: %s is another", when, name)
			}
		}
		if len(after) != len(before) {
			t.Errorf("%s: there are %v", when, after)
		}
	}

	s, err := New(Options{Dir: dir, ID: "class-2"})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Abandon(); err != nil {
		t.Fatal(err)
	}
	same("abandoned")

	used, err := Resume(Options{Dir: dir, ID: "class-3"})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = used.Close() }()
	if _, err := New(Options{Dir: dir, ID: "class-3"}); err == nil || !strings.Contains(err.Error(), "class-3") {
		t.Errorf("it is in use: %v", err)
	}
	same("in use")
	if err := used.Abandon(); err != nil { // it was resumed: it is closed, and stays
		t.Fatal(err)
	}
	same("resumed")
}

func TestAnAbandonedSessionKeepsItsMessages(t *testing.T) {
	dir := t.TempDir()
	s, err := New(Options{Dir: dir, ID: "a"})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Receive(Exchange{Method: "POST", Body: []byte("{}")}); err != nil {
		t.Fatal(err)
	}
	if err := s.Abandon(); err != nil {
		t.Fatal(err)
	}
	if all, err := List(dir); err != nil || len(all) != 1 || all[0].ID != "a" {
		t.Errorf("%v, %v", all, err)
	}
}

// Of several that start a session of one name at the same moment exactly one
// has it, and whatever was there before is kept.
func TestOneOfTwoWinsAName(t *testing.T) {
	dir := t.TempDir()
	for round := range 30 {
		var mu sync.Mutex
		var winners []*Session
		var losers []error
		var starting sync.WaitGroup
		for range 6 {
			starting.Go(func() {
				s, err := New(Options{Dir: dir, ID: "mine"})
				mu.Lock()
				defer mu.Unlock()
				if err != nil {
					losers = append(losers, err)
				} else {
					winners = append(winners, s)
				}
			})
		}
		starting.Wait()
		if len(winners) != 1 || slices.ContainsFunc(losers, func(err error) bool { return !strings.Contains(err.Error(), "mine") }) {
			t.Fatalf("round %d: %d have it; the others were told %v", round, len(winners), losers)
		}
		if _, err := winners[0].Receive(Exchange{Method: "POST", Body: []byte("{}")}); err != nil {
			t.Fatal(err)
		}
		if err := winners[0].Close(); err != nil {
			t.Fatal(err)
		}
		if all, err := List(dir); err != nil || len(all) != round+1 {
			t.Fatalf("round %d: %d sessions, %v", round, len(all), err)
		}
	}
}
