package cli_test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestPagesLeaveTheDiskToTheEngine holds that no page reads, writes or starts
// anything by itself: what it wants done is a command of the engine's. The one
// exception is what hands a text to an editor of the user's own. What pages are
// tested with is no page.
func TestPagesLeaveTheDiskToTheEngine(t *testing.T) {
	root := filepath.Join("..", "page")
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || strings.Contains(path, "pagetest") || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		if slices.Contains([]string{"editor", "pagetest"}, filepath.Base(filepath.Dir(path))) {
			return nil
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		for _, imported := range file.Imports {
			if slices.Contains([]string{`"os"`, `"io/fs"`, `"io/ioutil"`, `"os/exec"`, `"bufio"`}, imported.Path.Value) {
				t.Errorf("%s imports %s", path, imported.Path.Value)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
