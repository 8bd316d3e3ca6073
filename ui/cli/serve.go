package cli

import (
	"context"
	"fmt"
	"net"
	"time"

	"github.com/spf13/cobra"

	"caliper-playground/engine/endpoint"
	"caliper-playground/engine/report"
	"caliper-playground/engine/session"
)

// shutdownTime is how long requests under way may take when serve ends.
const shutdownTime = 3 * time.Second

func (a *app) serve() *cobra.Command {
	flags := &endpointFlags{}
	format := &formatFlag{}
	cmd := &cobra.Command{
		Use:   "serve",
		Short: "The endpoint alone: prints where to send, then a line for each message",
		Long: `The endpoint alone. It prints where to send and with which token, then a line
for each message, and below it what the sender has to mend, until it gets SIGINT
or SIGTERM; it then ends with 0.`,
		Args: flags.orSession(noArguments),
		RunE: func(cmd *cobra.Command, _ []string) error {
			f, err := format.format()
			if err != nil {
				return err
			}
			setup, err := flags.setup(a)
			if err != nil {
				return err
			}
			stream := &steady{w: a.Out, tell: a.complain}
			out, err := report.NewServe(f, stream, a.colour())
			if err != nil {
				return err
			}
			return a.runServe(cmd.Context(), setup, out, stream)
		},
	}
	flags.register(cmd.Flags())
	format.register(cmd, report.Text, report.JSON)
	return cmd
}

// runServe serves until the context ends.
func (a *app) runServe(ctx context.Context, setup Setup, out *report.Serve, stream *steady) (err error) {
	sessions, err := openSessions(setup)
	started := false
	defer func() {
		for _, s := range sessions {
			closing := s.Close
			if !started { // what was there before stays as it was
				closing = s.Abandon
			}
			if closed := closing(); err == nil {
				err = cannotRun(closed)
			}
		}
	}()
	if err != nil {
		return cannotRun(err)
	}
	setup.Endpoint.Notify = func(line string) { a.complain(fmt.Errorf("%s", line)) }
	e := endpoint.New(setup.Endpoint)
	feeds := make([]*feed, len(sessions))
	for i, s := range sessions {
		e.Add(s)
		feeds[i] = newFeed(s, out, a.complain)
		defer feeds[i].stop()
	}
	// The endpoint has a context of its own: it ends in good order below.
	if err := e.Start(context.WithoutCancel(ctx)); err != nil {
		return cannotRun(err)
	}
	started = true
	for _, s := range sessions {
		if notice := s.Notice(); notice != "" {
			a.complain(fmt.Errorf("%s", notice))
		}
	}
	for _, s := range sessions {
		if err == nil {
			err = out.Open(opening(e, s, setup.Endpoint))
		}
	}
	stream.on = true // whoever sends has the addresses now
	if err == nil {
		err = follow(ctx, feeds)
	}
	closing, cancel := context.WithTimeout(context.WithoutCancel(ctx), shutdownTime)
	defer cancel()
	// Requests that had to be cut off were not acknowledged, so nothing is lost.
	_ = e.Close(closing)
	for _, f := range feeds {
		if err == nil {
			err = f.print()
		}
	}
	return cannotRun(err)
}

func opening(e *endpoint.Endpoint, s *session.Session, options endpoint.Options) report.Opening {
	urls := e.URLs(s.ID())
	o := report.Opening{
		Endpoint: urls[0], Also: urls[1:], Token: s.Token(), Session: s.ID(), Journal: s.Journal(), Authority: e.CAFile(),
		OtherMachines: anyAddress(options.Listen) || anyAddress(options.ListenTLS),
	}
	if options.NoAuth {
		o.Token = ""
	}
	return o
}

// anyAddress says whether who listens there is reached by each of the machine's
// addresses.
func anyAddress(listen string) bool {
	host, _, err := net.SplitHostPort(listen)
	ip := net.ParseIP(host)
	return err == nil && (host == "" || ip != nil && ip.IsUnspecified())
}

// openSessions opens the sessions of a run. Those that are open are returned
// also where one could not be.
func openSessions(setup Setup) ([]*session.Session, error) {
	if !setup.Resume {
		return session.NewSeveral(setup.Session, setup.Sessions)
	}
	s, err := session.Resume(setup.Session)
	if err != nil {
		return nil, err
	}
	return []*session.Session{s}, nil
}

// feed prints a session's messages in their order.
type feed struct {
	session *session.Session
	out     *report.Serve
	wake    <-chan struct{}
	stop    func()
	printed int
	tell    func(error)
}

func newFeed(s *session.Session, out *report.Serve, tell func(error)) *feed {
	wake, stop := s.Subscribe()
	return &feed{session: s, out: out, wake: wake, stop: stop, printed: s.Len(), tell: tell}
}

// print prints what arrived since the last time. A message that cannot be read
// back, as where somebody does harm to the journal, is said and passed over.
func (f *feed) print() error {
	end := f.session.Len()
	f.printed = min(f.printed, end) // messages that did not reach the medium are gone again
	for ; f.printed < end; f.printed++ {
		m, err := f.session.Message(f.printed + 1)
		if err != nil {
			f.tell(err)
			continue
		}
		if err := f.out.Message(f.session.ID(), m); err != nil {
			return err
		}
	}
	return nil
}

// follow prints until the context ends.
func follow(ctx context.Context, feeds []*feed) error {
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
	for {
		select {
		case <-ctx.Done():
			return nil
		case f := <-woken:
			if err := f.print(); err != nil {
				return err
			}
		}
	}
}
