package session

import (
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// TestPassingLeavesOthersAlone makes and closes passing sessions in one state folder at
// the same time, as several programs do: none takes away what another has just made.
func TestPassingLeavesOthersAlone(t *testing.T) {
	state := t.TempDir()
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			for range 10 {
				dir, err := Passing(state)
				if err != nil {
					t.Error(err)
					return
				}
				s, err := New(Options{Dir: dir})
				if err != nil {
					t.Error(err)
					return
				}
				if err := s.Close(); err != nil {
					t.Error(err)
				}
				if err := os.RemoveAll(dir); err != nil {
					t.Error(err)
				}
			}
		})
	}
	all.Wait()
}

// TestPassingClearsUp takes away what a crash has left, and not what is in use.
func TestPassingClearsUp(t *testing.T) {
	state := t.TempDir()
	made := func() (string, *Session) {
		t.Helper()
		dir, err := Passing(state)
		if err != nil {
			t.Fatal(err)
		}
		s, err := New(Options{Dir: dir})
		if err != nil {
			t.Fatal(err)
		}
		return dir, s
	}
	left, ended := made()
	if err := ended.Close(); err != nil {
		t.Fatal(err)
	}
	used, running := made()
	defer func() { _ = running.Close() }() // the folder goes with the test
	yesterday := time.Now().Add(-24 * time.Hour)
	for _, dir := range []string{left, used} {
		if err := os.Chtimes(dir, yesterday, yesterday); err != nil {
			t.Fatal(err)
		}
	}
	now, err := Passing(state)
	if err != nil {
		t.Fatal(err)
	}
	there, err := filepath.Glob(filepath.Join(state, passingPrefix+"*"))
	if err != nil || len(there) != 2 || there[0] != min(used, now) || there[1] != max(used, now) {
		t.Errorf("there are %v, %v", there, err)
	}
}

// TestPassingWithoutAStateFolder needs no state folder that can be written, and says what
// is wrong with it only where there is no other place either.
func TestPassingWithoutAStateFolder(t *testing.T) {
	temporary := t.TempDir()
	t.Setenv("TMPDIR", temporary)
	occupied := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(occupied, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	state := filepath.Join(occupied, "state")
	dir, err := Passing(state)
	if err != nil || filepath.Dir(dir) != temporary {
		t.Fatalf("the folder is %q: %v", dir, err)
	}
	s, err := New(Options{Dir: dir})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Error(err)
	}
	t.Setenv("TMPDIR", state)
	if dir, err := Passing(state); err == nil || dir != "" || !strings.Contains(err.Error(), state) {
		t.Errorf("with nowhere to write the folder is %q: %v", dir, err)
	}
}
