package settings

import (
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"sync"
	"testing"
)

var some = Remembered{Welcomed: true, Theme: "light", MouseOff: true, Unfolded: []string{"ReadingProfile"}, Filter: "fail", Page: "vocabulary"}

func TestStateComesBack(t *testing.T) {
	path := filepath.Join(t.TempDir(), "not", "yet", StateFile)
	k, s, notice := OpenKeeper(path)
	if notice != "" || !reflect.DeepEqual(s, Remembered{}) {
		t.Fatalf("without a file: %+v, %q", s, notice)
	}
	if err := k.Save(1, some); err != nil {
		t.Fatal(err)
	}
	_, s, notice = OpenKeeper(path)
	if notice != "" || !reflect.DeepEqual(s, some) {
		t.Errorf("got %+v, %q", s, notice)
	}
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v, %v: the filter may name people", info.Mode(), err)
	}
}

func TestLateSavesAreDropped(t *testing.T) {
	path := filepath.Join(t.TempDir(), StateFile)
	k, _, _ := OpenKeeper(path)
	for _, n := range []int{2, 1} {
		if err := k.Save(n, Remembered{Filter: fmt.Sprint(n)}); err != nil {
			t.Fatal(err)
		}
	}
	if _, s, _ := OpenKeeper(path); s.Filter != "2" {
		t.Errorf("the filter is %q", s.Filter)
	}
}

func TestFilesThatAreNotOurs(t *testing.T) {
	for name, content := range map[string]string{
		"torn":              `{"format": "caliper-playgr`,
		"empty":             "",
		"no JSON":           "\x1b[2J",
		"another program's": `{"theme": "dark"}`,
		"a later version's": `{"format": "caliper-playground screen 2", "theme": 7}`,
		"of another type":   `{"format": "caliper-playground screen 1", "unfolded": "all"}`,
		"an array":          `[]`,
		"too large":         strings.Repeat(" ", maxFile+1),
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), StateFile)
			if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
				t.Fatal(err)
			}
			k, s, notice := OpenKeeper(path)
			if !strings.Contains(notice, "The screen starts as new") || !reflect.DeepEqual(s, Remembered{}) {
				t.Errorf("%+v, %q", s, notice)
			}
			if err := k.Save(1, some); err != nil {
				t.Fatal(err)
			}
			if _, s, _ := OpenKeeper(path); !reflect.DeepEqual(s, some) {
				t.Errorf("afterwards %+v", s)
			}
			if kept, err := os.ReadFile(path + ".old"); string(kept) != content {
				t.Errorf("what was there is lost: %v", err)
			}
		})
	}
}

func TestAFolderInPlaceOfTheFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), StateFile)
	if err := os.MkdirAll(filepath.Join(path, "mine"), 0o700); err != nil {
		t.Fatal(err)
	}
	k, _, notice := OpenKeeper(path)
	if !strings.Contains(notice, "it is no regular file") {
		t.Errorf("notice %q", notice)
	}
	if err := k.Save(1, some); err == nil || !strings.Contains(err.Error(), path) {
		t.Errorf("error %v", err)
	}
	if left, _ := filepath.Glob(filepath.Join(filepath.Dir(path), "*")); len(left) != 1 {
		t.Errorf("left behind: %q", left)
	}
}

// TestTwoProgramsAtOnce writes and reads the same file from several keepers:
// whoever reads finds a whole state.
func TestTwoProgramsAtOnce(t *testing.T) {
	path := filepath.Join(t.TempDir(), StateFile)
	var programs sync.WaitGroup
	for p := range 4 {
		programs.Go(func() {
			k, _, notice := OpenKeeper(path)
			for n := range 50 {
				if err := k.Save(n+1, Remembered{Filter: strings.Repeat(fmt.Sprint(p), n)}); err != nil || notice != "" {
					t.Errorf("%v, %q", err, notice)
				}
				if _, _, notice := OpenKeeper(path); notice != "" {
					t.Error(notice)
				}
			}
		})
	}
	programs.Wait()
	if left, _ := filepath.Glob(filepath.Join(filepath.Dir(path), "*")); len(left) != 1 {
		t.Errorf("left behind: %q", left)
	}
}
