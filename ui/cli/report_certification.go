package cli

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"caliper-playground/engine/certify"
	"caliper-playground/engine/report"
	"caliper-playground/engine/session"
)

// certificationFlags ask for the report of a practice certification.
type certificationFlags struct {
	wanted bool
	run    int
}

func (f *certificationFlags) register(cmd *cobra.Command) {
	cmd.Flags().BoolVar(&f.wanted, "certification", false, "report of the session's practice certification: markdown (unless --format says else), html or json")
	cmd.Flags().IntVar(&f.run, "run", 0, "with --certification: the number of its run (default: the run under way, or else the one submitted last)")
}

// certificationFormats are the forms that the report of a practice certification
// has.
func certificationFormats() []string {
	return []string{string(report.Markdown), string(report.HTML), string(report.JSON)}
}

// format reads --format for the report of a practice certification.
func (f *certificationFlags) format(cmd *cobra.Command) (report.Format, error) {
	flag := cmd.Flags().Lookup("format")
	switch name := flag.Value.String(); {
	case cmd.Flags().Changed("profile"):
		return "", usage("--profile is for the report of messages; a practice certification is reported on with all profiles")
	case cmd.Flags().Changed("run") && f.run < 1:
		return "", usage("--run is the number of a run, from 1, not %d", f.run)
	case !flag.Changed:
		return report.Markdown, nil
	case !slices.Contains(certificationFormats(), name):
		return "", usage("the report of a practice certification has no format %q; there are %s", name, strings.Join(certificationFormats(), ", "))
	default:
		return report.Format(name), nil
	}
}

// reportCertification writes the report of a run of a session's practice
// certification, counted from the journal.
func (a *app) reportCertification(ctx context.Context, dir, id string, number int, f report.Format) (err error) {
	s, err := a.readSession(dir, id)
	if err != nil {
		return err
	}
	defer func() {
		if closing := s.Close(); err == nil {
			err = cannotRun(closing)
		}
	}()
	owner := certify.Owner{Session: s.ID(), Spec: s.Spec(), Created: s.Created(), Len: s.Len()}
	state, err := certify.Read(session.CertificationPath(s.Journal()), owner)
	if errors.Is(err, fs.ErrNotExist) {
		return cannotRun(noCertification(id, errors.New("none was begun")))
	}
	if err != nil {
		return cannotRun(err)
	}
	run, product, err := state.Find(number)
	if err != nil {
		if number == 0 {
			err = noCertification(id, err)
		}
		return cannotRun(err)
	}
	counted, err := certify.Count(ctx, s, s.Spec(), run)
	if err != nil {
		return cannotRun(errors.New("stopped before the end"))
	}
	return cannotRun(report.WriteCertification(f, a.Out, report.NewCertification(state.Whole(counted, s.ID(), run, product))))
}

// noCertification says how a session comes to have something to report.
func noCertification(id string, why error) error {
	return fmt.Errorf("the session %s has no practice certification to report on: %w. Go through one first: %s --resume=%s, then c; the report of its messages is there without --certification",
		id, why, Name, id)
}
