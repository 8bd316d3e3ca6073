package cli

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"caliper-playground/catalog"
	"caliper-playground/engine/class"
	"caliper-playground/engine/endpoint"
	"caliper-playground/engine/program"
	"caliper-playground/engine/report"
	"caliper-playground/engine/session"
)

// shutdownTime is how long requests under way may take when serve ends. A sender
// that is cut off was told nothing, and sends again.
const shutdownTime = 250 * time.Millisecond

// serveFlags are the flags of serve.
type serveFlags struct {
	endpoint endpointFlags
	format   formatFlag
	around   aroundFlags
	class    serveClassFlags
	story    storyFlags
}

func (a *app) serve() *cobra.Command {
	flags := &serveFlags{}
	cmd := &cobra.Command{
		Use:   "serve [-- COMMAND...]",
		Short: "The endpoint alone: prints where to send, then a line for each message",
		Long: `The endpoint alone. It prints where to send and with which token, then a line
for each message, and below it what the sender has to mend, until it gets SIGINT
or SIGTERM; it then prints a summary and ends with 0.

With a COMMAND behind --, such as a sensor under test, it runs that once it listens,
and ends when the command does. No shell reads the command; it finds the URL in
CALIPER_ENDPOINT, the token in CALIPER_TOKEN, and with --tls the certificate to trust
in CALIPER_CA_FILE. What it writes goes to standard error. The exit status is then 1
where a message of the session was refused or has an error (--fail-on), or is other than
--expect says, where --profile is not met, or where the command itself failed, and 3
where it could not be started or sent nothing.`,
		Args: func(cmd *cobra.Command, args []string) error {
			before, _ := atDash(cmd, args)
			return flags.endpoint.orSession(noArguments)(cmd, before)
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			run, err := flags.begin(a, cmd, args)
			if err != nil {
				return err
			}
			if run.command != nil {
				defer func() { _ = run.reported.out.Close() }() // what is left is no report
			}
			return run.start(cmd.Context())
		},
	}
	flags.register(cmd)
	return cmd
}

func (f *serveFlags) register(cmd *cobra.Command) {
	f.endpoint.register(cmd.Flags())
	f.story.register(cmd.Flags(), "play a story to the first session, scene by scene")
	f.format.register(cmd, report.Text, report.JSON)
	f.around.register(cmd)
	f.class.register(cmd.Flags())
}

// begin reads the flags, and the command that is to be run, and begins the reports on
// what that sends.
func (f *serveFlags) begin(a *app, cmd *cobra.Command, args []string) (*serveRun, error) {
	setup, err := f.endpoint.setup(a)
	if err != nil {
		return nil, err
	}
	if err := f.story.read(cmd.Context(), &f.endpoint, &setup); err != nil {
		return nil, err
	}
	_, words := atDash(cmd, args)
	if words != nil && setup.Story != nil {
		return nil, usage("a story is played where there is no command; leave one of --story and -- COMMAND out")
	}
	run := &serveRun{outcome: outcome{app: a}, setup: setup, ofClass: &f.class, lines: f.format.chosen == report.JSON || f.class.watch == 0}
	run.stream = &steady{w: a.Out, tell: a.complain}
	if run.out, err = report.NewServe(f.format.chosen, run.stream, a.colour()); err != nil {
		return nil, err
	}
	if err := f.class.check(setup.Class); err != nil {
		return nil, err
	}
	run.reported.profile = &f.around.profile
	if err := f.around.profile.known(catalog.V1p2); err != nil {
		return nil, err
	}
	if words == nil {
		if alone := f.around.given(cmd); alone != "" {
			return nil, usage("--%s goes with a command, as in serve --%[1]s ... -- ./my-sensor", alone)
		}
		return run, nil
	}
	if err := run.runAround(words); err != nil {
		return nil, err
	}
	run.reported, err = f.around.open(a, cmd, args, f.endpoint.judge.strict)
	return run, err
}

// serveRun is one run of serve.
type serveRun struct {
	outcome
	setup    Setup
	class    *class.Class
	ofClass  *serveClassFlags
	lines    bool // there is a line for each message
	out      *report.Serve
	stream   *steady
	command  *program.Command // nil where it serves until it is told to end
	reported sessionReport    // of a run with a command
}

// start serves until the context or the command ends.
func (r *serveRun) start(ctx context.Context) error {
	c, sessions, err := openClass(r.setup.Class)
	if err != nil {
		return err
	}
	r.class = c
	started, err := r.run(ctx, sessions)
	if !started { // what was there before stays as it was
		return errors.Join(err, cannotRun(c.Abandon(sessions)))
	}
	for _, s := range sessions {
		err = errors.Join(err, cannotRun(s.Close()))
	}
	return errors.Join(err, cannotRun(c.Close()))
}

