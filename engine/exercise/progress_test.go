package exercise

import (
	"os"
	"path/filepath"
	"testing"
	"time"
)

func TestProgress(t *testing.T) {
	state := filepath.Join(t.TempDir(), "new")
	first, err := OpenProgress(state)
	if err != nil {
		t.Fatal(err)
	}
	course := BuiltIn()
	at := time.Date(2026, 3, 2, 9, 15, 0, 0, time.UTC)
	if err := first.Solve(course[0].Name, "{}", at); err != nil {
		t.Fatal(err)
	}
	second, err := OpenProgress(state)
	if err != nil {
		t.Fatal(err)
	}
	if err := second.Change(course[1].Name, func(s *Standing) { s.Skipped = true }); err != nil {
		t.Fatal(err)
	}
	// What the other program wrote stays.
	if err := first.Solve(course[0].Name, "[]", at.Add(time.Hour)); err != nil {
		t.Fatal(err)
	}
	if s := first.Of(course[0].Name); !s.Solved.Equal(at) || s.Answer != "[]" {
		t.Errorf("the first time does not stay: %v", s)
	}
	if !first.Of(course[1].Name).Skipped {
		t.Error("what another program wrote is lost")
	}
	if next := course.Next("", first); next != course[2] {
		t.Errorf("next is %v", next)
	}
	if next := course.Next(course[len(course)-1].Name, first); next != course[2] {
		t.Errorf("behind the last comes %v", next)
	}
	if err := first.Change(course[1].Name, func(s *Standing) { *s = Standing{} }); err != nil {
		t.Fatal(err)
	}
	if next := course.Next("", first); next != course[1] {
		t.Errorf("after a reset next is %v", next)
	}
}

// TestBrokenProgressIsLeftAlone loses nothing of a file that is not understood.
func TestBrokenProgressIsLeftAlone(t *testing.T) {
	state := t.TempDir()
	path := filepath.Join(state, ProgressFile)
	const content = `{"exercises": 1, "standings": {"a": `
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	p, err := OpenProgress(state)
	if err == nil {
		t.Fatal("it was read")
	}
	if err := p.Change("a", func(s *Standing) { s.Skipped = true }); err == nil {
		t.Error("it was written over")
	}
	if got, _ := os.ReadFile(path); string(got) != content {
		t.Errorf("it holds %s", got)
	}
}

// TestProgressIsToldWhileAChangeWaits has another program hold the file while a change
// waits for it: who asks meanwhile is answered at once.
func TestProgressIsToldWhileAChangeWaits(t *testing.T) {
	state := t.TempDir()
	mine, err := OpenProgress(state)
	if err != nil {
		t.Fatal(err)
	}
	other, err := OpenProgress(state)
	if err != nil {
		t.Fatal(err)
	}
	name := BuiltIn()[0].Name
	changed := make(chan error, 1)
	held := other.Change(name, func(s *Standing) {
		s.Hints = 1
		go func() { changed <- mine.Change(name, func(s *Standing) { s.Hints++ }) }()
		for mine.changing.TryLock() { // until the change has begun
			mine.changing.Unlock()
			time.Sleep(time.Millisecond)
		}
		if s := mine.Of(name); s != (Standing{}) {
			t.Errorf("before it is written it says %+v", s)
		}
		select {
		case err := <-changed:
			t.Errorf("it did not wait: %v", err)
		default:
		}
	})
	if err := <-changed; held != nil || err != nil {
		t.Fatal(held, err)
	}
	if s := mine.Of(name); s.Hints != 2 {
		t.Errorf("after both it says %+v", s)
	}
}
