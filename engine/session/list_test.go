package session

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestListLatestDelete(t *testing.T) {
	o := options(t)
	if sessions, err := List(filepath.Join(o.Dir, "missing")); err != nil || len(sessions) != 0 {
		t.Fatalf("a folder that is not there: %v, %v", sessions, err)
	}
	if _, err := Latest(o.Dir); err == nil || !strings.Contains(err.Error(), "no session") {
		t.Fatalf("the latest of none: %v", err)
	}
	for i, id := range []string{"one", "two", "three"} {
		o.ID = id
		s := start(t, o)
		for n := range i {
			receive(t, s, envelope(context1p2, view{id: event(n), title: strings.Repeat("long ", 9000)}.String()))
		}
		s.Close()
		at := time.Date(2026, 3, 2, 8, i, 0, 0, time.UTC)
		if err := os.Chtimes(s.Journal(), at, at); err != nil {
			t.Fatal(err)
		}
	}
	for name, content := range map[string]string{"broken.ndjson": "{}\n", ".hidden.ndjson": "{}\n", "notes.txt": "x", "a b.ndjson": "x"} {
		path := filepath.Join(o.Dir, name)
		old := time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC)
		if err := errors.Join(os.WriteFile(path, []byte(content), 0o600), os.Chtimes(path, old, old)); err != nil {
			t.Fatal(err)
		}
	}
	sessions, err := List(o.Dir)
	if err != nil {
		t.Fatal(err)
	}
	want := []struct {
		id       string
		messages int
		problem  bool
	}{{"three", 2, false}, {"two", 1, false}, {"one", 0, false}, {"broken", -1, true}}
	if len(sessions) != len(want) {
		t.Fatalf("sessions %+v", sessions)
	}
	for i, w := range want {
		got := sessions[i]
		if got.ID != w.id || got.Messages != w.messages || (got.Problem != "") != w.problem || got.Size == 0 {
			t.Errorf("session %d is %+v, want %+v", i, got, w)
		}
		if !w.problem && (got.Spec != "1.2" || got.Created.IsZero()) {
			t.Errorf("session %s is for %q, created %v", got.ID, got.Spec, got.Created)
		}
	}
	if latest, err := Latest(o.Dir); err != nil || latest.ID != "three" {
		t.Errorf("the latest is %q, %v", latest.ID, err)
	}
	if err := Delete(o.Dir, "three"); err != nil {
		t.Fatal(err)
	}
	if left, _ := filepath.Glob(filepath.Join(o.Dir, "three*")); len(left) != 0 {
		t.Errorf("left: %v", left)
	}
	for _, id := range []string{"three", "../one", "", "one/../two"} {
		if err := Delete(o.Dir, id); err == nil {
			t.Errorf("Delete(%q) said nothing", id)
		}
	}
	if latest, err := Latest(o.Dir); err != nil || latest.ID != "two" {
		t.Errorf("the latest is %q, %v", latest.ID, err)
	}
}

func TestNames(t *testing.T) {
	good := []string{"a", "lesson-1", "A.b_c-9", "x..y", strings.Repeat("n", 64), randomID()}
	bad := []string{"", ".", "..", ".x", "a/b", `a\b`, "a b", "ä", "a\x00", "a\n", "%2e%2e", strings.Repeat("n", 65), "a:b"}
	for _, id := range good {
		if err := CheckID(id); err != nil {
			t.Errorf("%q: %v", id, err)
		}
	}
	for _, id := range bad {
		if CheckID(id) == nil {
			t.Errorf("%q is taken", id)
		}
		o := options(t)
		o.ID = id
		if id == "" {
			continue // New makes one up
		}
		if s, err := New(o); err == nil {
			s.Close()
			t.Errorf("a session is named %q", id)
		}
	}
	token, other, id, otherID := randomToken(), randomToken(), randomID(), randomID()
	if len(token) != 32 || token == other || id == otherID {
		t.Error("tokens or names are not random")
	}
}

func TestLongNameIsSetAsideToo(t *testing.T) {
	o := options(t)
	o.ID = strings.Repeat("n", maxID)
	for range 4 {
		start(t, o).Close()
	}
	sessions, err := List(o.Dir)
	if err != nil || len(sessions) != 4 {
		t.Fatalf("%d sessions, %v", len(sessions), err)
	}
	for _, info := range sessions {
		o.ID = info.ID
		s, err := Resume(o)
		if err != nil {
			t.Fatal(err)
		}
		s.Close()
	}
}
