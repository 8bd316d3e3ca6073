package exercise

import (
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
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
		{"a text for a list", `["one", "two"]`, `"one"`, 4, "is a text"},
		{"a list for a text", `"A task"`, `["A task"]`, 3, "is a list"},
		{"a place without a slash", `"/actor/id"`, `"actor/id"`, 11, "is no place"},
		{"a fact without a slash", `keep =`, "facts = {\"id\" = 1}\nkeep =", 11, "is no place"},
		{"something there without a slash", `keep =`, "has = [\"id\"]\nkeep =", 11, "is no place"},
		{"nothing that could go", `keep =`, "gone = [\"/nothing\"]\nkeep =", 11, "has nothing at"},
		{"no operation", `op = "replace"`, `op = "delete"`, 6, "none of add"},
		{"twice the same table", `keep =`, "[goals]\nkeep =", 11, ""},
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
	course, wrong := ReadFolder(t.Context(), t.TempDir(), dir)
	if len(course) != 2 || course[0].Name != "first" || course[1].Name != "second" {
		t.Errorf("read %v", course)
	}
	if len(wrong) != 2 || !strings.Contains(wrong[0].Error(), "3-broken.toml:1") || !strings.Contains(wrong[1].Error(), "4-first.toml:1") {
		t.Errorf("told %v", wrong)
	}
	if _, wrong := ReadFolder(t.Context(), t.TempDir(), filepath.Join(dir, "none")); len(wrong) != 1 {
		t.Errorf("a folder that is not there: %v", wrong)
	}
	if _, wrong := course.With(course); len(wrong) != 2 {
		t.Errorf("the same again: %v", wrong)
	}
}

// TestRehearsal tells of an exercise that is read what it does not hold, at its line.
func TestRehearsal(t *testing.T) {
	for _, test := range []struct {
		name, from, to string
		line           int
		problem        string
	}{
		{"a start that is right", `value = "View"`, `value = "Viewed"`, 6, "the start solves the exercise"},
		{"a trick that is right", `trick = "[]"`, `trick = []`, 7, "the trick solves the exercise"},
		{"a solution that is wrong", `trick =`, "solution = \"{}\"\ntrick =", 7, "the solution does not reach the goal that the endpoint answers 200 OK: "},
		{"a fixture that is no solution", `"/actor/id"]`, "\"/actor/id\"]\nwith = [\"action-unknown\"]", 5, "the solution does not reach the goal that there is a finding of action-unknown: nothing has one"},
		{"requests that are none", `trick =`, "request = true\nsolution = \"nonsense\"\ntrick =", 8, "the solution cannot be sent"},
	} {
		t.Run(test.name, func(t *testing.T) {
			dir := t.TempDir()
			content := strings.Replace(whole, test.from, test.to, 1)
			if content == whole {
				t.Fatal("nothing was changed")
			}
			for name, content := range map[string]string{"a.toml": content, "sound.toml": whole} {
				if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			course, wrong := ReadFolder(t.Context(), t.TempDir(), dir)
			if len(course) != 1 || course[0].Name != "sound" || len(wrong) != 1 {
				t.Fatalf("read are %v, told is %v", course, wrong)
			}
			var mistake *Mistake
			if !errors.As(wrong[0], &mistake) || mistake.Line != test.line || !strings.Contains(mistake.Problem, test.problem) || mistake.Help == "" {
				t.Errorf("want %q in line %d, got %v", test.problem, test.line, wrong[0])
			}
		})
	}
}

// TestTheExample is sound, and has all that may stand in an exercise.
func TestTheExample(t *testing.T) {
	content := Files()[ExampleFile]
	e, err := Parse(ExampleFile, content)
	if err != nil {
		t.Fatal(err)
	}
	if err := e.Rehearse(t.Context(), t.TempDir()); err != nil {
		t.Error(err)
	}
	for _, of := range []reflect.Type{reflect.TypeFor[written](), reflect.TypeFor[Aims](), reflect.TypeFor[asked]()} {
		for i := range of.NumField() {
			key := of.Field(i).Tag.Get("toml")
			if !regexp.MustCompile(`(?m)^(` + key + ` = |\[(goals\.)?` + key + `\])`).Match(content) {
				t.Errorf("it has no %s", key)
			}
		}
	}
	if files := Files(); len(files) != len(BuiltIn())+1 {
		t.Errorf("%d files for %d exercises", len(files), len(BuiltIn()))
	}
}
