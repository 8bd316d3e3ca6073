package cli

import (
	"context"
	"errors"
	"fmt"
	"net"
	"time"

	"github.com/spf13/cobra"

	"caliper-playground/catalog"
	"caliper-playground/engine/class"
	"caliper-playground/engine/endpoint"
	"caliper-playground/engine/expect"
	"caliper-playground/engine/report"
	"caliper-playground/engine/session"
)

// shutdownTime is how long requests under way may take when serve ends. A sender
// that is cut off was told nothing, and sends again.
const shutdownTime = 250 * time.Millisecond

func (a *app) serve() *cobra.Command {
	flags, format, profile, failing, files := &endpointFlags{}, &formatFlag{}, &profileFlag{}, &termFlags{}, &reportFlags{}
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
where a message was refused or has an error (--fail-on), where --profile is not met, or where the
command itself failed, and 3 where it could not be started.`,
		Args: func(cmd *cobra.Command, args []string) error {
			before, _ := atDash(cmd, args)
			return flags.orSession(noArguments)(cmd, before)
		},
		RunE: func(cmd *cobra.Command, args []string) error {
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
			run := &serveRun{outcome: outcome{app: a}, setup: setup, out: out, stream: stream, profile: profile}
			if err := profile.known(catalog.V1p2); err != nil {
				return err
			}
			if _, words := atDash(cmd, args); words != nil {
				if err := run.runAround(words); err != nil {
					return err
				}
				if run.terms, err = failing.terms(flags.judge.strict); err != nil {
					return err
				}
				if len(files.outputs) > 0 {
					if run.reports, err = files.open(a, cmd, args, nil); err != nil {
						return err
					}
					defer func() { _ = run.reports.Close() }() // what is left is no report
				}
			} else if alone := firstGiven(cmd, "profile", "fail-on", "output"); alone != "" {
				return usage("--%s goes with a command, as in serve --%[1]s ... -- ./my-sensor", alone)
			}
			return run.start(cmd.Context())
		},
	}
	flags.register(cmd.Flags())
	format.register(cmd, report.Text, report.JSON)
	failing.register(cmd.Flags(), expect.OnError)
	files.registerFiles(cmd, "with a command, FORMAT=FILE: write a report of the session to a file (repeatable)")
	profile.register(cmd.Flags(), "with a command: fail unless the required rows of this profile are filled (repeatable)")
	return cmd
}

// firstGiven returns the first of the flags that was given, or "".
func firstGiven(cmd *cobra.Command, flags ...string) string {
	for _, flag := range flags {
		if cmd.Flags().Changed(flag) {
			return flag
		}
	}
	return ""
}

// atDash parts what stands before "--" from what stands behind it. Behind is nil
// where there is no "--".
func atDash(cmd *cobra.Command, args []string) (before, behind []string) {
	if n := cmd.ArgsLenAtDash(); n >= 0 {
		return args[:n], append([]string{}, args[n:]...)
	}
	return args, nil
}

// serveRun is one run of serve.
type serveRun struct {
	outcome
	setup   Setup
	class   *class.Class
	out     *report.Serve
	stream  *steady
	profile *profileFlag
	command *around // nil where it serves until it is told to end
	terms   expect.Terms
	reports *reports // in files, of a run with a command; nil for none
}

// runAround has the run end with a command.
func (r *serveRun) runAround(words []string) (err error) {
	if len(words) == 0 {
		return usage("a command is missing behind --, as in serve -- ./my-sensor --verbose")
	}
	if r.setup.Class.Several {
		return usage("with a command there is one session, whose URL and token it gets; leave out --sessions and --learners, or resume one session")
	}
	r.command, err = newAround(words, r.app.Err)
	return err
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
		feeds[i].terms = r.terms
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
		err = follow(ctx, feeds, strays)
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
	for _, s := range sessions {
		o := opening(e, s, options)
		o.Learner = r.class.Learner(s.ID()).Name
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

// followCommand prints what arrives until the command has ended. It says whether
// the command could be started.
func (r *serveRun) followCommand(ctx context.Context, e *endpoint.Endpoint, f *feed, strays *strayFeed) (started bool, err error) {
	ctx, cancel := hungUp(ctx)
	defer cancel()
	running, end := context.WithCancel(ctx)
	defer end()
	if err := r.command.start(ctx, variables(e, f.session)...); err != nil {
		return false, err
	}
	ended := make(chan error, 1)
	go func() {
		ended <- r.command.wait()
		end()
	}()
	if err = follow(running, []*feed{f}, strays); err != nil {
		cancel() // nobody reads on
	}
	failed := <-ended
	switch {
	case err != nil:
	case ctx.Err() != nil:
		r.cannot(errors.New("stopped before the command had ended; what came until then is in the summary"))
	case failed != nil:
		r.app.complain(failed)
		r.worsen(statusNotConformed)
	}
	return true, err
}

// variables tell a command where to send.
func variables(e *endpoint.Endpoint, s *session.Session) []string {
	v := []string{"CALIPER_ENDPOINT=" + e.URL(s.ID()), "CALIPER_TOKEN=" + s.Token()}
	if file := e.CAFile(); file != "" {
		v = append(v, "CALIPER_CA_FILE="+file)
	}
	return v
}

// end prints what is left, and the summaries. What was sent decides the status
// where it was a command that sent it.
func (r *serveRun) end(ctx context.Context, feeds []*feed) error {
	for _, f := range feeds {
		if err := f.print(); err != nil {
			return cannotRun(err)
		}
	}
	for _, f := range feeds {
		summary := report.NewSessionSummary(f.session)
		summary.Learner = f.learner.Name
		summary.Profiles = r.profile.of(summary.Profiles)
		if err := r.out.End(summary); err != nil {
			return cannotRun(err)
		}
		if r.command == nil {
			continue
		}
		if f.failed > 0 && r.terms.FailOn != expect.Never {
			r.worsen(statusNotConformed)
		}
		if r.reports == nil {
			r.requireProfiles(r.profile, summary.Profiles)
		} else if err := r.report(context.WithoutCancel(ctx), f.session); err != nil {
			return err
		}
	}
	return r.err()
}

// report writes the reports that were asked for, and says which profiles are not met.
func (r *serveRun) report(ctx context.Context, s *session.Session) error {
	err := r.app.reportOn(ctx, s, sessionReport{r.reports, r.profile, newExpectations(r.terms), nil, &adviceFlag{}})
	if exit := (exitError{}); errors.As(err, &exit) && exit.err == nil {
		r.worsen(exit.status)
		return nil
	}
	return err
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
