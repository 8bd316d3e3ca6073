//go:build darwin || dragonfly || freebsd || linux || netbsd || openbsd

package session

import (
	"os"
	"strings"
	"syscall"
	"testing"
)

// TestWhatIsNoFileIsNoJournal puts other things where a journal would be. A pipe
// would keep whoever opens it waiting.
func TestWhatIsNoFileIsNoJournal(t *testing.T) {
	for name, put := range map[string]func(path string) error{
		"a pipe":   func(path string) error { return syscall.Mkfifo(path, 0o600) },
		"a folder": func(path string) error { return os.Mkdir(path, 0o700) },
		"a device": func(path string) error { return os.Symlink("/dev/full", path) },
		"a link":   func(path string) error { return os.Symlink("other", path) },
	} {
		t.Run(name, func(t *testing.T) {
			o := options(t)
			if err := put(journalPath(o.Dir, o.ID)); err != nil {
				t.Fatal(err)
			}
			_, resumed := Resume(o)
			_, read := Read(o)
			for what, err := range map[string]error{"resume": resumed, "read": read, "delete": Delete(o.Dir, o.ID)} {
				if err == nil || !strings.Contains(err.Error(), "no session's journal") {
					t.Errorf("%s: %v", what, err)
				}
			}
			if listed, err := List(o.Dir); err != nil || len(listed) != 0 {
				t.Errorf("listed are %+v, %v", listed, err)
			}
			if _, err := New(o); err == nil || !strings.Contains(err.Error(), "in the way") {
				t.Errorf("a new one: %v", err)
			}
		})
	}
}
