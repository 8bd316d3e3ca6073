package cli

import (
	"context"

	"caliper-playground/engine/class"
	"caliper-playground/engine/endpoint"
	"caliper-playground/engine/expect"
	"caliper-playground/engine/library"
	"caliper-playground/engine/report"
	"caliper-playground/engine/rule"
	"caliper-playground/engine/session"
)

// feed prints a session's messages in their order.
type feed struct {
	session *session.Session
	learner class.Learner
	out     *report.Serve
	wake    <-chan struct{}
	stop    func()
	unsaid  bool // its messages are counted alone
	printed int
	asked   int // requests that are printed
	tell    func(error)

	expected *expectations // of what a command sends; nil without one
}

func newFeed(s *session.Session, l class.Learner, out *report.Serve, tell func(error)) *feed {
	wake, stop := s.Subscribe()
	_, asked := s.Requests()
	return &feed{session: s, asked: asked, learner: l, out: out, wake: wake, stop: stop, printed: s.Len(), tell: tell}
}

// print prints what arrived since the last time. A message that cannot be read
// back, as where somebody does harm to the journal, is said and passed over.
func (f *feed) print() error {
	end := f.session.Len()
	if f.unsaid {
		f.printed = end
		_, f.asked = f.session.Requests()
		return nil
	}
	f.printed = min(f.printed, end) // messages that did not reach the medium are gone again
	for ; f.printed < end; f.printed++ {
		m, err := f.session.Message(f.printed + 1)
		if err != nil {
			f.tell(err)
			continue
		}
		if err := f.out.Message(f.session.ID(), f.learner.Name, m, f.outcome(&m)); err != nil {
			return err
		}
	}
	return f.printRequests()
}

// outcome is what a message comes to by what is expected of it. Findings that are
// expected are marked.
func (f *feed) outcome(m *session.Message) expect.Outcome {
	if !f.expected.there() || m.RefusedOnPurpose() {
		return expect.Outcome{}
	}
	seen := expect.Seen{Verdict: m.Verdict, Unread: !m.Judged, Sent: true, Status: m.Status}
	cut := false
	if m.Assessment != nil {
		seen.Findings, seen.Marks, cut = m.Assessment.Findings, expect.Marks(m.Assessment.Items), len(m.Assessment.More) > 0
	}
	of := library.Place{Path: session.MessageName(m.Seq)}
	return f.expected.settle(allMessages, of, &seen, cut, func() []rule.Finding {
		return allFindings(optionsOf(f.session), m.Exchange.Body)
	})
}

// printRequests prints what brought no message since the last time.
func (f *feed) printRequests() error {
	last, all := f.session.Requests()
	for _, r := range last[max(0, len(last)-(all-f.asked)):] {
		m := session.Message{Entry: r.Entry}
		m.Exchange.Method, m.Exchange.Cause = r.Event, r.Note
		if err := f.out.Message(f.session.ID(), f.learner.Name, m, expect.Outcome{}); err != nil {
			return err
		}
	}
	f.asked = all
	return nil
}

// strayFeed prints what was sent to no session.
type strayFeed struct {
	log     *endpoint.StrayLog
	out     *report.Serve
	printed int
}

func (f *strayFeed) print() error {
	strays, all := f.log.Since(f.printed)
	f.printed = all
	for _, s := range strays {
		if err := f.out.Stray(s); err != nil {
			return err
		}
	}
	return nil
}

// follow prints until the context ends. The watch, where there is one, prints as well.
func follow(ctx context.Context, feeds []*feed, strays *strayFeed, watch *classWatch, story storyFeed) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	woken := make(chan *feed)
	for _, f := range feeds {
		go func() {
			for {
				select {
				case <-ctx.Done():
					return
				case <-f.wake:
				}
				select {
				case <-ctx.Done():
					return
				case woken <- f:
				}
			}
		}()
	}
	ticks, stop := watch.ticks()
	defer stop()
	for {
		select {
		case <-ctx.Done():
			return nil
		case f := <-woken:
			if err := f.print(); err != nil {
				return err
			}
			watch.changed()
		case <-ticks:
			if err := watch.print(); err != nil {
				return err
			}
		case scene := <-story.scenes:
			if err := printScene(feeds[0], scene); err != nil {
				return err
			}
			story.said <- struct{}{}
		case <-strays.log.News():
			if err := strays.print(); err != nil {
				return err
			}
		}
	}
}

// printScene prints what a scene of a story says, behind the messages of the one
// before it.
func printScene(f *feed, scene report.Scene) error {
	if err := f.print(); err != nil {
		return err
	}
	return f.out.Scene(scene)
}
