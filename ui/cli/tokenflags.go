package cli

import (
	"fmt"
	"os"
	"strings"

	"github.com/spf13/pflag"
)

// tokenFlags are the ways to give a token. The file and the environment keep it
// out of the list of processes.
type tokenFlags struct {
	set         *pflag.FlagSet
	token, file string
}

func (f *tokenFlags) register(set *pflag.FlagSet, help string) {
	f.set = set
	set.StringVar(&f.token, "token", "", help+" (--token-file and CALIPER_TOKEN keep it out of the list of processes)")
	set.StringVar(&f.file, "token-file", "", "file that holds the token")
}

// read returns the token, or "" where none is given.
func (f *tokenFlags) read(getenv func(string) string) (string, error) {
	if f.token != "" && f.file != "" {
		return "", usage("--token and --token-file are two tokens; give one")
	}
	token, from := getenv("CALIPER_TOKEN"), "CALIPER_TOKEN"
	switch {
	case f.token == "" && f.set.Changed("token"):
		return "", usage("--token is empty, as where a variable of the shell is not set; leave it out, or give a token")
	case f.token != "":
		token, from = f.token, "--token"
	case f.file != "":
		content, err := os.ReadFile(f.file)
		if err != nil {
			return "", cannotRun(fmt.Errorf("the token file cannot be read: %w", err))
		}
		token, from = strings.TrimSpace(string(content)), "--token-file"
		if token == "" {
			return "", usage("--token-file: %s holds no token", f.file)
		}
	}
	if strings.ContainsFunc(token, func(r rune) bool { return r <= ' ' || r >= 0x7f }) {
		return "", usage("%s: a token is visible ASCII characters without spaces, as it stands in a header", from)
	}
	return token, nil
}
