package cli

import (
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestASensorSolvesExercises follows what is said below an exercise of requests: the
// program that sends its document is written, run, and solves it.
func TestASensorSolvesExercises(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("starts interpreters")
	}
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Skip("there is no python3 here")
	}
	document := regexp.MustCompile(`fixtures code (\S+) --language python`)
	for _, name := range []string{"no-token", "media-type", "not-now"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			shown := command(t, "", "exercises", "show", name)
			of := document.FindStringSubmatch(shown.out)
			if of == nil || !strings.Contains(shown.out, "exercises check "+name+" -- python3 sensor.py") {
				t.Fatalf("no sensor is told of:\n%s", shown.out)
			}
			code := command(t, "", "fixtures", "code", of[1], "--language", "python")
			dir := write(t, map[string]string{"sensor.py": code.out})
			got := command(t, "", "exercises", "check", name, "--", python, filepath.Join(dir, "sensor.py"))
			if got.status != 0 || !strings.Contains(got.out, "solved: "+name) {
				t.Errorf("it ends with %d:\n%s%s", got.status, got.out, got.err)
			}
		})
	}
}
