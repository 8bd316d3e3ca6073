package cli

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
)

// TestNothingIsLeftOfUnfinishedFiles discards what is under way, and what a command
// begins that was left behind; what is in its place stays.
func TestNothingIsLeftOfUnfinishedFiles(t *testing.T) {
	folder, files := t.TempDir(), &unfinished{}
	for _, name := range []string{"whole", "begun"} {
		f, err := files.begin(filepath.Join(folder, name))
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write([]byte("{}")); err != nil {
			t.Fatal(err)
		}
		if name == "whole" {
			if err := f.Put(true); err != nil {
				t.Fatal(err)
			}
		}
	}
	files.discard()
	if _, err := files.begin(filepath.Join(folder, "late")); !errors.Is(err, errStopped) {
		t.Errorf("a file is begun behind the end: %v", err)
	}
	left, err := os.ReadDir(folder)
	if err != nil || len(left) != 1 || left[0].Name() != "whole" {
		t.Errorf("left are %v, %v", left, err)
	}
}
