package cli

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"caliper-playground/catalog"
	"caliper-playground/engine/conformance"
	"caliper-playground/engine/report"
	"caliper-playground/engine/rule"
)

// judgeFlags are the flags of every command that judges.
type judgeFlags struct {
	set      *pflag.FlagSet
	spec     string
	strict   bool
	tolerate []string
}

func (f *judgeFlags) register(set *pflag.FlagSet) {
	f.set = set
	set.StringVar(&f.spec, "spec", string(catalog.V1p2), "version of Caliper: 1.2 or 1.1")
	set.BoolVar(&f.strict, "strict", false, "turn every warning into an error, and exit with 1 where something is unjudged")
	set.StringSliceVar(&f.tolerate, "tolerate", nil, "leniencies, comma-separated: "+strings.Join(rule.ToleranceNames(), ", "))
}

// named says whether --spec was given.
func (f *judgeFlags) named() bool { return f.set.Changed("spec") }

// options reads the flags.
func (f *judgeFlags) options() (conformance.Options, error) {
	spec, err := catalog.ParseVersion(f.spec)
	if err != nil {
		return conformance.Options{}, usage("--spec: %w", err)
	}
	tolerances, err := rule.ParseTolerances(f.tolerate)
	if err != nil {
		return conformance.Options{}, usage("--tolerate: %w", err)
	}
	return conformance.Options{Spec: spec, Strict: f.strict, Tolerances: tolerances}, nil
}

// profileFlag names the profiles that a run is about.
type profileFlag struct{ names []string }

func (f *profileFlag) register(set *pflag.FlagSet, help string) {
	set.StringSliceVar(&f.names, "profile", nil, help)
}

// profiles returns the named profiles of a version, or none where none is named.
func (f *profileFlag) profiles(spec catalog.Version) ([]*catalog.Profile, error) {
	var profiles []*catalog.Profile
	for _, name := range f.names {
		p, err := catalog.Get(spec).ParseProfile(name)
		if err != nil {
			return nil, usage("--profile: %w", err)
		}
		if !slices.Contains(profiles, p) {
			profiles = append(profiles, p)
		}
	}
	return profiles, nil
}

// known returns an error where a named profile is in no version of Caliper. Which
// version counts is known only when the documents are.
func (f *profileFlag) known(spec catalog.Version) error {
	for _, name := range f.names {
		_, err := catalog.Get(spec).ParseProfile(name)
		inAny := slices.ContainsFunc(catalog.Versions(), func(v catalog.Version) bool {
			_, unknown := catalog.Get(v).ParseProfile(name)
			return unknown == nil
		})
		if !inAny {
			return usage("--profile: %w", err)
		}
	}
	return nil
}

// of leaves the profiles that are named, marked as wanted, of each version in
// which they are known; all, where none is named.
func (f *profileFlag) of(all []report.Profile) []report.Profile {
	if len(f.names) == 0 {
		return all
	}
	return slices.DeleteFunc(f.mark(all), func(p report.Profile) bool { return !p.Wanted })
}

// mark marks those that are named as wanted, and leaves the others with them.
func (f *profileFlag) mark(all []report.Profile) []report.Profile {
	for i, p := range all {
		all[i].Wanted = len(f.names) > 0 && f.includes(p.Spec, p.Profile)
	}
	return all
}

// includes says whether a profile is named, or none is.
func (f *profileFlag) includes(v catalog.Version, profile string) bool {
	return len(f.names) == 0 || slices.ContainsFunc(f.names, func(name string) bool { return means(name, v, profile) })
}

// means says whether a name is that of a profile of a version.
func means(name string, v catalog.Version, profile string) bool {
	named, err := catalog.Get(v).ParseProfile(name)
	return err == nil && named.Name == profile
}

// missing returns the names that none of the profiles answers to.
func (f *profileFlag) missing(chosen []report.Profile) []string {
	return slices.DeleteFunc(slices.Clone(f.names), func(name string) bool {
		return slices.ContainsFunc(chosen, func(p report.Profile) bool { return means(name, p.Spec, p.Profile) })
	})
}

