package rule

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"caliper-playground/catalog"
)

// TestEveryRuleIsRegistered reads this package's own source: each type that has
// a page is in the registry, once.
func TestEveryRuleIsRegistered(t *testing.T) {
	registered, ids := map[string]bool{}, map[string]bool{}
	for _, r := range registry() {
		name, id := reflect.TypeOf(r).Elem().Name(), r.page().ID
		if registered[name] || ids[id] {
			t.Errorf("%s, %s, is registered twice", name, id)
		}
		registered[name], ids[id] = true, true
	}
	paths, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	files := token.NewFileSet()
	for _, path := range paths {
		if strings.HasSuffix(path, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(files, path, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range file.Decls {
			method, ok := d.(*ast.FuncDecl)
			if !ok || method.Recv == nil || method.Name.Name != "page" {
				continue
			}
			name := method.Recv.List[0].Type.(*ast.Ident).Name
			if !registered[name] {
				t.Errorf("%s: the rule %s is not in registry.go", files.Position(method.Pos()), name)
			}
			delete(registered, name)
		}
	}
	for name := range registered {
		t.Errorf("%s is registered, but no file has its page", name)
	}
}

// TestEveryExampleBelongsToARule holds that no example is left behind when a
// rule goes or gets another name.
func TestEveryExampleBelongsToARule(t *testing.T) {
	entries, err := examples.ReadDir("examples")
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		id, bad := strings.CutSuffix(entry.Name(), ".bad.json")
		if !bad {
			id = strings.TrimSuffix(entry.Name(), ".good.json")
		}
		if Lookup(id) == nil {
			t.Errorf("examples/%s belongs to no rule", entry.Name())
		}
	}
}

// TestTooManyProperties holds that a vocabulary whose types have more properties
// than a set holds is refused in words, before anything is judged by it.
func TestTooManyProperties(t *testing.T) {
	for _, version := range catalog.Versions() {
		for _, e := range catalog.Get(version).Entities {
			checkSize(e.Name, version, len(catalog.Get(version).PropertiesOf(e.Name)))
		}
	}
	defer func() {
		words := fmt.Sprint(recover())
		if !strings.Contains(words, "Person of Caliper 1.2 has 65 properties") || !strings.Contains(words, "64 of a type") {
			t.Errorf("compiling ended with: %s", words)
		}
	}()
	checkSize("Person", catalog.V1p2, maxProperties+1)
}
