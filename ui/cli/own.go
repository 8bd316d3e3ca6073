package cli

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"caliper-playground/catalog"
	"caliper-playground/engine/conformance"
	"caliper-playground/engine/endpoint"
	"caliper-playground/engine/report"
	"caliper-playground/engine/rule"
	"caliper-playground/engine/sensor"
	"caliper-playground/engine/session"
)

// own is the program's own endpoint with a session behind it, whose judgement
// is what counts.
type own struct {
	session  *session.Session
	endpoint *endpoint.Endpoint
	names    [][]string // of the sources of each message, by its number from 0
	app      *app
	folder   string // the session's
	said     said
}

// said is what an endpoint had to say outside of its answers since it was last
// asked.
type said struct {
	mu    sync.Mutex
	lines []string
}

func (s *said) add(line string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.lines = append(s.lines, line)
}

func (s *said) take() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	lines := s.lines
	s.lines = nil
	return lines
}

// openOwn starts a session and an endpoint on a free port of this machine.
func openOwn(ctx context.Context, judge conformance.Options, a *app, state string) (target, error) {
	s, err := session.New(session.Options{
		Dir: sessionsFolder(state), Spec: judge.Spec, Strict: judge.Strict, Tolerances: judge.Tolerances,
	})
	if err != nil {
		return nil, cannotRun(err)
	}
	o := &own{session: s, app: a, folder: sessionsFolder(state)}
	o.endpoint = endpoint.New(endpoint.Options{
		CertDir: filepath.Join(state, "tls"),
		// A document from disk may be larger than what a sensor is allowed.
		MaxPayload: maxReplayed,
		Notify:     o.said.add,
	})
	o.endpoint.Add(s)
	if err := o.endpoint.Start(context.WithoutCancel(ctx)); err != nil {
		_ = s.Close() // it holds nothing yet
		return nil, cannotRun(err)
	}
	return o, nil
}

// maxReplayed is the largest document that replay's own endpoint takes, in bytes.
const maxReplayed = 256 << 20

func (o *own) url() string {
	if o.endpoint == nil { // a session of another day
		return "/caliper/" + o.session.ID() + "/message"
	}
	return o.endpoint.URL(o.session.ID())
}

func (o *own) token() string { return o.session.Token() }

func (o *own) close() error {
	ctx, cancel := context.WithTimeout(context.Background(), shutdownTime)
	defer cancel()
	_ = o.endpoint.Close(ctx) // nothing is under way any more
	for _, line := range o.said.take() {
		o.app.complain(errors.New(line))
	}
	if err := o.session.Close(); err != nil || o.session.Len() > 0 {
		return err
	}
	return session.Delete(o.folder, o.session.ID()) // nothing was sent: there is nothing to keep
}

// answered reads what the session made of the message. Only one is under way
// at a time, so it is the session's last.
func (o *own) answered(reply sensor.Reply, sources []*source) ([]report.Message, error) {
	n := o.session.Len()
	lines := o.said.take()
	if reply.Status == http.StatusServiceUnavailable && len(lines) > 0 {
		// The journal cannot be written: the next message would fare no better.
		return nil, errors.New(strings.Join(lines, "; "))
	}
	for _, line := range lines {
		o.app.complain(errors.New(line))
	}
	if n == len(o.names) {
		// The session never saw it.
		return unanswered(reply, sources), nil
	}
	names := make([]string, len(sources))
	for i, s := range sources {
		names[i] = s.name
	}
	for len(o.names) < n {
		o.names = append(o.names, names)
	}
	entry := o.session.Entries(n-1, n)[0]
	if reply.Accepted() && entry.Verdict != rule.Fail {
		return passed(reply, entry.Verdict, sources), nil
	}
	m, err := o.session.Message(n)
	if err != nil {
		return nil, err
	}
	return judged(reply, m, sources), nil
}

// passed is a message for each source of one that has no error.
func passed(reply sensor.Reply, v rule.Verdict, sources []*source) []report.Message {
	messages := make([]report.Message, 0, len(sources))
	for _, s := range sources {
		messages = append(messages, report.Message{
			Failure: report.Failure{Source: s.name, Status: reply.Status, Verdict: v, Findings: []rule.Finding{}},
		})
	}
	return messages
}

// unanswered is a message for each source of one that got no answer, or an
// answer that the session knows nothing of.
func unanswered(reply sensor.Reply, sources []*source) []report.Message {
	messages := passed(reply, rule.Fail, sources)
	for i := range messages {
		messages[i].Reason, messages[i].Unread = problem(reply), true
	}
	return messages
}

// judged is a message for each source, with what was found in it.
func judged(reply sensor.Reply, m session.Message, sources []*source) []report.Message {
	messages := passed(reply, rule.Fail, sources)
	for i, s := range sources {
		message := &messages[i]
		message.Body, message.Line = s.data, s.line
		if m.Assessment == nil {
			message.Reason = advice(m.Exchange.Cause, m.Exchange.Help)
			continue
		}
		prefix := ""
		if s.item != nil {
			prefix = fmt.Sprintf("/data/%d", i)
		}
		findings := m.Assessment.Findings
		if len(sources) > 1 {
			findings = within(findings, prefix)
			message.Verdict = m.Assessment.Items[i].Verdict
		} else {
			message.Verdict = m.Assessment.Verdict
		}
		message.Findings = report.Findings(s.localise(findings, prefix))
		if !reply.Accepted() && !isNoJSON(message.Findings) { // of a broken file, the finding says all
			message.Reason = beside(message.Findings, m.Exchange.Cause, m.Exchange.Help)
		}
	}
	return messages
}

func isNoJSON(findings []rule.Finding) bool {
	return slices.ContainsFunc(findings, func(f rule.Finding) bool { return f.Rule == "json-syntax" })
}

// within returns the findings at or below a place.
func within(findings []rule.Finding, prefix string) []rule.Finding {
	var inside []rule.Finding
	for _, f := range findings {
		if _, ok := cutPointer(f.Pointer, prefix); ok {
			inside = append(inside, f)
		}
	}
	return inside
}

// finish takes the session's totals and marks.
func (o *own) finish(r *report.Replay) []conformance.ProfileScore {
	t := o.session.Totals()
	r.Events = report.Events{Counts: t.Counts, Repeated: t.Repeated}
	scores := o.session.Scorecard()
	r.Profiles = make([]report.Profile, 0, len(scores))
	for _, s := range scores {
		r.Profiles = append(r.Profiles, report.NewProfile(s, o.nameOf))
	}
	return scores
}

// nameOf finds the document that filled a row: the session only knows the
// message ("message 12"), which may hold several.
func (o *own) nameOf(rowID, of string) string {
	var seq int
	if _, err := fmt.Sscanf(of, "message %d", &seq); err != nil || seq < 1 || seq > len(o.names) {
		return of
	}
	names := o.names[seq-1]
	if len(names) == 1 {
		return names[0]
	}
	m, err := o.session.Message(seq)
	if err != nil || m.Assessment == nil || len(m.Assessment.Items) != len(names) {
		return of
	}
	row := catalog.Get(o.session.Spec()).Row(rowID)
	for i, item := range m.Assessment.Items {
		for _, c := range item.Credits {
			if c.Profile == row.Profile && c.Event == row.Event && (c.Action == row.Action || row.Action == catalog.AnyAction) {
				return names[i]
			}
		}
	}
	return of
}
