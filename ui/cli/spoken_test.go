package cli

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"testing"
)

// full is an output that takes a number of bytes and no more.
type full struct{ room int }

var errFull = errors.New("there is no room")

func (f *full) Write(b []byte) (int, error) {
	if f.room < len(b) {
		return 0, errFull
	}
	f.room -= len(b)
	return len(b), nil
}

func TestWhatCannotBeSaidIsNoSuccess(t *testing.T) {
	for _, line := range []string{"--help", "help", "help check", "check --help", "--version", "completion bash", "completion zsh", "completion fish", "completion powershell"} {
		for _, room := range []int{0, 10} {
			var said bytes.Buffer
			stream := IO{In: strings.NewReader(""), Out: &full{room}, Err: &said, Getenv: func(string) string { return "" }}
			if status := Main(context.Background(), stream, strings.Fields(line), Playground{}); status != statusCannotRun {
				t.Errorf("%s ends with %d", line, status)
			}
			if got := said.String(); strings.Count(got, "\n") != 1 || !strings.Contains(got, "standard output cannot be written: there is no room") {
				t.Errorf("%s says %q", line, got)
			}
		}
	}
}

func TestHelpShowsNoForeignSequence(t *testing.T) {
	var out bytes.Buffer
	stream := IO{In: strings.NewReader(""), Out: &out, Err: &out, Getenv: func(name string) string {
		if name == "XDG_CONFIG_HOME" || name == "XDG_STATE_HOME" {
			return "/\x1b]52;c;eA==\x07\u202e"
		}
		return ""
	}}
	for _, line := range []string{"--help", "check --help", "serve --help", "sessions --help", "report --help"} {
		out.Reset()
		if status := Main(context.Background(), stream, strings.Fields(line), Playground{KeysFile: "keys.json"}); status != statusOK {
			t.Errorf("%s ends with %d", line, status)
		}
		if strings.ContainsAny(out.String(), "\x1b\x07\u202e") {
			t.Errorf("%s lets through %q", line, out.String())
		}
	}
}
