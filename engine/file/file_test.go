package file

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

func TestReplace(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "state.json")
	for _, content := range []string{"one", "", "another, and longer"} {
		if err := Replace(path, []byte(content)); err != nil {
			t.Fatal(err)
		}
		if got, err := os.ReadFile(path); err != nil || string(got) != content {
			t.Errorf("it holds %q, %v; want %q", got, err, content)
		}
		if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("others may read it: %v, %v", info.Mode(), err)
		}
	}
	only(t, folder, "state.json")
}

func TestReplaceLeavesNothingHalf(t *testing.T) {
	folder := t.TempDir()
	taken := filepath.Join(folder, "taken")
	if err := os.Mkdir(taken, 0o700); err != nil {
		t.Fatal(err)
	}
	err := Replace(taken, []byte("content"))
	if err == nil {
		t.Fatal("it has taken a folder's place")
	}
	if reason := Reason(err).Error(); strings.Contains(reason, folder) {
		t.Errorf("the reason still names a path: %s", reason)
	}
	only(t, folder, "taken")
	missing := filepath.Join(folder, "none", "state.json")
	if err := Replace(missing, nil); !errors.Is(err, os.ErrNotExist) || Reason(err) != syscall.ENOENT {
		t.Errorf("in a folder that is missing: %v, of which the reason is %v", err, Reason(err))
	}
}

func TestReasonOfAnotherError(t *testing.T) {
	if other := errors.New("other"); Reason(other) != other || Reason(nil) != nil {
		t.Error("an error that names no path is changed")
	}
}

// only holds a folder to one file.
func only(t *testing.T, folder, name string) {
	t.Helper()
	files, err := os.ReadDir(folder)
	if err != nil || len(files) != 1 || files[0].Name() != name {
		t.Errorf("the folder holds %v, %v", files, err)
	}
}
