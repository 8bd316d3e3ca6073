package cli

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"caliper-playground/catalog"
	"caliper-playground/engine/conformance"
	"caliper-playground/engine/file"
	"caliper-playground/engine/text"
	"caliper-playground/fixtures"
)

func (a *app) fixturesMissing() *cobra.Command {
	judge, profile, read, out := &judgeFlags{}, &profileFlag{}, &readFlags{}, ""
	cmd := &cobra.Command{
		Use:   "missing PATH... --out DIR",
		Short: "Write a starting event for each row that documents do not fill",
		Long: `Judges documents as check does, and writes into DIR, for each row of a profile that
none of them fills, an event that does: a start for one of your own. The rows are
those of the versions of Caliper that the documents name. Files that are there
already are left alone, and named.`,
		Args: atLeastOne("PATH, or - for standard input"),
		RunE: func(cmd *cobra.Command, paths []string) error {
			options, err := judge.options()
			if err != nil {
				return err
			}
			if err := profile.known(options.Spec); err != nil {
				return err
			}
			if out == "" {
				return usage("fixtures missing needs --out DIR, the folder to write to")
			}
			m := &missingRows{outcome: outcome{app: a}, profile: profile, spec: options.Spec}
			paths = read.once(paths, nil, nil)
			reader, err := read.reader(a, &m.unread, paths)
			if err != nil {
				return err
			}
			assessor := conformance.NewAssessor(options)
			for _, path := range paths {
				for d := range reader.Read(cmd.Context(), path) {
					if d.Err != nil {
						m.readError(d)
						m.failed = append(m.failed, d.Err)
						continue
					}
					m.judged++
					m.cards.Add(assessor.Assess(d.Data, nil).Items, d.Path)
				}
			}
			return m.write(cmd.Context(), out)
		},
	}
	judge.register(cmd.Flags())
	profile.register(cmd.Flags(), "only the rows of this profile (repeatable)")
	read.register(cmd.Flags())
	cmd.Flags().StringVar(&out, "out", "", "the folder to write to; it is made where it is missing")
	return cmd
}

// missingRows writes events for rows that documents do not fill.
type missingRows struct {
	outcome
	profile *profileFlag
	spec    catalog.Version // where no document names one
	unread  unread
	cards   conformance.Scorecards
	judged  int
	failed  []error // what could not be read
	written int
	kept    []string
}

func (m *missingRows) write(ctx context.Context, dir string) error {
	if ctx.Err() != nil {
		m.cannot(errors.New("stopped before the end; nothing is written"))
		return m.err()
	}
	if m.status == statusCannotRun {
		return m.err() // what a path holds that cannot be read, nobody knows
	}
	if n := len(m.failed); n > 0 && m.judged == 0 {
		m.cannot(fmt.Errorf("no document could be read, and nothing is written: %w", m.failed[0]))
		return m.err()
	} else if n > 0 {
		m.worsen(statusNotConformed)
		m.app.complain(fmt.Errorf("%s could not be read, and may fill rows all the same: %w", text.Plural(n, "document"), m.failed[0]))
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return cannotRun(fmt.Errorf("--out: the folder %s cannot be made: %w", dir, file.Reason(err)))
	}
	versions := m.cards.Versions()
	if len(versions) == 0 {
		versions = []catalog.Version{m.spec}
	}
	for _, v := range versions {
		for _, score := range m.cards.Profiles(v) {
			if !m.profile.includes(v, score.Profile.Name) {
				continue
			}
			for _, row := range score.Rows {
				if err := m.row(dir, v, row); err != nil {
					return cannotRun(err)
				}
			}
		}
	}
	m.unread.tell(m.app)
	if n := len(m.kept); n > 0 {
		m.cannot(fmt.Errorf("there with other content, and left as they are: %s", text.Few(m.kept, maxOthers)))
	}
	if err := m.app.say("%s written to %s", text.Plural(m.written, "file"), dir); err != nil {
		return err
	}
	return m.err()
}

// row writes the event of a row that is not filled.
func (m *missingRows) row(dir string, v catalog.Version, row conformance.RowScore) error {
	f, there := fixtures.ForRow(v, row.Row.ID)
	if row.Met() || !there {
		return nil
	}
	path := filepath.Join(dir, filepath.Base(f.Path))
	if v == catalog.V1p1 {
		path = filepath.Join(dir, "1.1-"+filepath.Base(f.Path))
	}
	switch err := file.New(path, f.Data); {
	case errors.Is(err, fs.ErrExist):
		m.kept = append(m.kept, path)
	case err != nil:
		return fmt.Errorf("%s cannot be written: %w", path, file.Reason(err))
	default:
		m.written++
	}
	return nil
}
