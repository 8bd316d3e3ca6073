package rule

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// TestReportsAreRegistered reads this package's own source: every rule that is
// reported by name must be in the registry, or reporting it would panic.
func TestReportsAreRegistered(t *testing.T) {
	known := map[string]bool{}
	for _, r := range registry() {
		if known[r.ID] {
			t.Errorf("%s is registered twice", r.ID)
		}
		known[r.ID] = true
		if r.say == nil {
			t.Errorf("%s has no words for its findings", r.ID)
		}
	}
	paths, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	files := token.NewFileSet()
	reported := 0
	look := func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if !ok || len(call.Args) == 0 {
			return true
		}
		selector, ok := call.Fun.(*ast.SelectorExpr)
		if !ok || selector.Sel.Name != "report" && selector.Sel.Name != "reportMissing" {
			return true
		}
		literal, ok := call.Args[0].(*ast.BasicLit)
		if !ok {
			return true
		}
		id, err := strconv.Unquote(literal.Value)
		if err != nil {
			t.Fatal(err)
		}
		reported++
		if !known[id] {
			t.Errorf("%s: rule %q is not registered", files.Position(literal.Pos()), id)
		}
		return true
	}
	for _, path := range paths {
		if strings.HasSuffix(path, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(files, path, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, look)
	}
	if reported < 30 {
		t.Errorf("only %d reports found; the test no longer sees them", reported)
	}
}
