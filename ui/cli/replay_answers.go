package cli

import (
	"errors"
	"fmt"
	"net/url"
	"strconv"

	"caliper-playground/engine/conformance"
	"caliper-playground/engine/delivery"
	"caliper-playground/engine/expect"
	"caliper-playground/engine/library"
	"caliper-playground/engine/report"
	"caliper-playground/engine/rule"
	"caliper-playground/engine/sensor"
	"caliper-playground/engine/text"
)

// reply reports what came of one message. It says whether to go on.
func (r *replayRun) reply(reply sensor.Reply) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	sources, keys := make([]*delivery.Source, len(reply.Sources)), make([]int, len(reply.Sources))
	for i, key := range reply.Sources {
		sources[i] = r.waiting[key]
		keys[i], _ = strconv.Atoi(key) // which register wrote
		delete(r.waiting, key)
	}
	r.sent.Messages.Sent++
	r.sent.Retries += reply.Attempts - 1
	r.oddities.Note(reply)
	if reply.Accepted() {
		r.sent.Messages.Accepted++
		r.recordAccepted(sources)
	} else {
		r.sent.Messages.Refused++
	}
	r.turn.inTurn(keys, func() { r.answered(reply, sources) })
	r.progress.done(endOf(sources...), r.result.Failed)
	return r.failed == nil && !r.enough
}

// endOf counts the documents that end with one of the sources.
func endOf(sources ...*delivery.Source) int {
	n := 0
	for _, s := range sources {
		if s.Last {
			n++
		}
	}
	return n
}

// recordAccepted writes down what was accepted.
func (r *replayRun) recordAccepted(sources []*delivery.Source) {
	for _, s := range sources {
		if r.record == nil || r.failed != nil {
			return
		}
		r.failed = r.record.Add(s.Name(), s.Key())
	}
}

// answered takes account of what came of one message, in its turn.
func (r *replayRun) answered(reply sensor.Reply, sources []*delivery.Source) {
	messages, err := r.target.Answered(reply, sources)
	if err != nil && r.failed == nil {
		r.failed = err
	}
	for i, m := range messages {
		m.Attempts, m.Shown = reply.Attempts, r.each
		if !r.out.stands {
			m.Took = reply.Duration
		}
		s := sources[i]
		step := r.told[s.Named].by[s.Path]
		m.Before, m.After = step.before, step.after
		advice := delivery.Within(r.advice.advice(r.options, s.Sent, r.out.present()), s.At)
		s.Locate(advice)
		r.settled(m, advice, s.Named, s.Place, expect.Seen{
			Verdict: m.Verdict, Findings: m.Findings, Marks: expect.Marks(s.Assessed), Unread: m.Unread,
			Sent: true, Status: m.Status, Part: s.At,
		}, func() []rule.Finding {
			return delivery.Within(allFindings(r.options, s.Sent), s.At)
		})
	}
}

// settled takes account of what a document, or a part of one, comes to, and of advice
// on it, of which nothing is expected. All finds all of its findings, where some are
// not spelled out.
func (r *replayRun) settled(m report.Delivery, advice []rule.Finding, named string, of library.Place, seen expect.Seen, all func() []rule.Finding) {
	m.Outcome = r.expected.settle(named, of, &seen, len(m.More) > 0, all)
	m.Findings = conformance.WithAdvice(m.Findings, advice)
	failed := r.message(m, &seen)
	r.watched.note(m.Source, m, m.Verdict, failed, m.Findings, m.Outcome.Changes)
	r.expected.note(named, of, &seen)
	r.selected.last.Add(of, failed)
	if failed && r.expected.counts() && r.failFast {
		r.enough = true
	}
}

// message reports on a message. It says whether it failed.
func (r *replayRun) message(m report.Delivery, seen *expect.Seen) bool {
	if m.Failed() || m.Shown || len(m.Findings) > 0 {
		r.progress.clear()
	}
	r.result.Count(m)
	if err := r.out.Add(r.out.Render(m)); err != nil && r.failed == nil {
		r.failed = err
	}
	failed := r.expected.failed(m.Outcome, seen)
	if failed && r.expected.counts() {
		r.worsen(statusNotConformed)
	}
	return failed
}

// end completes the result and reports it.
func (r *replayRun) end() error {
	r.turn.rest()
	r.progress.clear()
	if r.result.Stopped == "" && r.selected.nothingLeft() {
		r.result.Stopped = nothingLeft
	}
	r.result.Sent, r.result.Complete = &r.sent, r.result.Stopped == ""
	saidAll := r.sent.Messages.Sent == 0 && r.saidAll(r.out, &r.result)
	if !saidAll {
		if err := r.received.Finish(&r.result); err != nil {
			return cannotRun(err)
		}
	}
	r.sent.Endpoint = withoutPassword(r.received.URL())
	if r.out.stands && r.target != nil && r.send.endpoint == "" {
		r.sent.Endpoint = anyURL
	}
	r.result.Profiles = r.profile.of(r.result.Profiles)
	r.covering.end(&r.result)
	if err := r.out.End(&r.result); err != nil {
		return cannotRun(err)
	}
	r.unread.tell(r.app)
	if saidAll {
		return r.err()
	}
	r.remark()
	r.requireProfiles(r.profile, r.result.Profiles)
	r.requireCoverage(r.result.Required)
	r.expected.end(&r.outcome, r.result.Complete, !r.selected.Partial() && r.before == 0 && len(r.result.Unread) == 0 && r.sent.LeftOut == 0)
	r.selected.end(&r.outcome, r.result.Complete && r.before == 0)
	if n := len(r.others.All()); n > 0 {
		r.app.complain(fmt.Errorf("of another version than %s, and so without marks: %s; leave --spec out, and each document counts for its own version",
			r.options.Spec, text.Few(r.others.All(), maxOthers)))
	}
	return r.err()
}

// remark says what else there is to say of the answers.
func (r *replayRun) remark() {
	if r.before > 0 {
		r.app.complain(fmt.Errorf("accepted by an earlier run, and not sent again: %s", text.Plural(r.before, "document")))
	}
	for _, words := range r.sent.Answers.Odd {
		r.app.complain(errors.New(words))
	}
}

// maxOthers is how many documents are named that do not count.
const maxOthers = 5

// anyURL stands for a URL of the own endpoint, which has another port and session
// each time, in a report that is the same each time.
const anyURL = "http://127.0.0.1:0/caliper/session/message"

// withoutPassword is an address as it is shown.
func withoutPassword(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.User == nil {
		return address
	}
	return u.Redacted()
}
