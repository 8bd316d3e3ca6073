//go:build unix

package expect

import (
	"errors"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"caliper-playground/engine/file"
)

// A pipe or a device that stands in the file's place is not waited for, and a link to
// a file is read: somebody may keep one for several folders.
func TestReadWaitsForNobody(t *testing.T) {
	folder := t.TempDir()
	path, link := filepath.Join(folder, Name), filepath.Join(folder, "link.toml")
	if err := syscall.Mkfifo(path, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, at := range []string{path, "/dev/zero"} {
		if _, err := Read(at); !errors.Is(err, file.ErrNotRegular) {
			t.Errorf("%s: %v", at, err)
		}
	}
	if err := errors.Join(os.Remove(path), os.WriteFile(path, []byte("[[document]]\npath = \"a.json\"\nverdict = \"pass\"\n"), 0o600), os.Symlink(path, link)); err != nil {
		t.Fatal(err)
	}
	if f, err := Read(link); err != nil || f == nil {
		t.Errorf("a link: %v, %v", f, err)
	}
}
