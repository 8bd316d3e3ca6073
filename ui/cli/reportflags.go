package cli

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"caliper-playground/engine/expect"
	"caliper-playground/engine/report"
)

// reportFlags say in which forms a run is reported on, and where.
type reportFlags struct {
	filesOnly bool // there is none on standard output
	formatFlag
	outputs       []string
	deterministic bool
	quiet         bool
	statistics    bool
}

func (f *reportFlags) register(cmd *cobra.Command) {
	f.offer(cmd, report.Formats()...)
	cmd.Flags().StringArrayVar(&f.outputs, "output", nil, "FORMAT=FILE: write the report in that form to a file, too (repeatable)")
	cmd.Flags().BoolVar(&f.deterministic, "deterministic", false, "leave what differs from run to run out of the report: times, and the port and session of the own endpoint, which gets one message after the other")
	cmd.Flags().BoolVar(&f.quiet, "quiet", false, "on standard output, only what is not well, and the totals (text)")
	cmd.Flags().BoolVar(&f.statistics, "statistics", false, "a line for each rule that found something, the most frequent first (text; the other forms have it always)")
}

// registerFiles adds --output to a command that writes something else to standard
// output.
func (f *reportFlags) registerFiles(cmd *cobra.Command, help string) {
	f.filesOnly, f.formatFlag = true, formatFlag{name: string(report.Text), known: report.Formats()}
	cmd.Flags().StringArrayVar(&f.outputs, "output", nil, help)
}

// output is one --output.
type output struct {
	format report.Format
	path   string
}

// files reads --output.
func (f *reportFlags) files() ([]output, error) {
	var files []output
	taken := map[string]bool{}
	for _, given := range f.outputs {
		name, path, found := strings.Cut(given, "=")
		format, err := (&formatFlag{name: name, known: f.known}).format()
		switch {
		case !found || path == "":
			return nil, usage("--output is FORMAT=FILE, such as junit=report.xml, not %q", given)
		case err != nil:
			return nil, fmt.Errorf("--output: %w", err)
		case path == "-":
			return nil, usage("--output writes to a file; --format %s writes to standard output", name)
		case taken[path]:
			return nil, usage("--output names %s twice", path)
		}
		taken[path] = true
		files = append(files, output{format, path})
	}
	return files, nil
}

// clock tells the time, or with --deterministic always the same.
type clock struct{ stands bool }

func (c clock) now() time.Time {
	if c.stands {
		return time.Unix(0, 0).UTC()
	}
	return time.Now().UTC()
}

// present is the time that events may not lie ahead of; the zero time where the
// clock stands.
func (c clock) present() time.Time {
	if c.stands {
		return time.Time{}
	}
	return c.now()
}

// since is how long ago something was.
func (c clock) since(then time.Time) time.Duration {
	if c.stands {
		return 0
	}
	return time.Since(then)
}

// open begins the reports of a run of a command: one on standard output, and one
// in each file, which is seen to be writable now.
func (f *reportFlags) open(a *app, cmd *cobra.Command, args []string, used *expect.Used) (*reports, error) {
	format, err := f.format()
	if err != nil {
		return nil, err
	}
	if format != report.Text && (f.quiet || f.statistics) {
		return nil, usage("--quiet and --statistics go with --format text, and a file beside it has all")
	}
	files, err := f.files()
	if err != nil {
		return nil, err
	}
	r := &reports{app: a, silent: f.filesOnly, format: format, clock: clock{f.deterministic}, standard: a.redirected()}
	r.run = report.Run{Name: Name, Version: version(), Command: commandLine(cmd, args), Started: r.now()}
	summary, err := a.stepSummary(format, files)
	if err != nil {
		return nil, err
	}
	options := report.Options{Run: r.run, Expect: used, Colour: a.colour(), Quiet: f.quiet, Statistics: f.statistics, Summary: summary}
	all := []report.Report{}
	names := []string{"standard output"}
	for i, file := range append([]output{{format, ""}}, files...) {
		w, err := r.writer(file)
		if err != nil {
			return nil, errors.Join(err, r.Close())
		}
		one, err := report.New(file.format, w, options)
		if err != nil {
			return nil, errors.Join(err, r.Close())
		}
		all = append(all, one)
		if i > 0 {
			names = append(names, file.path)
		}
		options.Colour, options.Quiet, options.Statistics = false, false, false
		if file.format == report.GitHub { // of several reports the first has the page
			options.Summary = nil
		}
	}
	r.All = report.NewAll(all, names)
	return r, nil
}

// secret are the flags whose values are in no report.
var secret = []string{"token", "header", "password"}

// commandLine is what was asked for, in words of the command line, secrets left
// out. Flags come in the order of their names.
func commandLine(cmd *cobra.Command, args []string) string {
	words := []string{strings.TrimPrefix(cmd.CommandPath(), Name+" ")}
	words = append(words, args...)
	cmd.Flags().Visit(func(flag *pflag.Flag) {
		values := []string{flag.Value.String()}
		if several, ok := flag.Value.(pflag.SliceValue); ok {
			values = several.GetSlice()
		}
		for _, value := range values {
			switch {
			case slices.Contains(secret, flag.Name):
				value = "..."
			case flag.Name == "endpoint":
				value = withoutPassword(value)
			}
			if flag.Value.Type() == "bool" && value == "true" {
				words = append(words, "--"+flag.Name)
				continue
			}
			words = append(words, "--"+flag.Name+"="+value)
		}
	})
	return strings.Join(words, " ")
}
