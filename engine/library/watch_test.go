package library

import (
	"context"
	"hash/maphash"
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	"caliper-playground/catalog"
	"caliper-playground/engine/conformance"
)

// watched reads a path and returns what watches it.
func watched(t *testing.T, path string) *Watch {
	t.Helper()
	judging, seed := conformance.Options{Spec: catalog.V1p2}, maphash.MakeSeed()
	r := NewReading(t.Context(), []*Origin{PathOrigin(path)}, judging, seed)
	var all Found
	for found, more := r.Next(); more; found, more = r.Next() {
		all.Join(found)
	}
	for i := range all.Files { // they are new, and therefore count as changed
		all.Files[i] = stampOf(all.Files[i].Origin, all.Files[i].Path)
	}
	return &Watch{Files: all.Files, Folders: all.Folders, Judging: judging, Seed: seed}
}

// With an hour between two looks a change is seen only if the system tells.
func TestTheSystemTellsOfChanges(t *testing.T) {
	if runtime.GOOS == "linux" && !tells(t.TempDir()) {
		t.Skip("the system tells nothing here")
	}
	for name, change := range map[string]func(dir string) error{
		"a file changed": func(dir string) error { return os.WriteFile(filepath.Join(dir, "a.json"), []byte("[]"), 0o600) },
		"a file replaced": func(dir string) error {
			return os.Rename(filepath.Join(dir, "below", "b.json"), filepath.Join(dir, "a.json"))
		},
		"a file gone": func(dir string) error { return os.Remove(filepath.Join(dir, "below", "b.json")) },
		"a file come": func(dir string) error {
			return os.WriteFile(filepath.Join(dir, "below", "c.json"), []byte("{}"), 0o600)
		},
		"a folder come": func(dir string) error { return os.Mkdir(filepath.Join(dir, "below", "further"), 0o700) },
	} {
		t.Run(name, func(t *testing.T) {
			dir := tree(t, map[string]string{"a.json": "{}", "below/b.json": "{ }"})
			w := watched(t, dir)
			w.poll = time.Hour
			seen := make(chan Changes)
			go func() {
				c, _ := w.Wait(t.Context())
				seen <- c
			}()
			time.Sleep(2 * settleTime) // it listens, or will see it by looking: both are right
			if err := change(dir); err != nil {
				t.Fatal(err)
			}
			if c := <-seen; len(c.Files)+len(c.Folders) == 0 {
				t.Error("nothing has changed")
			}
		})
	}
}

// A file that was named itself may be a link: the file that it leads to changes.
func TestAFileBehindALinkIsWatched(t *testing.T) {
	dir := tree(t, map[string]string{"real/a.json": "{}", "named/.keep": ""})
	named := filepath.Join(dir, "named", "a.json")
	link(t, filepath.Join(dir, "real", "a.json"), named)
	w := watched(t, named)
	w.poll = time.Hour
	seen := make(chan Changes)
	go func() {
		c, _ := w.Wait(t.Context())
		seen <- c
	}()
	time.Sleep(2 * settleTime)
	if err := os.WriteFile(filepath.Join(dir, "real", "a.json"), []byte("[]"), 0o600); err != nil {
		t.Fatal(err)
	}
	if c := <-seen; len(c.Files) != 1 {
		t.Errorf("%+v", c)
	}
}

// Where a folder cannot be listened to, looking now and then finds the change.
func TestWhereTheSystemTellsNothing(t *testing.T) {
	dir := tree(t, map[string]string{"a.json": "{}"})
	w := watched(t, dir)
	w.poll = time.Millisecond
	w.Folders = append(w.Folders, Stamp{Origin: w.Files[0].Origin, Path: filepath.Join(dir, "gone")})
	e := listen(w.folders(), 1, w.poll)
	defer e.close()
	if e.watcher != nil {
		t.Error("it listens to a folder that is not there")
	}
	seen := make(chan Changes)
	go func() {
		c, _ := w.Wait(t.Context())
		seen <- c
	}()
	// Of another size: on some disks it would have the time of the first otherwise.
	if err := os.WriteFile(filepath.Join(dir, "a.json"), []byte("[1]"), 0o600); err != nil {
		t.Fatal(err)
	}
	if c := <-seen; len(c.Files) != 1 {
		t.Errorf("%+v", c)
	}
}

func TestWatchingEndsWithItsContext(t *testing.T) {
	w := watched(t, tree(t, map[string]string{"a.json": "{}"}))
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan bool)
	go func() {
		_, more := w.Wait(ctx)
		done <- more
	}()
	cancel()
	if <-done {
		t.Error("something has changed")
	}
}