// run serves the sessions, and says whether that has begun.
func (r *serveRun) run(ctx context.Context, sessions []*session.Session) (started bool, err error) {
	options := r.class.Place(r.setup.Endpoint)
	options.Recorded = r.class.Knows
	options.Notify = func(line string) { r.app.complain(errors.New(line)) }
	e := endpoint.New(options)
	feeds := make([]*feed, len(sessions))
	for i, s := range sessions {
		e.Add(s)
		feeds[i] = newFeed(s, r.class.Learner(s.ID()), r.out, r.app.complain)
		feeds[i].expected, feeds[i].unsaid = r.reported.expected, !r.lines
		defer feeds[i].stop()
	}
	strays := &strayFeed{log: e.Strays(), out: r.out}
	// The endpoint has a context of its own: it ends in good order below.
	if err := e.Start(context.WithoutCancel(ctx)); err != nil {
		return false, cannotRun(r.class.NotPlaced(err))
	}
	err = r.class.Placed(options, e)
	if err == nil {
		err = r.open(e, sessions, options)
	}
	if err != nil {
		return false, errors.Join(cannotRun(err), closeEndpoint(ctx, e))
	}
	if r.command == nil {
		started = true
		story, ended := r.play(ctx, e, sessions[0])
		err = follow(ctx, feeds, strays, r.watch(feeds), story)
		ended()
	} else {
		started, err = r.followCommand(ctx, e, feeds[0], strays)
	}
	err = errors.Join(err, strays.print())
	// Requests that had to be cut off were not acknowledged, so nothing is lost.
	_ = closeEndpoint(ctx, e)
	if err != nil {
		return started, cannotRun(err)
	}
	return started, r.end(ctx, feeds)
}

// open prints where to send.
func (r *serveRun) open(e *endpoint.Endpoint, sessions []*session.Session, options endpoint.Options) error {
	for _, notice := range r.class.Notices() {
		r.app.complain(errors.New(notice))
	}
	for _, s := range sessions {
		if notice := s.Notice(); notice != "" {
			r.app.complain(errors.New(notice))
		}
	}
	if secret := r.class.MadeSecret(); secret != "" {
		r.app.complain(fmt.Errorf("the secret of the class %s, which is shown once and kept nowhere: %s", r.class.Name(), secret))
	}
	if err := r.handOut(e, sessions, options); err != nil {
		return err
	}
	for _, s := range sessions {
		o := opening(e, s, options)
		o.Learner = r.class.Learner(s.ID()).Name
		o.Expect = r.reported.expected.used()
		if err := r.out.Open(o); err != nil {
			return err
		}
	}
	r.stream.on = true // whoever sends has the addresses now
	return nil
}

func closeEndpoint(ctx context.Context, e *endpoint.Endpoint) error {
	closing, cancel := context.WithTimeout(context.WithoutCancel(ctx), shutdownTime)
	defer cancel()
	return e.Close(closing)
}

// end prints what is left, and the summaries. What was sent decides the status
// where it was a command that sent it.
func (r *serveRun) end(ctx context.Context, feeds []*feed) error {
	for _, f := range feeds {
		if err := f.print(); err != nil {
			return cannotRun(err)
		}
	}
	if r.class.Kept() {
		if err := r.out.Class(r.standings(feeds)); err != nil {
			return cannotRun(err)
		}
	}
	for _, f := range feeds {
		summary := report.NewSessionSummary(f.session)
		summary.Learner = f.learner.Name
		summary.Profiles = r.reported.profile.of(summary.Profiles)
		if err := r.out.End(summary); err != nil {
			return cannotRun(err)
		}
		if r.command == nil {
			continue
		}
		if err := r.report(context.WithoutCancel(ctx), f.session); err != nil {
			return err
		}
	}
	if r.command == nil {
		r.app.complain(errors.New(r.class.Again(Name + " serve" + strings.TrimPrefix(r.setup.Again, Name))))
	}
	return r.err()
}

func opening(e *endpoint.Endpoint, s *session.Session, options endpoint.Options) report.Opening {
	urls := e.URLs(s.ID())
	o := report.Opening{
		Endpoint: urls[0], Also: urls[1:], Token: s.Token(), Session: s.ID(), Journal: s.Journal(), Authority: e.CAFile(),
	}
	if options.NoAuth {
		o.Token = ""
	}
	return o
}
