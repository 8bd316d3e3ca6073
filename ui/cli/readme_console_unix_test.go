//go:build unix

package cli_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestTheReadmesRecipes goes through what README.md tells testers to do, as it stands
// there: the jobs for CI, the first run, the run that is green, the one that is red, and
// a sensor under test. What a command is said to answer is among what it answers, in
// that order.
func TestTheReadmesRecipes(t *testing.T) {
	t.Parallel()
	for _, tool := range []string{"sh", "curl"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Skipf("there is no %s", tool)
		}
	}
	content, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	text := string(content)
	consoles := blocks(text, "console")
	if len(consoles) != 3 {
		t.Fatalf("%d recipes", len(consoles))
	}
	r := newRecipe(t)
	r.put("my-events/view.json", readmeEvent("Viewed", 1))
	r.put("my-events/quiz.json", readmeEvent("Play", 2))
	r.put("envelope.json", firstIn(t, blocks(text, "json"), `"sensor"`))
	r.put("my-sensor", firstIn(t, blocks(text, "sh"), "CALIPER_ENDPOINT"))

	r.console(consoles[0])
	for _, job := range blocks(text, "yaml") {
		lines := regexp.MustCompile(`(?m)^(?:- run:|    -) (.*)$`).FindAllStringSubmatch(job, -1)
		if len(lines) != 2 {
			t.Errorf("%d commands in\n%s", len(lines), job)
		}
		for _, line := range lines {
			if out, status := r.run(line[1]); status != 0 {
				t.Errorf("%s: status %d\n%s", line[1], status, out)
			}
		}
		for _, name := range regexp.MustCompile(`caliper\.(?:xml|html)|quality\.json`).FindAllString(job, -1) {
			if info, err := os.Stat(filepath.Join(r.folder, name)); err != nil || info.Size() == 0 {
				t.Errorf("no %s: %v", name, err)
			}
		}
	}
	r.put("my-events/view.json", readmeEvent("Vieved", 1))
	if err := os.Remove(r.page); err != nil { // each step of a job has a page of its own
		t.Fatal(err)
	}
	r.console(consoles[1])
	r.console(consoles[2])
}

// readmeEvent is an event with an action, and an id of its own.
func readmeEvent(action string, n byte) string {
	return `{
  "@context": "http://purl.imsglobal.org/ctx/caliper/v1p2",
  "id": "urn:uuid:0b0e6f0a-8f0d-4c43-9a55-5e3d1a2b7c0` + string('0'+n) + `",
  "type": "ViewEvent",
  "profile": "ReadingProfile",
  "actor": {"id": "https://field.example/people/mira", "type": "Person"},
  "action": "` + action + `",
  "object": {"id": "https://field.example/guides/tides", "type": "Document", "name": "Reading the tides"},
  "eventTime": "2025-03-04T09:15:00.000Z"
}
`
}

// blocks are the fenced blocks of a language.
func blocks(text, language string) []string {
	var found []string
	for _, b := range regexp.MustCompile("(?ms)^```"+language+"\n(.*?)^```$").FindAllStringSubmatch(text, -1) {
		found = append(found, b[1])
	}
	return found
}

func firstIn(t *testing.T, blocks []string, words string) string {
	t.Helper()
	for _, b := range blocks {
		if strings.Contains(b, words) {
			return b
		}
	}
	t.Fatalf("README.md has no block with %s", words)
	return ""
}

// recipe is a folder in which somebody follows a recipe.
type recipe struct {
	t            *testing.T
	folder, page string
}

// newRecipe makes a folder in which the go command builds what these tests built.
func newRecipe(t *testing.T) *recipe {
	t.Helper()
	r := &recipe{t: t, folder: t.TempDir()}
	r.page = filepath.Join(r.folder, "page.md")
	r.put("bin/go", "#!/bin/sh\n[ \"$*\" = 'build -o caliper-playground .' ] && cp '"+program(t)+"' caliper-playground\n")
	if _, status := r.run("go build -o caliper-playground ."); status != 0 {
		t.Fatal("the program could not be put in its place")
	}
	return r
}

func (r *recipe) put(name, content string) {
	r.t.Helper()
	path := filepath.Join(r.folder, name)
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		r.t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(content), 0o755); err != nil {
		r.t.Fatal(err)
	}
}

// run has a shell run a line, and returns all that it wrote.
func (r *recipe) run(line string) (out string, status int) {
	r.t.Helper()
	cmd := start(r.t) // for its environment
	shell := exec.CommandContext(r.t.Context(), "sh", "-c", line)
	shell.Dir, shell.Env = r.folder, append(cmd.Env, "PATH="+filepath.Join(r.folder, "bin")+":"+os.Getenv("PATH"), "GITHUB_STEP_SUMMARY="+r.page)
	written, err := shell.CombinedOutput()
	if err != nil && shell.ProcessState == nil {
		r.t.Fatal(err)
	}
	return string(written), shell.ProcessState.ExitCode()
}

// console runs what stands behind each prompt, and looks for the lines below it.
func (r *recipe) console(block string) {
	r.t.Helper()
	for _, step := range strings.Split("\n"+block, "\n$ ")[1:] {
		lines := strings.Split(strings.TrimSpace(step), "\n")
		out, _ := r.run(lines[0])
		rest := out
		for _, want := range lines[1:] {
			_, after, found := strings.Cut(rest, want)
			if !found {
				r.t.Errorf("%s\ndoes not answer\n%s\nbut\n%s", lines[0], want, out)
				break
			}
			rest = after
		}
	}
}
