package cli

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"github.com/spf13/cobra"

	"caliper-playground/catalog"
	"caliper-playground/engine/conformance"
	"caliper-playground/engine/library"
	"caliper-playground/engine/report"
	"caliper-playground/engine/rule"
	"caliper-playground/fixtures"
)

func (a *app) check() *cobra.Command {
	judge, profile, format, fix := &judgeFlags{}, &profileFlag{}, &formatFlag{}, &fixFlags{}
	cmd := &cobra.Command{
		Use:   "check PATH... | -",
		Short: "Judge documents, send nothing",
		Long: `Judges documents and sends nothing. A PATH is a file or a folder of *.json and
*.ndjson files; - is standard input. A document is an envelope, an event, an
entity, or an array or lines of those. Each is judged by the version that its
own @context names; --spec is for those without one. --fix leaves the documents
as they are and writes mended copies beside them, which are not read again.`,
		Args: atLeastOne("PATH, or - for standard input"),
		RunE: func(cmd *cobra.Command, paths []string) error {
			options, err := judge.options()
			if err != nil {
				return err
			}
			if err := profile.known(options.Spec); err != nil {
				return err
			}
			f, err := format.format()
			if err != nil {
				return err
			}
			if err := fix.check(paths); err != nil {
				return err
			}
			out, err := report.NewCheck(f, a.Out, a.colour())
			if err != nil {
				return err
			}
			run := &checkRun{
				outcome: outcome{app: a}, out: out, format: f, options: options, fix: fix, profile: profile,
				assessor: conformance.NewAssessor(options),
			}
			return run.all(cmd.Context(), paths)
		},
	}
	judge.register(cmd.Flags())
	profile.register(cmd.Flags(), "fail unless the documents fill the required rows of this profile (repeatable)")
	format.register(cmd, report.Formats()...)
	fix.register(cmd.Flags())
	return cmd
}

// checkRun judges documents one after the other and keeps none.
type checkRun struct {
	outcome
	out      report.Check
	format   report.Format
	options  conformance.Options
	fix      *fixFlags
	profile  *profileFlag
	assessor *conformance.Assessor
	cards    conformance.Scorecards
	summary  report.Summary
}

func (r *checkRun) all(ctx context.Context, paths []string) error {
	for _, path := range paths {
		for d := range r.app.read(ctx, path) {
			if ctx.Err() != nil {
				break
			}
			if d.Path == path {
				d.Err = orSet(r.options.Spec, path, d.Err)
			}
			if err := r.document(d); err != nil {
				return cannotRun(err)
			}
		}
	}
	if ctx.Err() != nil {
		r.cannot(errors.New("stopped before the end; what was judged is reported"))
	} else if r.summary.Documents == 0 && r.saidAll(r.format) {
		return r.err()
	}
	if len(r.profile.names) > 0 {
		r.summary.Wanted = r.profile.of(counted(&r.cards, r.options.Spec))
	}
	if err := r.out.End(r.summary); err != nil {
		return cannotRun(err)
	}
	r.requireProfiles(r.profile, r.summary.Wanted)
	return r.err()
}

// counted returns the profiles of each version that occurs, or of the given one
// where none does.
func counted(cards *conformance.Scorecards, otherwise catalog.Version) []report.Profile {
	versions := cards.Versions()
	if len(versions) == 0 {
		versions = []catalog.Version{otherwise}
	}
	var profiles []report.Profile
	for _, v := range versions {
		profiles = append(profiles, report.NewProfiles(v, cards.Profiles(v), nil)...)
	}
	return profiles
}

// orSet adds to the error for a path that is not there what to do with a
// built-in set of that name.
func orSet(spec catalog.Version, name string, err error) error {
	if !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if _, noSet := fixtures.Load(spec, name); noSet != nil {
		return err
	}
	return fmt.Errorf("%w; the built-in set of that name is sent by %s replay %s, and %s fixtures export DIR %s writes its files", err, Name, name, Name, name)
}

// saidAll says whether a run that found nothing to work on has no more to
// report than the errors that it has told: people are spared empty tables,
// programs get what they expect.
func (o *outcome) saidAll(f report.Format) bool {
	return o.status == statusCannotRun && (f == report.Text || f == report.Markdown)
}

// document judges one document and reports it. The error is that of writing.
func (r *checkRun) document(d library.Document) error {
	var result report.Document
	if d.Err != nil {
		if !r.readError(d) {
			return nil
		}
		result = report.Unreadable(d.Path, d.Line, r.options.Spec, d.Err.Error())
	} else {
		assessment := r.assessor.Assess(d.Data, nil)
		result = report.NewDocument(d.Path, d.Line, d.Data, assessment)
		r.cards.Add(assessment.Items, d.Path)
		if r.fix.fix && len(assessment.Findings) > 0 {
			r.mend(d, r.options)
		}
	}
	r.summary.Add(result.Verdict)
	if result.Failed() || r.options.Strict && result.Verdict == rule.Unjudged {
		r.worsen(statusNotConformed)
	}
	return r.out.Document(result)
}

// readError takes account of something that could not be read: what was named
// on the command line weighs more than what was met in a folder. It says
// whether there is a file to count as a failed document.
func (o *outcome) readError(d library.Document) bool {
	var named *library.PathError
	if !errors.As(d.Err, &named) {
		o.worsen(statusNotConformed)
		return true
	}
	o.cannot(d.Err)
	if errors.Is(d.Err, fs.ErrNotExist) {
		return false
	}
	info, err := os.Stat(d.Path)
	return d.Path == library.Stdin || err == nil && !info.IsDir()
}

// requireProfiles fails the run where a wanted profile is not met, and says
// what is missing.
func (o *outcome) requireProfiles(wanted *profileFlag, chosen []report.Profile) {
	several := len(report.ByVersion(chosen)) > 1
	for _, p := range chosen {
		if p.Wanted && !p.Met {
			o.worsen(statusNotConformed)
			o.app.complain(errors.New(p.Unmet(several)))
		}
	}
	for _, name := range wanted.missing(chosen) {
		o.worsen(statusNotConformed)
		o.app.complain(fmt.Errorf("profile %q is not met: nothing is of a version of Caliper that has it", name))
	}
}
