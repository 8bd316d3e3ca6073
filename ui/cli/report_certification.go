package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"caliper-playground/engine/certify"
	"caliper-playground/engine/class"
	"caliper-playground/engine/report"
	"caliper-playground/engine/session"
)

// certificationFlags ask for the report of a practice certification.
type certificationFlags struct {
	wanted bool
	run    int
}

func (f *certificationFlags) register(cmd *cobra.Command) {
	cmd.Flags().BoolVar(&f.wanted, "certification", false, "report of the session's practice certification: markdown (unless --format says else), html or json, also to files by --output")
	cmd.Flags().IntVar(&f.run, "run", 0, "with --certification: the number of its run (default: the run under way, or else the one submitted last)")
}

// certificationFormats are the forms that the report of a practice certification
// has.
func certificationFormats() []report.Format {
	return []report.Format{report.Markdown, report.HTML, report.JSON}
}

// ofMessages are the flags of report that are about messages alone.
var ofMessages = []string{"profile", "coverage", "require", "fail-on", "expect", "update", "quiet", "statistics", "deterministic"}

// outputs reads --format and --output for the report of a practice certification:
// what goes to standard output comes first.
func (f *certificationFlags) outputs(cmd *cobra.Command, given *reportFlags) ([]output, error) {
	if flag := firstGiven(cmd, ofMessages...); flag != "" {
		return nil, usage("--%s is for the report of messages; a practice certification is reported on with all profiles and without it", flag)
	}
	if cmd.Flags().Changed("run") && f.run < 1 {
		return nil, usage("--run is the number of a run, from 1, not %d", f.run)
	}
	first := report.Markdown
	if cmd.Flags().Changed("format") {
		first = report.Format(given.name)
	}
	files, err := given.files()
	if err != nil {
		return nil, err
	}
	all := append([]output{{format: first}}, files...)
	for _, o := range all {
		if !slices.Contains(certificationFormats(), o.format) {
			return nil, usage("the report of a practice certification has no format %q; there are %s", o.format, strings.Join(namesOf(certificationFormats()), ", "))
		}
	}
	return all, nil
}

// reportCertification writes the report of a run of a session's practice
// certification, counted from the journal, in each form that is asked for.
func (a *app) reportCertification(ctx context.Context, dir, id string, number int, outputs []output) (err error) {
	out := &reports{app: a}
	defer func() { _ = out.Close() }() // what is left is no report
	writers := make([]io.Writer, len(outputs))
	for i, o := range outputs {
		if writers[i], err = out.writer(o); err != nil {
			return err
		}
	}
	c, err := a.countCertification(ctx, dir, id, number)
	if err != nil {
		return err
	}
	for i, o := range outputs {
		if err := report.WriteCertification(o.format, writers[i], c); err != nil {
			return cannotRun(err)
		}
	}
	for _, p := range out.pending {
		err = errors.Join(err, p.put())
	}
	return cannotRun(err)
}

// countCertification reads a run of a session's practice certification, and counts
// what came of it from the journal.
func (a *app) countCertification(ctx context.Context, dir, id string, number int) (c report.Certification, err error) {
	s, err := a.readSession(dir, id)
	if err != nil {
		return c, err
	}
	defer func() {
		if closing := s.Close(); err == nil {
			err = cannotRun(closing)
		}
	}()
	owner := certify.Owner{Session: s.ID(), Spec: s.Spec(), Created: s.Created(), Len: s.Len()}
	state, err := certify.Read(session.CertificationPath(s.Journal()), owner)
	if errors.Is(err, fs.ErrNotExist) {
		return c, cannotRun(noCertification(dir, id, errors.New("none was begun")))
	}
	if err != nil {
		return c, cannotRun(err)
	}
	run, product, err := state.Find(number)
	if err != nil {
		if number == 0 {
			err = noCertification(dir, id, err)
		}
		return c, cannotRun(err)
	}
	counted, err := certify.Count(ctx, s, s.Spec(), run)
	if err != nil {
		return c, cannotRun(errStopped)
	}
	return report.NewCertification(state.Whole(counted, s.ID(), run, product)), nil
}

// noCertification says how a session comes to have something to report: one of a class
// comes back with all of it, and a journal that was copied needs the file beside it.
func noCertification(dir, name string, why error) error {
	what, way := "session", name
	if of, _ := class.Of(dir, name); of != "" {
		way = of
	}
	way = "Go through one first: " + Name + " --resume=" + way + ", then c"
	if namesFile(name) {
		what, way = "journal", "If one was, copy its file along, to "+session.CertificationPath(name)
	}
	return fmt.Errorf("the %s %s has no practice certification to report on: %w. %s; the report of its messages is there without --certification",
		what, name, why, way)
}
