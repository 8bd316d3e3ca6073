package cli

import (
	"io"
	"strings"
	"testing"

	"github.com/spf13/pflag"

	"caliper-playground/catalog"
)

// TestCommandsInExamplesOfWordsAreReal holds that a command which the catalogue gives as
// an example of a word is there, with each of its flags.
func TestCommandsInExamplesOfWordsAreReal(t *testing.T) {
	a := &app{IO: IO{Getenv: func(string) string { return "" }}}
	root := a.root(io.Discard)
	looked := 0
	for _, c := range catalog.Get(catalog.V1p2).Concepts() {
		words := shellWords(c.Example)
		if len(words) == 0 || words[0] != Name {
			continue
		}
		looked++
		cmd, rest, err := root.Find(words[1:])
		if err != nil {
			t.Errorf("%s: %q: %v", c.Name, c.Example, err)
			continue
		}
		known := map[string]bool{}
		cmd.InheritedFlags().VisitAll(func(f *pflag.Flag) { known[f.Name] = true })
		cmd.Flags().VisitAll(func(f *pflag.Flag) { known[f.Name] = true })
		for _, word := range rest {
			if flag, isFlag := strings.CutPrefix(word, "--"); isFlag && !known[flag] {
				t.Errorf("%s: %q: %s has no flag --%s", c.Name, c.Example, cmd.Name(), flag)
			}
		}
	}
	if looked < 15 {
		t.Errorf("only %d commands were looked up", looked)
	}
}
