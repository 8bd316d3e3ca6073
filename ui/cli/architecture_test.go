package cli_test

import (
	"encoding/json"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

const module = "caliper-playground"

// room is a package with the rooms of the house that it may import.
type room struct {
	path string
	may  []string
}

// house is the table of who may import whom among our own packages, from the
// ground up. A room may import what stands above it in the table, as far as
// its line says. Whoever needs another edge changes the table in the same
// commit, and only ever lets a room reach down.
func house() []room {
	ground := []string{"catalog", "engine/document", "engine/text"}
	with := func(rooms []string, more ...string) []string { return append(slices.Clone(rooms), more...) }
	judging := with(ground, "engine/rule", "engine/conformance")
	running := with(judging, "engine/query", "engine/session")
	engine := with(running, "engine/endpoint", "engine/sensor", "engine/compose", "engine/certify")
	all := with(engine, "engine/file", "engine/report", "fixtures", "engine/library", "engine/lookup")
	return []room{
		{"catalog", nil},
		{"engine/document", nil},
		{"engine/document/documenttest", []string{"engine/document"}},
		{"engine/text", nil},
		{"engine/file", nil},
		{"engine/rule", ground},
		{"engine/conformance", with(ground, "engine/rule")},
		{"engine/query", with(ground, "engine/rule", "engine/conformance")},
		{"engine/session", with(judging, "engine/query")},
		{"engine/endpoint", with(running, "engine/sensor")},
		{"engine/sensor", []string{"catalog", "engine/document"}},
		{"engine/compose", ground},
		{"engine/certify", with(running, "engine/file", "engine/sensor")},
		{"engine/report", with(engine, "engine/file")},
		{"fixtures", []string{"catalog", "engine/document"}},
		{"engine/library", with(judging, "engine/file", "engine/query", "fixtures")},
		{"engine/lookup", []string{"catalog", "engine/document", "engine/text", "engine/rule", "fixtures"}},
		{"ui/cli", all},
		{"ui", with(all, "ui")},
		{"", with(all, "ui", "ui/cli")},
	}
}

// listed is what the go command says of a package, without its tests.
type listed struct {
	ImportPath string
	Imports    []string
	Deps       []string
	Standard   bool
}

func packages(t *testing.T) []listed {
	t.Helper()
	out, err := exec.Command("go", "list", "-deps", "-json=ImportPath,Imports,Deps,Standard", module+"/...").Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	var all []listed
	for d := json.NewDecoder(strings.NewReader(string(out))); d.More(); {
		var p listed
		if err := d.Decode(&p); err != nil {
			t.Fatal(err)
		}
		all = append(all, p)
	}
	return all
}

// inModule returns the path of one of our own packages below the module's.
func inModule(path string) (string, bool) {
	if path == module {
		return "", true
	}
	return strings.CutPrefix(path, module+"/")
}

// roomOf finds a package's line in the table: its own, or that of the room
// that it is a corner of.
func roomOf(path string) (room, bool) {
	for _, r := range house() {
		if path == r.path || r.path == "ui" && strings.HasPrefix(path, "ui/") {
			return r, true
		}
	}
	return room{}, false
}

func TestImportsFollowTheTable(t *testing.T) {
	for _, p := range packages(t) {
		path, ours := inModule(p.ImportPath)
		if !ours {
			continue
		}
		r, known := roomOf(path)
		if !known {
			t.Errorf("%s is no room of the house; give it a line in the table", p.ImportPath)
			continue
		}
		for _, imported := range p.Imports {
			other, ours := inModule(imported)
			if !ours {
				continue
			}
			target, _ := roomOf(other)
			if !slices.Contains(r.may, target.path) {
				t.Errorf("%s imports %s, which the table does not let it", p.ImportPath, imported)
			}
		}
	}
}

func TestTheEngineKnowsNoScreen(t *testing.T) {
	for _, p := range packages(t) {
		path, ours := inModule(p.ImportPath)
		if !ours || path == "" || path == "ui" || strings.HasPrefix(path, "ui/") {
			continue
		}
		for _, dependency := range p.Deps {
			if strings.HasPrefix(dependency, "github.com/charmbracelet/") {
				t.Errorf("%s depends on %s", p.ImportPath, dependency)
			}
		}
	}
}

func TestTheCatalogueNeedsTheStandardLibraryAlone(t *testing.T) {
	standard := map[string]bool{}
	all := packages(t)
	for _, p := range all {
		standard[p.ImportPath] = p.Standard
	}
	for _, p := range all {
		if p.ImportPath != module+"/catalog" {
			continue
		}
		for _, imported := range p.Imports {
			if !standard[imported] {
				t.Errorf("the catalogue imports %s", imported)
			}
		}
	}
}
