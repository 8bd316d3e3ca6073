package cli

import (
	"context"

	"caliper-playground/catalog"
	"caliper-playground/engine/class"
	"caliper-playground/engine/conformance"
	"caliper-playground/engine/delivery"
	"caliper-playground/engine/expect"
	"caliper-playground/engine/library"
	"caliper-playground/engine/report"
	"caliper-playground/engine/rule"
	"caliper-playground/engine/session"
)

// sessionReport is what a report on a session is about, and where it goes.
type sessionReport struct {
	out       *reports
	profile   *profileFlag
	concerned []*catalog.Profile // leave out what failed and has nothing to do with them; none for nothing
	expected  *expectations
	covering  *covering
	advice    *adviceFlag // nil where nobody can ask
	telling   *telling    // nil where nobody asked
	stopped   error       // what kept the session from coming to its end; nil for nothing
}

// learned is a session that is reported on, and whose it is.
type learned struct {
	*session.Session
	learner class.Learner
}

// reportOn reports on a session that is open. The error is also that something in it
// fails the run.
func (a *app) reportOn(ctx context.Context, s learned, of sessionReport) error {
	run := newSessionRun(a, s, of)
	run.received = delivery.OfSession(s.Session)
	if s.learner.Name != "" {
		run.sent.Learner = s.learner.Label()
	}
	if err := run.recorded(ctx, s, "", of); err != nil {
		return err
	}
	of.telling.end(s.Session, &run.result)
	return run.end()
}

// newSessionRun returns a run that reports on sessions, of which one is given.
func newSessionRun(a *app, s learned, of sessionReport) *replayRun {
	run := &replayRun{
		documentRun: documentRun{
			outcome: outcome{app: a}, options: optionsOf(s.Session), out: of.out, profile: of.profile, covering: of.covering, expected: of.expected,
			selected: &selection{Selection: &library.Selection{}}, // all of it
		},
		progress: &progressLine{}, covers: of.covering.reader(),
	}
	run.result.Expect = of.expected.used()
	if of.stopped != nil {
		run.result.Stopped = of.stopped.Error()
	}
	return run
}

// recorded reports on the messages of a session, which are called by their number
// behind whose they are, where that is said.
func (run *replayRun) recorded(ctx context.Context, s learned, whose string, of sessionReport) error {
	if notice := s.Notice(); notice != "" {
		run.result.Notices = append(run.result.Notices, whose+notice)
	}
	assessor := conformance.NewAssessor(run.options)
	for entry := range s.All() {
		if err := ctx.Err(); err != nil {
			return cannotRun(errStopped)
		}
		if entry.RefusedOnPurpose() {
			continue // which says nothing of the sender
		}
		m, marks, concerned := delivery.Recorded(s.Session, entry, of.concerned)
		if !concerned {
			run.sent.LeftOut++
			continue
		}
		if of.covering != nil && !m.Unread && m.Of.Data != nil {
			of.covering.add(run.covers.Read(m.Of.Data, assessor.Assess(m.Of.Data, nil)))
		}
		m.Source = whose + m.Source
		m.Graph = of.telling.graph(m.Of.Data)
		run.settled(m, of.advice.advice(run.options, m.Of.Data, entry.Time), allMessages, library.Place{Path: session.MessageName(entry.Seq)}, seenMessage(m, marks), func() []rule.Finding {
			return allFindings(run.options, m.Of.Data)
		})
	}
	t, sum := s.Totals(), &run.sent.Messages
	sum.Sent, sum.Accepted, sum.Refused, sum.OnPurpose = sum.Sent+t.Messages, sum.Accepted+t.Accepted, sum.Refused+t.Refused, sum.OnPurpose+t.OnPurpose
	return nil
}

// allMessages is what a session's messages are named by on the command line: nothing
// names them there one by one.
const allMessages = ""

// optionsOf are the terms by which a session judges.
func optionsOf(s *session.Session) conformance.Options {
	strict, tolerances := s.Judging()
	return conformance.Options{Spec: s.Spec(), Strict: strict, Tolerances: tolerances, Envelope: true}
}

// seenMessage is what expectations are told of a message.
func seenMessage(m report.Delivery, marks []string) expect.Seen {
	return expect.Seen{
		Verdict: m.Verdict, Findings: m.Findings, Marks: marks, Unread: m.Unread, Sent: true, Status: m.Status,
	}
}
