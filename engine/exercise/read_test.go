package exercise

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const whole = `step = "Triples"
title = "A title"
task = "A task"
hints = ["one", "two"]
document = "reading-view-viewed"
start = [{op = "replace", path = "/action", value = "View"}]
trick = "[]"

[goals]
rows = ["ReadingProfile/ViewEvent/Viewed"]
keep = ["/actor/id"]
`

// TestBrokenExercises tells each mistake with its place and a way out.
func TestBrokenExercises(t *testing.T) {
	for _, test := range []struct {
		name, from, to string
		line           int
		problem        string
	}{
		{"no TOML", `title = "A title"`, `title = A title`, 2, ""},
		{"a number for a text", `task = "A task"`, `task = 7`, 3, ""},
		{"an unknown key", `task =`, `tusk =`, 3, `"tusk"`},
		{"an unknown goal", `rows =`, `row =`, 10, `"row"`},
		{"no title", `title = "A title"`, ``, 1, "no title"},
		{"one hint", `["one", "two"]`, `["one"]`, 4, "1 hint"},
		{"an unknown fixture", `"reading-view-viewed"`, `"reading-view"`, 5, `no fixture "reading-view"`},
		{"a patch that does not fit", `/action`, `/acton`, 6, "acton"},
		{"no trick", `trick = "[]"`, ``, 1, "no trick"},
		{"an unknown row", `ViewEvent/Viewed"`, `ViewEvent/View"`, 10, "no row"},
		{"nothing to keep", `"/actor/id"`, `"/actor/nam"`, 11, "has nothing at"},
		{"an unknown version", `step =`, "spec = \"1.3\"\nstep =", 1, ""},
		{"an unknown rule", `keep =`, "without = [\"action-unknwon\"]\nkeep =", 11, "no rule"},
		{"an unknown verdict", `keep =`, "verdict = [\"fine\"]\nkeep =", 11, "no verdict"},
		{"an unknown status", `keep =`, "status = [299]\nkeep =", 11, "no status code"},
		{"an unknown misbehaviour", `[goals]`, "[endpoint]\nmisbehave = [\"sulk\"]\n[goals]", 10, ""},
		{"no length of time", `[goals]`, "[endpoint]\nbody-timeout = \"soon\"\n[goals]", 10, "no length of time"},
		{"no goals", "rows = [\"ReadingProfile/ViewEvent/Viewed\"]\nkeep = [\"/actor/id\"]\n", ``, 9, "no goals"},
	} {
		t.Run(test.name, func(t *testing.T) {
			content := strings.Replace(whole, test.from, test.to, 1)
			if content == whole {
				t.Fatal("nothing was changed")
			}
			_, err := Parse("a.toml", []byte(content))
			var mistake *Mistake
			if !errors.As(err, &mistake) {
				t.Fatalf("got %v", err)
			}
			if mistake.Path != "a.toml" || mistake.Line != test.line || !strings.Contains(mistake.Problem, test.problem) || mistake.Help == "" {
				t.Errorf("want %q in line %d, got %v", test.problem, test.line, err)
			}
		})
	}
	if _, err := Parse("a.toml", []byte(whole)); err != nil {
		t.Errorf("the whole one: %v", err)
	}
}

// TestATrainersFolder reads what can be read, and names the rest.
func TestATrainersFolder(t *testing.T) {
	dir := t.TempDir()
	for name, content := range map[string]string{
		"1-first.toml": whole, "2/9-second.toml": strings.ReplaceAll(whole, "\n", "\r\n"), "3-broken.toml": "title = ", "4-first.toml": whole, "notes.txt": "",
	} {
		if err := os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	course, wrong := ReadFolder(dir)
	if len(course) != 2 || course[0].Name != "first" || course[1].Name != "second" {
		t.Errorf("read %v", course)
	}
	if len(wrong) != 2 || !strings.Contains(wrong[0].Error(), "3-broken.toml:1") || !strings.Contains(wrong[1].Error(), "4-first.toml:1") {
		t.Errorf("told %v", wrong)
	}
	for _, e := range course {
		holds(t, e)
	}
	if _, wrong := ReadFolder(filepath.Join(dir, "none")); len(wrong) != 1 {
		t.Errorf("a folder that is not there: %v", wrong)
	}
	if _, wrong := course.With(course); len(wrong) != 2 {
		t.Errorf("the same again: %v", wrong)
	}
}
