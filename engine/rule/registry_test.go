package rule

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
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
	files := token.NewFileSet()
	packages, err := parser.ParseDir(files, ".", func(info fs.FileInfo) bool { return !strings.HasSuffix(info.Name(), "_test.go") }, 0)
	if err != nil {
		t.Fatal(err)
	}
	reported := 0
	ast.Inspect(packages["rule"], func(n ast.Node) bool {
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
	})
	if reported < 30 {
		t.Errorf("only %d reports found; the test no longer sees them", reported)
	}
}
