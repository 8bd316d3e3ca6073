package session

import (
	"errors"
	"os"
	"strings"
	"testing"
)

func TestSeveralSessions(t *testing.T) {
	for _, test := range []struct {
		name, id, token string
		count           int
		want            string // their names, where they are known
	}{
		{"one", "class", "sesame", 1, "class"},
		{"three by a name", "class", "", 3, "class-1 class-2 class-3"},
		{"three share no token", "class", "sesame", 3, "class-1 class-2 class-3"},
		{"three without a name", "", "", 3, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			sessions, err := NewSeveral(Options{Dir: t.TempDir(), ID: test.id, Token: test.token}, test.count)
			if err != nil {
				t.Fatal(err)
			}
			var names []string
			tokens, paths := map[string]bool{}, map[string]bool{}
			for _, s := range sessions {
				names = append(names, s.ID())
				tokens[s.Token()], paths[s.Journal()] = true, true
				if err := s.Close(); err != nil {
					t.Error(err)
				}
			}
			if got := strings.Join(names, " "); test.want != "" && got != test.want {
				t.Errorf("they are called %q, want %q", got, test.want)
			}
			if len(tokens) != test.count || len(paths) != test.count {
				t.Errorf("%d tokens and %d journals for %d sessions", len(tokens), len(paths), test.count)
			}
			if test.count == 1 && !tokens[test.token] {
				t.Error("the one session has another token than it was given")
			}
		})
	}
}

// TestSeveralSessionsOfWhichOneCannotBe holds that those that began are gone
// again.
func TestSeveralSessionsOfWhichOneCannotBe(t *testing.T) {
	dir := t.TempDir()
	taken, err := New(Options{Dir: dir, ID: "class-2"})
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	sessions, err := NewSeveral(Options{Dir: dir, ID: "class"}, 3)
	if err == nil || !strings.Contains(err.Error(), "class-2") || len(sessions) != 0 {
		t.Fatalf("%d sessions, error %v", len(sessions), err)
	}
	for _, id := range []string{"class-1", "class-3"} {
		if _, err := os.Stat(journalPath(dir, id)); !errors.Is(err, os.ErrNotExist) {
			t.Errorf("%s: %v", id, err)
		}
	}
}