// before has something done before a command runs, once its flags and arguments are
// read.
func before(cmd *cobra.Command, do func() error) {
	earlier := cmd.PreRunE
	cmd.PreRunE = func(cmd *cobra.Command, args []string) error {
		if earlier != nil {
			if err := earlier(cmd, args); err != nil {
				return err
			}
		}
		return do()
	}
}

// specFlag is --spec of a command that is about one version of Caliper.
type specFlag struct {
	name    string
	version catalog.Version // when the command runs
}

func (f *specFlag) register(cmd *cobra.Command, help string) {
	cmd.Flags().StringVar(&f.name, "spec", string(catalog.V1p2), help)
	before(cmd, func() (err error) {
		if f.version, err = catalog.ParseVersion(f.name); err != nil {
			return usage("--spec: %w", err)
		}
		return nil
	})
}

// formatFlag is --format with the formats that a command has.
type formatFlag struct {
	name   string
	known  []report.Format
	chosen report.Format // when the command runs
}

func (f *formatFlag) register(cmd *cobra.Command, known ...report.Format) {
	f.offer(cmd, known...)
	before(cmd, func() (err error) {
		f.chosen, err = f.format()
		return err
	})
}

// offer is register for a command that reads the flag by itself.
func (f *formatFlag) offer(cmd *cobra.Command, known ...report.Format) {
	f.known = known
	cmd.Flags().StringVar(&f.name, "format", string(report.Text), "form of the output: "+strings.Join(f.names(), ", "))
	// It fails for a flag that is not there alone.
	_ = cmd.RegisterFlagCompletionFunc("format", func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		return f.names(), cobra.ShellCompDirectiveNoFileComp
	})
}

func (f *formatFlag) names() []string { return namesOf(f.known) }

// namesOf are the words that a flag takes.
func namesOf[T ~string](all []T) []string {
	names := make([]string, len(all))
	for i, one := range all {
		names[i] = string(one)
	}
	return names
}

// format reads the flag.
func (f *formatFlag) format() (report.Format, error) {
	if !slices.Contains(f.known, report.Format(f.name)) {
		return "", unknown("format", f.name, f.names())
	}
	return report.Format(f.name), nil
}

// firstGiven returns the first of the flags that was given, or "".
func firstGiven(cmd *cobra.Command, flags ...string) string {
	for _, flag := range flags {
		if cmd.Flags().Changed(flag) {
			return flag
		}
	}
	return ""
}

// registerState adds --state to a command that works on recorded sessions.
func registerState(set *pflag.FlagSet, state *string) {
	set.StringVar(state, "state", "", "folder for sessions and certificates (default: under the user's state folder)")
}

func registerExercises(set *pflag.FlagSet, dir *string) {
	set.StringVar(dir, "exercises", "", "folder with exercises of one's own, *.toml, behind those of the course")
}

// completeFlags offers the shell the values of those flags that a command has.
func (a *app) completeFlags(cmd *cobra.Command) {
	offer := func(flag string, values func() []string) {
		if cmd.Flags().Lookup(flag) == nil {
			return
		}
		// It fails for a flag that is not there, or is offered twice, alone.
		_ = cmd.RegisterFlagCompletionFunc(flag, func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return values(), cobra.ShellCompDirectiveNoFileComp
		})
	}
	offer("spec", func() []string { return namesOf(catalog.Versions()) })
	offer("tolerate", rule.ToleranceNames)
	offer("config-names", func() []string { return []string{"camel", "snake"} })
	offer("theme", func() []string { return a.playground.Themes })
	offer("profile", func() []string {
		var names []string
		for _, p := range catalog.Get(catalog.V1p2).Profiles {
			names = append(names, p.Name)
		}
		return names
	})
	for _, below := range cmd.Commands() {
		a.completeFlags(below)
	}
}
