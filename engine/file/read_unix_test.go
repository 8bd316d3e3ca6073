//go:build unix

package file

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

func TestReadOpensNothingButFiles(t *testing.T) {
	folder := t.TempDir()
	at := func(name string) string { return filepath.Join(folder, name) }
	for _, err := range []error{
		os.WriteFile(at("file"), []byte("content"), 0o600), os.Symlink("file", at("link")), os.Mkdir(at("folder"), 0o700), syscall.Mkfifo(at("pipe"), 0o600),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	if content, err := Read(at("file"), 7); err != nil || string(content) != "content" {
		t.Errorf("%q, %v", content, err)
	}
	for _, name := range []string{"link", "folder", "pipe"} {
		if content, err := Read(at(name), 100); !errors.Is(err, ErrNotRegular) {
			t.Errorf("%s: %q, %v", name, content, err)
		}
	}
	if _, err := Read(at("nothing"), 100); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("nothing: %v", err)
	}
	if content, err := ReadNamed(at("link"), 7); err != nil || string(content) != "content" {
		t.Errorf("a link that was named: %q, %v", content, err)
	}
	for _, name := range []string{"folder", "pipe"} {
		if content, err := ReadNamed(at(name), 100); !errors.Is(err, ErrNotRegular) {
			t.Errorf("%s, named: %q, %v", name, content, err)
		}
	}
	var tooLarge *TooLargeError
	if content, err := Read(at("file"), 6); !errors.As(err, &tooLarge) || content != nil {
		t.Errorf("one byte more: %q, %v", content, err)
	}
}
