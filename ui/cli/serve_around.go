package cli

import (
	"context"
	"errors"

	"github.com/spf13/cobra"

	"caliper-playground/engine/endpoint"
	"caliper-playground/engine/expect"
	"caliper-playground/engine/program"
	"caliper-playground/engine/session"
)

// aroundFlags are the flags of serve that go with a command: what is expected of what
// it sends, what fails the run, and where that is reported.
type aroundFlags struct {
	profile profileFlag
	failing termFlags
	expect  expectFlags
	files   reportFlags
}

func (f *aroundFlags) register(cmd *cobra.Command) {
	const condition = "with a command: "
	f.profile.register(cmd.Flags(), condition+"fail unless the required rows of this profile are filled (repeatable)")
	f.failing.register(cmd.Flags(), expect.OnError)
	f.expect.registerMessages(cmd.Flags(), condition)
	f.files.registerFiles(cmd, "with a command, FORMAT=FILE: write a report of the session to a file (repeatable)")
}

// given returns the first of the flags that was given, or "".
func (f *aroundFlags) given(cmd *cobra.Command) string {
	return firstGiven(cmd, "profile", "fail-on", "expect", "update", "output")
}

// open reads the flags, and begins the reports.
func (f *aroundFlags) open(a *app, cmd *cobra.Command, args []string, strict bool) (r sessionReport, err error) {
	terms, err := f.failing.terms(strict)
	if err != nil {
		return r, err
	}
	r.profile = &f.profile
	if r.expected, err = f.expect.ofMessages(terms); err != nil {
		return r, err
	}
	r.out, err = f.files.open(a, cmd, args, r.expected.used())
	return r, err
}

// atDash parts what stands before "--" from what stands behind it. Behind is nil
// where there is no "--".
func atDash(cmd *cobra.Command, args []string) (before, behind []string) {
	if n := cmd.ArgsLenAtDash(); n >= 0 {
		return args[:n], append([]string{}, args[n:]...)
	}
	return args, nil
}

// runAround has the run end with a command.
func (r *serveRun) runAround(words []string) (err error) {
	if len(words) == 0 {
		return usage("a command is missing behind --, as in serve -- ./my-sensor --verbose")
	}
	if r.setup.Class.Several {
		return usage("with a command there is one session, whose URL and token it gets; leave out --sessions and --learners, or resume one session")
	}
	r.command, err = program.Find(words, r.app.Err)
	return cannotRun(err)
}

// followCommand prints what arrives until the command has ended. It says whether
// the command could be started.
func (r *serveRun) followCommand(ctx context.Context, e *endpoint.Endpoint, f *feed, strays *strayFeed) (started bool, err error) {
	ctx, cancel := program.HungUp(ctx)
	defer cancel()
	running, end := context.WithCancel(ctx)
	defer end()
	if err := r.command.Start(ctx, variables(e, f.session)...); err != nil {
		return false, cannotRun(err)
	}
	before, ended := f.session.Len(), make(chan error, 1)
	go func() {
		ended <- r.command.Wait()
		end()
	}()
	if err = follow(running, []*feed{f}, strays, nil, storyFeed{}); err != nil {
		cancel() // nobody reads on
	}
	failed := <-ended
	switch {
	case err != nil:
	case ctx.Err() != nil:
		r.reported.stopped = errors.New("stopped before the command had ended; what came until then is in the summary")
		r.cannot(r.reported.stopped)
	case failed != nil:
		r.app.complain(failed)
		r.worsen(statusNotConformed)
	case f.session.Len() == before: // nothing was put to the test
		r.reported.stopped = errors.New("the command sent this session nothing; where to send, and with which token, is in its environment: CALIPER_ENDPOINT, CALIPER_TOKEN")
		r.cannot(r.reported.stopped)
	}
	return true, err
}

// variables tell a command where to send.
func variables(e *endpoint.Endpoint, s *session.Session) []string {
	v := []string{"CALIPER_ENDPOINT=" + e.LocalURL(s.ID()), "CALIPER_TOKEN=" + s.Token()}
	if file := e.CAFile(); file != "" {
		v = append(v, "CALIPER_CA_FILE="+file)
	}
	return v
}

// report says what of the session fails the run, and writes the reports that were
// asked for.
func (r *serveRun) report(ctx context.Context, s *session.Session) error {
	err := r.app.reportOn(ctx, learned{Session: s, learner: r.class.Learner(s.ID())}, r.reported)
	if exit := (exitError{}); errors.As(err, &exit) && exit.err == nil {
		r.worsen(exit.status)
		return nil
	}
	return err
}
