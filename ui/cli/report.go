package cli

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"caliper-playground/catalog"
	"caliper-playground/engine/conformance"
	"caliper-playground/engine/expect"
	"caliper-playground/engine/library"
	"caliper-playground/engine/report"
	"caliper-playground/engine/rule"
	"caliper-playground/engine/session"
)

func (a *app) report() *cobra.Command {
	profile, output, state, certification, failing := &profileFlag{}, &reportFlags{}, "", &certificationFlags{}, &termFlags{}
	cover, advice := &coverageFlags{}, &adviceFlag{}
	cmd := &cobra.Command{
		Use:   "report SESSION|JOURNAL",
		Short: "Report of a recorded session",
		Long: `Report of a recorded session, in the forms that replay has. SESSION is one that
sessions list names, JOURNAL the path of a journal, wherever it is. It exits with 0
whatever the session holds, unless --fail-on says otherwise, or --profile asks for a
profile that is not met; the failures are then those of messages that have to do with
that profile.

With --certification it is the report of the practice certification that was made in
the session: the run under way, as far as it has come, or the one submitted last.`,
		Args:              exactlyOne("SESSION or JOURNAL; the command sessions list names the sessions"),
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
			covering, err := cover.begin()
			if err != nil {
				return err
			}
			terms, err := failing.terms(false)
			if err != nil {
				return err
			}
			out, err := output.open(a, cmd, args, nil)
			if err != nil {
				return err
			}
			defer func() { _ = out.Close() }() // what is left is no report
			return a.runReport(cmd.Context(), dir, args[0], sessionReport{out, profile, newExpectations(terms), covering, advice})
		},
	}
	profile.register(cmd.Flags(), "report on this profile alone, and fail unless its required rows are filled (repeatable)")
	output.register(cmd)
	cover.register(cmd.Flags())
	advice.register(cmd.Flags())
	failing.register(cmd.Flags(), expect.Never)
	certification.register(cmd)
	registerState(cmd.Flags(), &state)
	return cmd
}

// sessionReport says what is reported of a recorded session, and where.
type sessionReport struct {
	out      *reports
	profile  *profileFlag
	expected *expectations
	covering *covering // nil where nobody asked
	advice   *adviceFlag
}

// readSession opens a recorded session to be read, by its name or by the path of its
// journal, and tells what there is to say about it.
func (a *app) readSession(dir, name string) (s *session.Session, err error) {
	if strings.ContainsAny(name, `/\`) || strings.HasSuffix(name, ".ndjson") {
		s, err = session.ReadFile(name)
	} else {
		s, err = session.Read(session.Options{Dir: dir, ID: name})
	}
	if err != nil {
		return nil, cannotRun(err)
	}
	if notice := s.Notice(); notice != "" {
		a.complain(fmt.Errorf("%s", notice))
	}
	return s, nil
}

func (a *app) runReport(ctx context.Context, dir, id string, wanted sessionReport) (err error) {
	s, err := a.readSession(dir, id)
	if err != nil {
		return err
	}
	defer func() {
		if closing := s.Close(); err == nil {
			err = cannotRun(closing)
		}
	}()
	return a.reportOn(ctx, s, wanted)
}

// reportOn reports on a session that is open.
func (a *app) reportOn(ctx context.Context, s *session.Session, of sessionReport) error {
	wanted, err := of.profile.profiles(s.Spec())
	if err != nil {
		return err
	}
	run := &replayRun{outcome: outcome{app: a}, out: of.out, profile: of.profile, expected: of.expected, progress: &progressLine{}, covering: of.covering, covers: of.covering.reader()}
	assessor := conformance.NewAssessor(conformance.Options{Spec: s.Spec()})
	run.target = &own{parts: []*part{{session: s}}}
	for i := range s.Len() {
		if err := ctx.Err(); err != nil {
			return cannotRun(errors.New("stopped before the end"))
		}
		m, concerned := recorded(s, i, wanted)
		if !concerned {
			run.sent.LeftOut++
			continue
		}
		m.Findings = conformance.WithAdvice(m.Findings, of.advice.advice(conformance.Options{Spec: s.Spec()}, m.Of.Data, s.Entries(i, i+1)[0].Time))
		if of.covering != nil && !m.Unread && m.Of.Data != nil {
			of.covering.add(touches(run.covers, m.Of.Data, assessor.Assess(m.Of.Data, nil)))
		}
		run.settled(m, "", library.Place{Path: m.Source}, expect.Seen{
			Verdict: m.Verdict, Findings: m.Findings, Unread: m.Unread, Sent: true, Status: m.Status,
		}, nil)
	}
	t := s.Totals()
	run.sent.Messages = report.Messages{Sent: t.Messages, Accepted: t.Accepted, Refused: t.Refused}
	return run.end()
}

// recorded is message i, counted from 0, as a report shows it, and whether the
// report is concerned with it, where some profiles are wanted. Only those with
// an error are read back from the journal; one that cannot be is a failure that
// says so.
func recorded(s *session.Session, i int, wanted []*catalog.Profile) (r report.Message, concerned bool) {
	entry := s.Entries(i, i+1)[0]
	r = report.Message{Failure: report.Failure{
		Source: fmt.Sprintf("message %d", entry.Seq), Status: entry.Status, Verdict: entry.Verdict, Findings: []rule.Finding{},
	}}
	if entry.RefusedOnPurpose() {
		return r, false // which says nothing of the sender
	}
	if !entry.Judged && entry.Status/100 != 2 {
		r.Verdict, r.Unread = rule.Fail, true
	}
	if !r.Failed() && !entry.Judged {
		return r, true
	}
	m, err := s.Message(entry.Seq)
	if err != nil {
		r.Verdict, r.Reason = rule.Fail, err.Error()
		return r, true
	}
	r.Of.Data = m.Exchange.Body
	if m.Assessment != nil {
		r.Findings, r.More = report.Findings(m.Assessment.Findings), m.Assessment.More
	}
	if !r.Failed() {
		return r, true
	}
	if len(wanted) > 0 && !concerns(m, wanted, s.Spec()) {
		return r, false
	}
	r.Reason = beside(r.Findings, m.Exchange.Cause, m.Exchange.Help)
	return r, true
}

// beside is what the cause of a refusal and the way out say that the findings,
// which are shown above them, do not.
func beside(findings []rule.Finding, cause, help string) string {
	for _, f := range findings {
		if strings.Contains(cause, f.Message) {
			return help
		}
		// The endpoint's words for a body that is no JSON are those of the finding,
		// and more.
		if problem, mend, ok := strings.Cut(f.Message, "; "); ok && f.Rule == "json-syntax" && strings.Contains(cause, problem) {
			return strings.TrimPrefix(strings.TrimPrefix(help, mend), "; ")
		}
	}
	return advice(cause, help)
}

// advice joins a cause and a way out.
func advice(cause, help string) string {
	if cause == "" || help == "" {
		return cause + help
	}
	return cause + "; " + help
}
