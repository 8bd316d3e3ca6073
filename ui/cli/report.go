package cli

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"caliper-playground/engine/report"
	"caliper-playground/engine/rule"
	"caliper-playground/engine/session"
)

func (a *app) report() *cobra.Command {
	profile, format, state, certification := &profileFlag{}, &formatFlag{}, "", &certificationFlags{}
	cmd := &cobra.Command{
		Use:   "report SESSION",
		Short: "Report of a recorded session",
		Long: `Report of a recorded session, in the forms that replay has. It exits with 0
whatever the session holds, unless --profile asks for a profile that is not met.

With --certification it is the report of the practice certification that was made in
the session: the run under way, as far as it has come, or the one submitted last.`,
		Args:              exactlyOne("SESSION; the command sessions list names them"),
		ValidArgsFunction: a.completeSessions(&state),
		RunE: func(cmd *cobra.Command, args []string) error {
			dir := sessionsFolder(a.stateFolder(state))
			if certification.wanted {
				f, err := certification.format(cmd)
				if err != nil {
					return err
				}
				return a.reportCertification(cmd.Context(), dir, args[0], certification.run, f)
			}
			if cmd.Flags().Changed("run") {
				return usage("--run goes with --certification")
			}
			f, err := format.format()
			if err != nil {
				return err
			}
			out, err := report.NewReplay(f, a.Out, a.colour())
			if err != nil {
				return err
			}
			return a.runReport(cmd.Context(), dir, args[0], out, profile)
		},
	}
	profile.register(cmd.Flags(), "report on this profile alone, and fail unless its required rows are filled (repeatable)")
	format.register(cmd, report.Formats()...)
	certification.register(cmd)
	registerState(cmd.Flags(), &state)
	return cmd
}

// readSession opens a recorded session to be read, and tells what there is to say
// about it.
func (a *app) readSession(dir, id string) (*session.Session, error) {
	s, err := session.Read(session.Options{Dir: dir, ID: id})
	if err != nil {
		return nil, cannotRun(err)
	}
	if notice := s.Notice(); notice != "" {
		a.complain(fmt.Errorf("%s", notice))
	}
	return s, nil
}

func (a *app) runReport(ctx context.Context, dir, id string, out report.ReplayReport, profile *profileFlag) (err error) {
	s, err := a.readSession(dir, id)
	if err != nil {
		return err
	}
	defer func() {
		if closing := s.Close(); err == nil {
			err = cannotRun(closing)
		}
	}()
	wanted, err := profile.profiles(s.Spec())
	if err != nil {
		return err
	}
	run := &replayRun{outcome: outcome{app: a}, out: out, wanted: wanted, progress: &progressLine{}}
	run.options.Spec = s.Spec()
	run.result.Failures = []report.Failure{}
	run.target = &own{session: s}
	for i := range s.Len() {
		if err := ctx.Err(); err != nil {
			return cannotRun(fmt.Errorf("stopped before the end"))
		}
		m, err := recorded(s, i)
		if err != nil {
			return cannotRun(err)
		}
		run.message(m)
	}
	t := s.Totals()
	run.result.Messages = report.Messages{Sent: t.Messages, Accepted: t.Accepted, Refused: t.Refused}
	run.status = statusOK // what the messages were is the report's subject, not its failure
	return run.end()
}

// recorded is message i, counted from 0, as a report shows it. Only those with
// an error are read back from the journal.
func recorded(s *session.Session, i int) (report.Message, error) {
	entry := s.Entries(i, i+1)[0]
	r := report.Message{Failure: report.Failure{
		Source: fmt.Sprintf("message %d", entry.Seq), Status: entry.Status, Verdict: entry.Verdict, Findings: []rule.Finding{},
	}}
	if !entry.Judged && entry.Status/100 != 2 {
		r.Verdict, r.Unread = rule.Fail, true
	}
	if !r.Failed() {
		return r, nil
	}
	m, err := s.Message(entry.Seq)
	if err != nil {
		return r, err
	}
	r.Body, r.Reason = m.Exchange.Body, advice(m.Exchange.Cause, m.Exchange.Help)
	if m.Assessment != nil {
		r.Findings = report.Findings(m.Assessment.Findings)
	}
	return r, nil
}

// advice joins a cause and a way out.
func advice(cause, help string) string {
	if cause == "" || help == "" {
		return cause + help
	}
	return cause + "; " + help
}
