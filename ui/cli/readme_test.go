package cli

import (
	"io"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

func readme(t *testing.T) string {
	t.Helper()
	text, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// TestTheReadmesEnvelopeIsGood checks what a newcomer copies first.
func TestTheReadmesEnvelopeIsGood(t *testing.T) {
	example := regexp.MustCompile("(?s)```json\n(\\{\n  \"sensor\".*?)```").FindStringSubmatch(readme(t))
	if example == nil {
		t.Fatal("README.md has no example in JSON")
	}
	got := command(t, example[1], "check", "--strict", "-")
	if got.status != 0 || !strings.Contains(got.out, "envelope of 1 item") {
		t.Errorf("status %d:\n%s", got.status, got.out)
	}
}

// TestTheReadmeNamesRealCommandsAndFlags looks every one of them up.
func TestTheReadmeNamesRealCommandsAndFlags(t *testing.T) {
	a := &app{IO: IO{Getenv: func(string) string { return "" }}}
	root := a.root(io.Discard)
	text := readme(t)
	for _, cmd := range root.Commands() {
		if cmd.Name() != "help" && cmd.Name() != "completion" && !strings.Contains(text, Name+" "+cmd.Name()) {
			t.Errorf("README.md does not mention %s", cmd.Name())
		}
	}
	known := map[string]bool{"help": true, "data-binary": true} // the second is curl's
	walk(root, func(f *pflag.Flag) { known[f.Name] = true })
	for _, flag := range regexp.MustCompile(`--([a-z][a-z-]*)`).FindAllStringSubmatch(text, -1) {
		if !known[flag[1]] {
			t.Errorf("README.md names --%s, which no command has", flag[1])
		}
	}
}

// walk visits every flag of a command and those below it.
func walk(cmd *cobra.Command, visit func(*pflag.Flag)) {
	cmd.Flags().VisitAll(visit)
	cmd.PersistentFlags().VisitAll(visit)
	for _, below := range cmd.Commands() {
		walk(below, visit)
	}
}
