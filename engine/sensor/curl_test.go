package sensor

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
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
	const body = `{"name":"It's $HOME ` + "`id`" + ` \"x\" \\ !! %s é"}`
	whole := Target{URL: "https://127.0.0.1:1/caliper/a'b/message", Token: "s3 'cret'$x", Authority: "/tmp/my ca.pem"}
	reach := []string{"-i", "--cacert", "/tmp/my ca.pem", "https://127.0.0.1:1/caliper/a'b/message", "-H", "Authorization: Bearer s3 'cret'$x"}
	post := append(slices.Clone(reach), "-H", "Content-Type: application/json")
	for _, test := range []struct {
		name, command string
		want          []string
	}{
		{"ask", whole.Ask().Line(), reach},
		{"ask, on several lines", whole.Ask().Lines(), reach},
		{"a file", whole.SendFile("my envelope.json").Line(), append(slices.Clone(post), "--data-binary", "@my envelope.json")},
		{"a file, on several lines", whole.SendFile("envelope.json").Lines(), append(slices.Clone(post), "--data-binary", "@envelope.json")},
		{"a body", whole.Send(body), append(slices.Clone(post), "--data-raw", body)},
		{"a body that begins with @", whole.Send("@x"), append(slices.Clone(post), "--data-raw", "@x")},
		{"plain", Target{URL: "http://x/"}.Ask().Line(), []string{"-i", "http://x/"}},
		{"an authority without TLS", Target{URL: "http://x/", Authority: "/ca.pem"}.Ask().Line(), []string{"-i", "http://x/"}},
		{"what curl would expand", Target{URL: "http://[::1]:4/{a,b}"}.Ask().Line(), []string{"-i", "--globoff", "http://[::1]:4/{a,b}"}},
	} {
		if got := arguments(t, test.command); !slices.Equal(got[:len(got)-1], test.want) {
			t.Errorf("%s: got\n%q, want\n%q", test.name, got, test.want)
		}
	}
}

func TestCurlIsBrokenWhereAShellAllowsIt(t *testing.T) {
	const want = "curl -i http://127.0.0.1:4/caliper/x/message \\\n  -H 'Authorization: Bearer t' \\\n  -H 'Content-Type: application/json' --data-binary @envelope.json"
	if got := (Target{URL: "http://127.0.0.1:4/caliper/x/message", Token: "t"}).SendFile("envelope.json").Lines(); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestCurlTakesALargeBodyFromAHereDocument(t *testing.T) {
	long := `{"x":"` + strings.Repeat("it's END_OF_MESSAGE $x ", 10_000) + `"}`
	got := arguments(t, Target{URL: "http://x/"}.Send(long))
	if body := got[len(got)-1]; body != long+"\n" {
		t.Errorf("%d bytes came through, of %d", len(body), len(long))
	}
	if !strings.Contains(strings.Join(got, " "), "--data-binary @-") {
		t.Errorf("got %q", got[:len(got)-1])
	}
}
