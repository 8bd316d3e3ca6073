package cli

import (
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"caliper-playground/engine/file"
	"caliper-playground/engine/library"
	"caliper-playground/engine/session"
	"caliper-playground/engine/text"
)

func (a *app) sessionsExport() *cobra.Command {
	state, out, layout, force := "", "", "", false
	cmd := &cobra.Command{
		Use:   "export SESSION|JOURNAL --out DIR",
		Short: "Write what a session received to a folder, as files to check and replay",
		Long: `Writes what a recorded session received to a folder, which check and replay read
again. SESSION is one that sessions list names, JOURNAL the path of a journal. The
layouts: files has a file for each event and entity of the messages that were
accepted; lines has them in one file, a line each; dated has such files in folders of
the year, month, day and hour (UTC) in which they arrived, as data lakes take them;
envelopes has a file for each message, byte for byte, those that were refused included.
Files that are there with other content are left alone unless --force is given.`,
		Args:              exactlyOne("SESSION or JOURNAL; the command sessions list names the sessions"),
		ValidArgsFunction: a.completeSessions(&state),
		RunE: func(cmd *cobra.Command, args []string) error {
			if out == "" {
				return usage("sessions export needs --out DIR, the folder to write to")
			}
			if !slices.Contains(library.Layouts(), library.Layout(layout)) {
				return unknown("layout", layout, layoutNames())
			}
			s, err := a.readSession(sessionsFolder(a.stateFolder(state)), args[0])
			if err != nil {
				return err
			}
			defer s.Close()
			return a.exportSession(cmd.Context(), s, &library.Laying{Dir: out, Name: s.ID(), Layout: library.Layout(layout), Overwrite: force})
		},
	}
	cmd.Flags().StringVar(&out, "out", "", "the folder to write to; it is made where it is missing")
	cmd.Flags().StringVar(&layout, "layout", string(library.EachFile), "how to lay it out: "+strings.Join(layoutNames(), ", "))
	cmd.Flags().BoolVar(&force, "force", false, "overwrite files that are there")
	registerState(cmd.Flags(), &state)
	return cmd
}

func layoutNames() []string { return namesOf(library.Layouts()) }

// exportSession lays a session's messages out.
func (a *app) exportSession(ctx context.Context, s *session.Session, l *library.Laying) error {
	defer l.Discard()
	if err := os.MkdirAll(l.Dir, 0o700); err != nil {
		return cannotRun(fmt.Errorf("--out: %s cannot be made: %w", l.Dir, file.Reason(err)))
	}
	o, left := outcome{app: a}, leftOut{}
	for entry := range s.All() {
		if ctx.Err() != nil {
			return cannotRun(errors.New("stopped before the end; the files that are there are whole"))
		}
		if l.Layout != library.EachEnvelope && entry.Status/100 != 2 {
			left.refused++
			continue
		}
		m, err := s.Message(entry.Seq)
		switch {
		case err != nil:
			a.complain(err)
			o.worsen(statusNotConformed)
		case len(m.Exchange.Body) == 0:
			left.empty++
		case m.Exchange.Cut.Body > 0:
			left.cut++
		default:
			if err := l.Add(m.Seq, m.Time, m.Exchange.Body); err != nil {
				return cannotRun(fileTrouble(err))
			}
		}
	}
	if err := l.End(); err != nil {
		return cannotRun(fileTrouble(err))
	}
	left.unusable = l.Unusable
	wrote := text.Plural(l.Files, "file")
	switch {
	case l.Layout == library.EachEnvelope:
	case l.Items == 1:
		wrote += " with 1 event or entity"
	default:
		wrote += fmt.Sprintf(" with %d events and entities", l.Items)
	}
	if err := a.say("%s written to %s%s", wrote, l.Dir, left.words()); err != nil {
		return err
	}
	return o.err()
}

// fileTrouble says what to do where a file is in the way.
func fileTrouble(err error) error {
	var there *library.ExistsError
	if errors.As(err, &there) {
		return fmt.Errorf("%s is there with other content; name another folder with --out, or overwrite with --force", there.Path)
	}
	return err
}

// leftOut counts the messages that are not exported.
type leftOut struct{ refused, empty, cut, unusable int }

func (l leftOut) words() string {
	var words []string
	for _, of := range []struct {
		n   int
		why string
	}{
		{l.refused, "refused (--layout envelopes has them)"}, {l.empty, "without a body"},
		{l.cut, "of which the journal keeps a part alone"}, {l.unusable, "without an envelope"},
	} {
		if of.n > 0 {
			words = append(words, fmt.Sprintf("%d %s", of.n, of.why))
		}
	}
	if len(words) == 0 {
		return ""
	}
	return "; left out: " + strings.Join(words, ", ")
}
