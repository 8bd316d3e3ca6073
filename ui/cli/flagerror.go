package cli

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"caliper-playground/catalog"
)

// flagError words a mistake among the flags: an unknown flag gets the nearest one,
// one without a value or with a wrong one what it is for.
func flagError(cmd *cobra.Command, err error) error {
	var unknown *pflag.NotExistError
	var without *pflag.ValueRequiredError
	var wrong *pflag.InvalidValueError
	switch {
	case errors.As(err, &without):
		return usage("--%s needs a value: %s", without.GetFlag().Name, without.GetFlag().Usage)
	case errors.As(err, &wrong):
		cause := errors.Unwrap(wrong).Error()
		if !strings.HasPrefix(cause, "must be ") { // its own words name the value
			return usage("--%s: %s", wrong.GetFlag().Name, cause)
		}
		return usage("--%s %s, not %q: %s", wrong.GetFlag().Name, cause, wrong.GetValue(), wrong.GetFlag().Usage)
	case errors.As(err, &unknown) && unknown.GetSpecifiedShortnames() == "":
		return unknownFlag(cmd, "--"+unknown.GetSpecifiedName())
	case errors.As(err, &unknown):
		return unknownFlag(cmd, "-"+unknown.GetSpecifiedName())
	}
	return usage("%v; %s --help lists the flags", err, cmd.CommandPath())
}

// unknownFlag names the flag that may have been meant: the nearest, or for a letter
// the first that begins with it.
func unknownFlag(cmd *cobra.Command, word string) error {
	var known []string
	collect := func(f *pflag.Flag) { known = append(known, f.Name) }
	cmd.Flags().VisitAll(collect)
	cmd.InheritedFlags().VisitAll(collect)
	name, long := strings.CutPrefix(word, "--")
	nearest := catalog.Nearest(name, known)
	if !long {
		nearest = ""
		if i := slices.IndexFunc(known, func(f string) bool { return strings.HasPrefix(f, word[1:]) }); i >= 0 {
			nearest = known[i]
		}
	}
	if nearest != "" {
		return usage("%s has no flag %s; did you mean --%s?", called(cmd), word, nearest)
	}
	return usage("%s has no flag %s; %s --help lists the flags", called(cmd), word, cmd.CommandPath())
}

// mayBeEmpty says of which flags nothing is a value as well: the token alone, an
// empty body, the JSON Pointer to the whole.
func mayBeEmpty(flag string) bool {
	return flag == "auth-scheme" || flag == "reply-body" || flag == "at"
}

// checkGiven refuses what is wrong with a flag of whatever command: an empty value,
// since a variable of the shell that is not set would otherwise pass for a flag that
// is not given, and a state folder that cannot be one.
func checkGiven(cmd *cobra.Command) (err error) {
	cmd.Flags().Visit(func(f *pflag.Flag) {
		switch {
		case err != nil:
		case isEmpty(f) && !mayBeEmpty(f.Name):
			err = usage("--%s is empty, as where a variable of the shell is not set; leave it out, or give a value: %s", f.Name, f.Usage)
		case f.Name == "state" && isInNoFolder(f.Value.String()):
			err = cannotRun(fmt.Errorf("--state %s is no folder, and none can be made there; name another", f.Value))
		}
	})
	return err
}

func isEmpty(f *pflag.Flag) bool {
	if several, ok := f.Value.(pflag.SliceValue); ok {
		values := several.GetSlice()
		return len(values) == 0 || slices.Contains(values, "")
	}
	return f.Value.String() == ""
}

// isInNoFolder says whether a path, or the nearest above it that is there, is
// something else than a folder.
func isInNoFolder(path string) bool {
	for ; ; path = filepath.Dir(path) {
		if info, err := os.Stat(path); err == nil {
			return !info.IsDir()
		}
		if path == filepath.Dir(path) {
			return false
		}
	}
}
