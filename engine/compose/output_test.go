package compose

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"caliper-playground/catalog"
)

// arguments runs a command line through a POSIX shell with a curl that prints
// its arguments and what it reads.
func arguments(t *testing.T, line string) []string {
	t.Helper()
	shell, err := exec.LookPath("sh")
	if err != nil {
		t.Skip("no POSIX shell here")
	}
	script := filepath.Join(t.TempDir(), "script")
	if err := os.WriteFile(script, []byte(`curl() { for a in "$@"; do printf '%s\0' "$a"; done; cat; }`+"\n"+line+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(shell, script).Output()
	if err != nil {
		t.Fatal(err)
	}
	return strings.Split(string(out), "\x00")
}

func TestCurlSurvivesTheShell(t *testing.T) {
	d := must(t, row(t, catalog.V1p2, "ReadingProfile/ViewEvent/Viewed"), set("/object/name", "It's $HOME `id` \"x\" \\ !! %s é"))
	e := d.Wrap(DefaultSensor)
	got := arguments(t, Curl(Target{URL: "https://127.0.0.1:1/caliper/a'b/message", Token: "s3 'cret'$x", Authority: "/tmp/my ca.pem"}, e.Text()))
	want := []string{"-sS", "-i", "-X", "POST", "-H", "Content-Type: application/json", "-H", "Authorization: Bearer s3 'cret'$x",
		"--cacert", "/tmp/my ca.pem", "--data-raw", e.Compact(), "--globoff", "https://127.0.0.1:1/caliper/a'b/message", ""}
	if strings.Join(got, "|") != strings.Join(want, "|") {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	if plain := Curl(Target{URL: "http://x/"}, "{}"); strings.Contains(plain, "Authorization") || strings.Contains(plain, "cacert") || strings.Contains(plain, "\n") {
		t.Errorf("got %s", plain)
	}
}

func TestCurlTakesALargeBodyFromAHereDocument(t *testing.T) {
	long := `{"x":"` + strings.Repeat("it's END_OF_MESSAGE $x ", 10_000) + `"}`
	got := arguments(t, Curl(Target{URL: "http://x/"}, long))
	if body := got[len(got)-1]; body != long+"\n" {
		t.Errorf("%d bytes came through, of %d", len(body), len(long))
	}
	if !strings.Contains(strings.Join(got, " "), "--data-binary @-") {
		t.Errorf("got %q", got[:len(got)-1])
	}
	if broken := Curl(Target{URL: "http://x/"}, `{"x"`); !strings.Contains(broken, `'{"x"'`) {
		t.Errorf("what is no JSON goes as it is: %s", broken)
	}
}

func TestFileNames(t *testing.T) {
	describe, err := NewDescribe(catalog.V1p2, "CourseSection", still())
	if err != nil {
		t.Fatal(err)
	}
	for want, d := range map[string]Draft{
		"assessment-assessment-submitted.json": row(t, catalog.V1p2, "AssessmentProfile/AssessmentEvent/Submitted"),
		"tooluse-tooluse-used.json":            row(t, catalog.V1p1, "ToolUseProfile-extension/ToolUseEvent/Used"),
		"general-event-recommended.json":       row(t, catalog.V1p2, "GeneralProfile/Event/*"),
		"describe-coursesection.json":          describe,
		"event.json":                           parsed(t, `{}`),
		"etcpasswd.json":                       parsed(t, `{"type": "../../etc/passwd"}`),
	} {
		if got := d.FileName(); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
	if got := two(t).FileName(); got != "envelope-of-2.json" {
		t.Errorf("got %s", got)
	}
	if got := parsed(t, edited).Wrap("x").FileName(); got != "envelope-annotation-annotation-highlighted.json" {
		t.Errorf("got %s", got)
	}
}
