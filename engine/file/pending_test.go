package file

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestNewLeavesWhatIsThere(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, strings.Repeat("ä", 120)+".json") // as long as a name may be
	if err := New(path, []byte("one")); err != nil {
		t.Fatal(err)
	}
	if err := New(path, []byte("two")); !errors.Is(err, fs.ErrExist) || !strings.Contains(err.Error(), path) {
		t.Errorf("over one that is there: %v", err)
	}
	if got, _ := os.ReadFile(path); string(got) != "one" {
		t.Errorf("it holds %q", got)
	}
	if err := Write(path, []byte("three")); err != nil {
		t.Fatal(err)
	}
	if got, _ := os.ReadFile(path); string(got) != "three" {
		t.Errorf("it holds %q", got)
	}
	only(t, folder, filepath.Base(path))
}

// Whatever stands in the place of a file that is no file stays, and nothing is
// written through it.
func TestNothingIsWrittenThroughALink(t *testing.T) {
	folder, elsewhere := t.TempDir(), t.TempDir()
	target := filepath.Join(elsewhere, "target")
	if err := os.WriteFile(target, []byte("safe"), 0o600); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(folder, "a.json")
	for _, to := range []string{target, filepath.Join(elsewhere, "missing")} {
		if err := os.Symlink(to, path); err != nil {
			t.Skipf("no symbolic links here: %v", err)
		}
		for name, write := range map[string]func(string, []byte) error{"Replace": Replace, "Write": Write, "New": New} {
			if err := write(path, []byte("x")); !errors.Is(err, ErrLink) {
				t.Errorf("%s to %s: %v", name, to, err)
			}
		}
		only(t, folder, "a.json")
		if err := os.Remove(path); err != nil {
			t.Fatal(err)
		}
	}
	if got, _ := os.ReadFile(target); string(got) != "safe" {
		t.Errorf("the target holds %q", got)
	}
	only(t, elsewhere, "target")
	// One that comes to be while the file is written.
	p, err := Begin(path, Public)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(target, path); err != nil {
		t.Fatal(err)
	}
	if err := p.Put(true); !errors.Is(err, ErrLink) {
		t.Errorf("a link that came meanwhile: %v", err)
	}
	only(t, folder, "a.json")
}

func TestDiscardLeavesWhatWasThere(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "a.json")
	if err := Write(path, []byte("old")); err != nil {
		t.Fatal(err)
	}
	p, err := Begin(path, Public)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := p.Write([]byte("ne")); err != nil {
		t.Fatal(err)
	}
	if got, _ := os.ReadFile(path); string(got) != "old" {
		t.Errorf("while it is written it holds %q", got)
	}
	p.Discard()
	p.Discard() // twice is once
	if got, _ := os.ReadFile(path); string(got) != "old" {
		t.Errorf("it holds %q", got)
	}
	only(t, folder, "a.json")
}

// Whatever who writes a file does with it after another has discarded it, nothing is
// there.
func TestDiscardedByAnother(t *testing.T) {
	folder := t.TempDir()
	for range 50 {
		p, err := Begin(filepath.Join(folder, "a.json"), Public)
		if err != nil {
			t.Fatal(err)
		}
		gone := make(chan struct{})
		go func() { p.Discard(); close(gone) }()
		for err == nil {
			_, err = p.Write([]byte("x"))
		}
		<-gone
		if err := p.Put(true); err == nil || !p.Settled() {
			t.Errorf("what was discarded is put in place: %v", err)
		}
		if left, err := os.ReadDir(folder); err != nil || len(left) > 0 {
			t.Fatalf("%v is left, %v", left, err)
		}
	}
}
