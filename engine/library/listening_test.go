package library

import (
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"
)

func TestWhatIsListenedTo(t *testing.T) {
	put := func(path, content string) error { return os.WriteFile(path, []byte(content), 0o600) }
	for name, test := range map[string]struct {
		change func(dir string) error
		heard  bool
	}{
		"a document":            {func(dir string) error { return put(filepath.Join(dir, "a.json"), "[]") }, true},
		"a document below":      {func(dir string) error { return put(filepath.Join(dir, "week", "b.ndjson"), "{}") }, true},
		"a document come":       {func(dir string) error { return put(filepath.Join(dir, "week", "new.json"), "{}") }, true},
		"a document gone":       {func(dir string) error { return os.Remove(filepath.Join(dir, "a.json")) }, true},
		"the expectations":      {func(dir string) error { return put(filepath.Join(dir, "expect.toml"), "# ") }, true},
		"the mended copy":       {func(dir string) error { return put(filepath.Join(dir, "a.fixed.json"), "{}") }, false},
		"another file":          {func(dir string) error { return put(filepath.Join(dir, "notes.txt"), "x") }, false},
		"a file that is hidden": {func(dir string) error { return put(filepath.Join(dir, ".a.json"), "x") }, false},
	} {
		t.Run(name, func(t *testing.T) {
			dir := tree(t, map[string]string{"a.json": "{}", "week/b.ndjson": ""})
			l := Listen([]string{dir}, map[string]bool{filepath.Join(dir, "expect.toml"): true})
			defer l.Close()
			if err := test.change(dir); err != nil {
				t.Fatal(err)
			}
			ctx, cancel := context.WithCancel(t.Context())
			if !test.heard { // what is not heard is told from what is by something that is
				time.AfterFunc(4*settleTime, cancel)
			}
			if heard := l.Wait(ctx); heard != test.heard {
				t.Errorf("heard: %v", heard)
			}
			cancel()
		})
	}
}

// A folder that has come is listened to, and a change is heard once.
func TestAFolderThatHasComeIsListenedTo(t *testing.T) {
	dir := tree(t, map[string]string{"a.json": "{}"})
	l := Listen([]string{dir}, nil)
	defer l.Close()
	further := filepath.Join(dir, "new", "further")
	if err := os.MkdirAll(further, 0o700); err != nil {
		t.Fatal(err)
	}
	heard := make(chan bool)
	listen := func() { go func() { heard <- l.Wait(t.Context()) }() }
	listen()
	if err := os.WriteFile(filepath.Join(further, "b.json"), []byte("{}"), 0o600); err != nil {
		t.Fatal(err)
	}
	if !<-heard {
		t.Error("the new file is not heard")
	}
	listen()
	time.Sleep(2 * settleTime)
	if err := os.WriteFile(filepath.Join(further, "b.json"), []byte("{ }"), 0o600); err != nil {
		t.Fatal(err)
	}
	if !<-heard {
		t.Error("the change is not heard")
	}
}
