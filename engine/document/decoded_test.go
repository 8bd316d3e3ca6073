package document_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"strings"
	"testing"

	"caliper-playground/engine/document"
	"caliper-playground/engine/document/documenttest"
)

func TestStringsMeanTheSameHoweverWritten(t *testing.T) {
	const text = `{"id": "http://example.org/ä?a=1&b='<2>'", "😀/": ["", "line\nend\"\\"]}`
	for _, style := range documenttest.Styles() {
		t.Run(style.Name, func(t *testing.T) {
			rewritten := documenttest.Rewrite(t, []byte(text), style)
			d, err := document.NewParser(nil).Parse(rewritten)
			if err != nil {
				t.Fatal(err)
			}
			for pointer, want := range map[string]string{
				"/id": "http://example.org/ä?a=1&b='<2>'", "/😀~1/0": "", "/😀~1/1": "line\nend\"\\",
			} {
				n := d.Find(pointer)
				if n == document.None {
					t.Fatalf("%s is not in %s", pointer, rewritten)
				}
				if got := d.Text(n); got != want || string(d.Content(n)) != want {
					t.Errorf("%s is %q, want %q", pointer, got, want)
				}
			}
		})
	}
}

// TestAReusedParserForgets holds that what was decoded for one document is not
// taken for another's.
func TestAReusedParserForgets(t *testing.T) {
	p := document.NewParser(nil)
	for _, text := range []string{`["\u0061"]`, `["plain"]`, `["\u0062", "\ud83d\ude00"]`, `["\u0063`, `["\/"]`} {
		d, err := p.Parse([]byte(text))
		if err != nil {
			continue
		}
		fresh, err := document.NewParser(nil).Parse([]byte(text))
		if err != nil {
			t.Fatal(err)
		}
		if !document.Equal(d, 0, fresh, 0) || d.Text(1) != fresh.Text(1) {
			t.Errorf("%s: got %q, want %q", text, d.Text(1), fresh.Text(1))
		}
	}
}

func TestEscapedNamesAreRepeats(t *testing.T) {
	for _, symbols := range []*document.Symbols{nil, document.NewSymbols([]string{"name"})} {
		d, err := document.NewParser(symbols).Parse([]byte(`{"n\u0061me": 1, "name": 2, "n\u0061me\/": 3, "name/": 4}`))
		if err != nil {
			t.Fatal(err)
		}
		if len(d.Duplicates) != 2 {
			t.Errorf("duplicates %v, want two", d.Duplicates)
		}
	}
}

// TestNobodyElseReadsEscapes reads the sources of all other rooms: none cuts
// strings out of a document's bytes, where escape sequences still stand.
func TestNobodyElseReadsEscapes(t *testing.T) {
	files := token.NewFileSet()
	seen := 0
	err := filepath.WalkDir("../..", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		if filepath.Dir(path) == filepath.Join("..", "..", "engine", "document") {
			return nil
		}
		file, err := parser.ParseFile(files, path, nil, 0)
		if err != nil {
			return err
		}
		seen++
		ast.Inspect(file, func(n ast.Node) bool {
			var cut ast.Expr
			switch n := n.(type) {
			case *ast.SliceExpr:
				cut = n.X
			case *ast.IndexExpr:
				cut = n.X
			}
			if s, ok := cut.(*ast.SelectorExpr); ok && s.Sel.Name == "Bytes" {
				t.Errorf("%s reads a document's bytes; ask for Content, Text, NameContent or Name", files.Position(n.Pos()))
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if seen < 100 {
		t.Errorf("only %d files found; the test no longer sees the other rooms", seen)
	}
}
