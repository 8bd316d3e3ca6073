package cli

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"caliper-playground/engine/class"
	"caliper-playground/engine/expect"
	"caliper-playground/engine/session"
)

// sessionReportFlags are the flags of report.
type sessionReportFlags struct {
	profile       profileFlag
	output        reportFlags
	cover         coverageFlags
	advice        adviceFlag
	tell          tellFlags
	failing       termFlags
	expecting     expectFlags
	certification certificationFlags
	class         string
	state         string
}

func (a *app) report() *cobra.Command {
	flags := &sessionReportFlags{}
	cmd := &cobra.Command{
		Use:   "report SESSION|JOURNAL",
		Short: "Report of a recorded session, or of a class",
		Long: `Report of a recorded session, in the forms that replay has. SESSION is one that
sessions list names, JOURNAL the path of a journal, wherever it is. It exits with 0
whatever the session holds, unless --fail-on says otherwise, --expect names a file
that expects something else, or --profile asks for a profile that is not met; the
failures are then those of messages that have to do with that profile.

With --class NAME it is about all of a class: how each learner gets on, by need, and
below that what failed of each; --profile then asks each learner for the profile, and what
--expect names is expected of each learner's messages.

With --certification it is the report of the practice certification that was made in
the session: the run under way, as far as it has come, or the one submitted last.`,
		Args: func(cmd *cobra.Command, args []string) error {
			switch {
			case flags.class != "" && len(args) > 0:
				return usage("report is about the class that --class names, or about a session; %q is one too many", args[0])
			case flags.class != "":
				return nil
			}
			return exactlyOne("SESSION or JOURNAL, or --class NAME; the command sessions list names them")(cmd, args)
		},
		ValidArgsFunction: a.completeSessions(&flags.state),
		RunE: func(cmd *cobra.Command, args []string) error {
			dir := sessionsFolder(a.stateFolder(flags.state))
			if err := flags.check(cmd); err != nil {
				return err
			}
			if flags.certification.wanted {
				outputs, err := flags.certification.outputs(cmd, &flags.output)
				if err != nil {
					return err
				}
				return a.reportCertification(cmd.Context(), dir, args[0], flags.certification.run, outputs)
			}
			of, err := flags.open(a, cmd, args)
			if err != nil {
				return err
			}
			defer func() { _ = of.out.Close() }() // what is left is no report
			if flags.class != "" {
				return a.reportOnClass(cmd.Context(), dir, flags.class, of)
			}
			return a.reportOnSession(cmd.Context(), dir, args[0], of)
		},
	}
	flags.register(cmd)
	return cmd
}

func (f *sessionReportFlags) register(cmd *cobra.Command) {
	set := cmd.Flags()
	f.profile.register(set, "report on this profile alone, and fail unless its required rows are filled (repeatable)")
	f.output.register(cmd)
	f.cover.register(set)
	f.advice.register(set)
	f.tell.register(set)
	f.failing.register(set, expect.Never)
	f.expecting.registerMessages(set, "")
	f.certification.register(cmd)
	set.StringVar(&f.class, "class", "", "report on all sessions of this class")
	registerState(set, &f.state)
}

// check says which of the flags cannot go together.
func (f *sessionReportFlags) check(cmd *cobra.Command) error {
	switch {
	case f.class != "" && f.certification.wanted:
		return usage("--certification is about one session; name it in place of --class %s", f.class)
	case f.class != "" && f.expecting.update:
		return usage("--update writes down what one session received; name it in place of --class %s", f.class)
	case f.tell.asked() && (f.class != "" || f.certification.wanted):
		return usage("--questions, --entities and --graphs are about the messages of one session; leave --class and --certification out")
	case cmd.Flags().Changed("run") && !f.certification.wanted:
		return usage("--run goes with --certification")
	}
	return nil
}

// open reads the flags of a report on messages, and begins it.
func (f *sessionReportFlags) open(a *app, cmd *cobra.Command, args []string) (of sessionReport, err error) {
	of = sessionReport{profile: &f.profile, advice: &f.advice}
	if of.covering, err = f.cover.begin(); err != nil {
		return of, err
	}
	if f.expecting.file != "" && !cmd.Flags().Changed("fail-on") {
		f.failing.failOn = string(expect.OnError)
	}
	terms, err := f.failing.terms(false)
	if err != nil {
		return of, err
	}
	if of.expected, err = f.expecting.ofMessages(terms); err != nil {
		return of, err
	}
	if of.telling, err = f.tell.begin(&f.profile); err != nil {
		return of, err
	}
	of.out, err = f.output.open(a, cmd, args, of.expected.used())
	return of, err
}

// reportOnSession reports on a recorded session.
func (a *app) reportOnSession(ctx context.Context, dir, name string, of sessionReport) error {
	s, err := a.readSession(dir, name)
	if err != nil {
		return err
	}
	of.concerned, err = of.profile.profiles(s.Spec())
	if err == nil {
		_, l := class.Of(dir, s.ID())
		err = a.reportOn(ctx, learned{s, l}, of)
	}
	if closing := s.Close(); err == nil {
		err = cannotRun(closing)
	}
	return err
}

// readSession opens a recorded session to be read, by its name or by the path of its
// journal, and tells what there is to say about it.
func (a *app) readSession(dir, name string) (s *session.Session, err error) {
	if namesFile(name) {
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

// namesFile says that a journal is named by its path, and no session by its name.
func namesFile(name string) bool {
	return strings.ContainsAny(name, `/\`) || strings.HasSuffix(name, ".ndjson")
}
