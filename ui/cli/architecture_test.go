package cli_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
)

const module = "caliper-playground"

// room is a package with the rooms of the house that it may import. As the go
// command has it, "engine/..." is every room below.
type room struct {
	path string
	line int // of the table; several rooms may share one
	may  []string
}

func (r room) mayImport(path string) bool {
	return slices.ContainsFunc(r.may, func(pattern string) bool { return matches(pattern, path) })
}

func matches(pattern, path string) bool {
	if above, all := strings.CutSuffix(pattern, "/..."); all {
		return path == above || strings.HasPrefix(path, above+"/")
	}
	return path == pattern
}

// house reads the table of README.md, section "Inside". The rooms stand in it
// from the ground up: each may import what stands above it.
func house(t *testing.T) []room {
	t.Helper()
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	rooms, err := readHouse(string(readme))
	if err != nil {
		t.Fatal(err)
	}
	return rooms
}

var quoted = regexp.MustCompile("`([^`]+)`")

func readHouse(readme string) ([]room, error) {
	const head = "| room | holds | may import, of our own |\n| --- | --- | --- |\n"
	_, table, found := strings.Cut(readme, head)
	if !found {
		return nil, fmt.Errorf("README.md has no table that begins with %q", head)
	}
	var rooms []room
	number := 0
	for line := range strings.Lines(table) {
		cells := strings.Split(strings.TrimSpace(line), "|")
		if len(cells) != 5 {
			break
		}
		number++
		may := names(cells[3])
		if len(may) == 0 && strings.TrimSpace(cells[3]) != "nothing" {
			return nil, fmt.Errorf("README.md: a line of the table names no room that may be imported, nor \"nothing\": %s", line)
		}
		for _, path := range names(cells[1]) {
			rooms = append(rooms, room{path, number, may})
		}
	}
	return rooms, nil
}

// names returns what stands in code quotes.
func names(cell string) []string {
	var all []string
	for _, match := range quoted.FindAllStringSubmatch(cell, -1) {
		all = append(all, match[1])
	}
	return all
}

// listed is what the go command says of a package, without its tests.
type listed struct {
	ImportPath string
	Imports    []string
	Deps       []string
	Standard   bool
}

// listAll asks the go command once.
var listAll = sync.OnceValues(func() ([]listed, error) {
	out, err := exec.Command("go", "list", "-deps", "-json=ImportPath,Imports,Deps,Standard", module+"/...").Output()
	if err != nil {
		return nil, fmt.Errorf("go list: %w", err)
	}
	var all []listed
	for d := json.NewDecoder(bytes.NewReader(out)); d.More(); {
		var p listed
		if err := d.Decode(&p); err != nil {
			return nil, err
		}
		all = append(all, p)
	}
	return all, nil
})

func packages(t *testing.T) []listed {
	t.Helper()
	all, err := listAll()
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// inModule returns the path of one of our own packages as the table has it.
func inModule(path string) (string, bool) {
	if path == module {
		return "main", true
	}
	return strings.CutPrefix(path, module+"/")
}

func TestImportsFollowTheTable(t *testing.T) {
	rooms := house(t)
	missing := map[string]bool{}
	for _, r := range rooms {
		missing[r.path] = true
	}
	for _, p := range packages(t) {
		path, ours := inModule(p.ImportPath)
		if !ours {
			continue
		}
		delete(missing, path)
		at := slices.IndexFunc(rooms, func(r room) bool { return r.path == path })
		if at < 0 {
			t.Errorf("%s is no room of the house; give it a line in the table of README.md", p.ImportPath)
			continue
		}
		for _, imported := range p.Imports {
			if other, ours := inModule(imported); ours && !rooms[at].mayImport(other) {
				t.Errorf("%s imports %s, which the table of README.md does not let it", p.ImportPath, imported)
			}
		}
	}
	for path := range missing {
		t.Errorf("the table of README.md has the room %s, and there is no such package", path)
	}
}

// The table itself has an order, so that no line of it lets a room reach up, or
// names a room that is not there.
func TestTheTableOnlyReachesDown(t *testing.T) {
	rooms := house(t)
	for _, r := range rooms {
		for _, pattern := range r.may {
			if !slices.ContainsFunc(rooms, func(o room) bool { return o.line <= r.line && matches(pattern, o.path) }) {
				t.Errorf("%s may import %s, which is no room above it in the table", r.path, pattern)
			}
		}
		for _, below := range rooms {
			if below.line > r.line && r.mayImport(below.path) {
				t.Errorf("%s may import %s, which stands below it in the table", r.path, below.path)
			}
		}
	}
}

// What the house is there to prevent.
func TestTheTableForbids(t *testing.T) {
	rooms := house(t)
	for _, test := range []struct{ from, to string }{
		{"ui/style", "engine/endpoint"}, {"ui/keys", "engine/session"}, {"ui/component", "ui/page"},
		{"ui/cli", "ui/page"}, {"ui/cli", "ui/style"}, {"ui/page", "ui/cli"}, {"ui/app", "ui/page/pagetest"}, {"ui/app", "ui/cli"}, {"ui/page", "ui/terminal"},
		{"ui/page", "ui/page/bench"}, {"ui/page/load", "ui/page/bench"}, {"ui/page/compose", "ui/page/vocabulary"}, {"ui/page/bench", "ui/page/certify"}, {"ui/page/bench", "ui/app"},
		{"catalog", "engine/text"}, {"engine/document", "catalog"}, {"engine/rule", "engine/conformance"},
		{"engine/session", "engine/endpoint"}, {"engine/compose", "engine/session"}, {"fixtures", "engine/library"},
	} {
		at := slices.IndexFunc(rooms, func(r room) bool { return r.path == test.from })
		if at < 0 {
			t.Errorf("the table has no room %s", test.from)
		} else if rooms[at].mayImport(test.to) {
			t.Errorf("%s may import %s", test.from, test.to)
		}
	}
}

func TestReadHouse(t *testing.T) {
	const head = "words\n\n| room | holds | may import, of our own |\n| --- | --- | --- |\n"
	got, err := readHouse(head + "| `a`, `a/b` | things | nothing |\n| `c` | more | `a/...` |\n\n| `d` | another table | nothing |\n")
	if err != nil || len(got) != 3 || got[1].path != "a/b" || got[2].path != "c" || !got[2].mayImport("a/b") || got[2].mayImport("ab") || got[0].mayImport("a") {
		t.Errorf("%v, %v", got, err)
	}
	for _, broken := range []string{"no table", head + "| `a` | things | |\n"} {
		if got, err := readHouse(broken); err == nil {
			t.Errorf("%q is read as %v", broken, got)
		}
	}
}

func TestTheEngineKnowsNoScreen(t *testing.T) {
	for _, p := range packages(t) {
		path, ours := inModule(p.ImportPath)
		if !ours || path == "main" || strings.HasPrefix(path, "ui/") {
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

// A path that CONTRIBUTING.md names and that is not there sends people astray.
func TestContributingNamesWhatIsThere(t *testing.T) {
	content, err := os.ReadFile("../../.github/CONTRIBUTING.md")
	if err != nil {
		t.Fatal(err)
	}
	paths := 0
	for _, name := range names(string(content)) {
		if !strings.Contains(name, "/") && !strings.HasSuffix(name, ".md") {
			continue
		}
		paths++
		if _, err := os.Stat(filepath.Join("../..", filepath.FromSlash(name))); err != nil {
			t.Errorf("CONTRIBUTING.md names %s: %v", name, err)
		}
	}
	if paths < 20 {
		t.Errorf("it names %d paths; they are no longer recognised", paths)
	}
}
