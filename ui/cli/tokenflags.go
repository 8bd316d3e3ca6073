package cli

import (
	"fmt"
	"os"
	"strings"

	"github.com/spf13/pflag"

	"caliper-playground/engine/file"
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

// given is the flag that gives a token, or "".
func (f *tokenFlags) given() string {
	switch {
	case f.token != "":
		return "--token"
	case f.file != "":
		return "--token-file"
	}
	return ""
}

// read returns the token, or "" where none is given.
func (f *tokenFlags) read(getenv func(string) string) (string, error) {
	if f.token != "" && f.file != "" {
		return "", usage("--token and --token-file are two tokens; give one")
	}
	token, from := getenv("CALIPER_TOKEN"), "CALIPER_TOKEN"
	switch {
	case f.token != "":
		token, from = f.token, "--token"
	case f.file != "":
		content, err := os.ReadFile(f.file)
		if err != nil {
			return "", cannotRun(fmt.Errorf("--token-file: %s cannot be read: %w", f.file, file.Reason(err)))
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
