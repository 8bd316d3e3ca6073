package cli

import (
	"context"

	"github.com/spf13/cobra"

	"caliper-playground/engine/conformance"
	"caliper-playground/engine/library"
	"caliper-playground/engine/report"
)

// runFlags are the flags of check and replay, which go through documents: how these
// are judged, which of them, what is expected of them, and how that is reported.
type runFlags struct {
	judge   judgeFlags
	profile profileFlag
	output  reportFlags
	read    readFlags
	set     setFlags
	watch   watchFlag
	cover   coverageFlags
	advice  adviceFlag
}

func (f *runFlags) register(cmd *cobra.Command, profile string) {
	set := cmd.Flags()
	f.judge.register(set)
	f.profile.register(set, profile)
	f.output.register(cmd)
	f.cover.register(set)
	f.advice.register(set)
	f.read.register(set)
	f.set.register(set)
	f.watch.register(set)
}

// documentRun is one run through documents: what it goes by, and what comes of it.
type documentRun struct {
	outcome
	options  conformance.Options
	reader   library.Reader
	out      *reports
	profile  *profileFlag
	covering *covering
	advice   *adviceFlag
	expected *expectations
	selected *selection
	failFast bool
	watched  watched // nil where nobody watches
	unread   unread
	result   report.Result
}

// common is what a run has in common with the others.
func (r *documentRun) common() *documentRun { return r }

// begin makes ready for one run over the documents.
func (f *runFlags) begin(run *documentRun, paths []string, state string, known builtIn) (err error) {
	run.profile, run.advice, run.failFast = &f.profile, &f.advice, f.set.failFast
	if run.covering, err = f.cover.begin(); err != nil {
		return err
	}
	if run.reader, err = f.read.reader(run.app, &run.unread, paths); err != nil {
		return err
	}
	if run.expected, run.selected, err = f.set.open(run.app, run.options.Strict, run.app.stateFolder(state), paths, known); err != nil {
		return err
	}
	run.result.Expect = run.expected.used()
	run.reader.Selection, run.reader.Aside, run.reader.Told = run.selected.Selection, run.expected.aside(), run.expected.told()
	return nil
}

// run goes through the documents, and with --watch again when they change. Begin makes
// ready for one time.
func (f *runFlags) run(a *app, cmd *cobra.Command, paths []string, begin func(a *app) (pass, error)) error {
	first, err := begin(a)
	if err != nil {
		return err
	}
	run := first.common()
	if run.out, err = f.output.open(a, cmd, cmd.Flags().Args(), run.result.Expect); err != nil {
		return err
	}
	defer func() { _ = run.out.Close() }() // what is left is no report
	if !f.watch.watch {
		return first.start(cmd.Context(), paths)
	}
	return a.watch(cmd.Context(), paths, run.expected.aside(), run.out, func(a *app, out *reports, seen watched) error {
		again, err := begin(a)
		if err != nil {
			return err
		}
		again.common().out, again.common().watched = out, seen
		return again.start(cmd.Context(), paths)
	})
}

// pass is a run that is made ready: of check, or of replay.
type pass interface {
	common() *documentRun
	start(ctx context.Context, paths []string) error
}
