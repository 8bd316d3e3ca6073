package cli

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"caliper-playground/engine/class"
	"caliper-playground/engine/expect"
	"caliper-playground/engine/session"
)

func (a *app) report() *cobra.Command {
	profile, output, state, certification, failing := &profileFlag{}, &reportFlags{}, "", &certificationFlags{}, &termFlags{}
	cover, expecting, advice, ofClass := &coverageFlags{}, &expectFlags{}, &adviceFlag{}, ""
	tell := &tellFlags{}
	cmd := &cobra.Command{
		Use:   "report SESSION|JOURNAL",
		Short: "Report of a recorded session, or of a class",
		Long: `Report of a recorded session, in the forms that replay has. SESSION is one that
sessions list names, JOURNAL the path of a journal, wherever it is. It exits with 0
whatever the session holds, unless --fail-on says otherwise, --expect names a file
that expects something else, or --profile asks for a profile that is not met; the
failures are then those of messages that have to do with that profile.

With --class NAME it is about all of a class: how each learner gets on, by need, and
what failed of each; --profile then asks each learner for the profile, and what
--expect names is expected of each learner's messages.

With --certification it is the report of the practice certification that was made in
the session: the run under way, as far as it has come, or the one submitted last.`,
		Args: func(cmd *cobra.Command, args []string) error {
			if ofClass != "" && len(args) > 0 {
				return usage("report is about the class that --class names, or about a session; %q is one too many", args[0])
			}
			if ofClass != "" {
				return nil
			}
			return exactlyOne("SESSION or JOURNAL, or --class NAME; the command sessions list names them")(cmd, args)
		},
		ValidArgsFunction: a.completeSessions(&state),
		RunE: func(cmd *cobra.Command, args []string) error {
			dir := sessionsFolder(a.stateFolder(state))
			switch {
			case ofClass != "" && certification.wanted:
				return usage("--certification is about one session; name it in place of --class %s", ofClass)
			case ofClass != "" && expecting.update:
				return usage("--update writes down what one session received; name it in place of --class %s", ofClass)
			}
			if tell.asked() && (ofClass != "" || certification.wanted) {
				return usage("--questions, --entities and --graphs are about the messages of one session; leave --class and --certification out")
			}
			if certification.wanted {
				outputs, err := certification.outputs(cmd, output)
				if err != nil {
					return err
				}
				return a.reportCertification(cmd.Context(), dir, args[0], certification.run, outputs)
			}
			if cmd.Flags().Changed("run") {
				return usage("--run goes with --certification")
			}
			covering, err := cover.begin()
			if err != nil {
				return err
			}
			if expecting.file != "" && !cmd.Flags().Changed("fail-on") {
				failing.failOn = string(expect.OnError)
			}
			terms, err := failing.terms(false)
			if err != nil {
				return err
			}
			expected, err := expecting.ofMessages(terms)
			if err != nil {
				return err
			}
			out, err := output.open(a, cmd, args, expected.used())
			if err != nil {
				return err
			}
			defer func() { _ = out.Close() }() // what is left is no report
			of := sessionReport{out: out, profile: profile, expected: expected, covering: covering, advice: advice}
			if of.telling, err = tell.begin(profile); err != nil {
				return err
			}
			if ofClass != "" {
				return a.reportOnClass(cmd.Context(), dir, ofClass, of)
			}
			s, err := a.readSession(dir, args[0])
			if err != nil {
				return err
			}
			of.concerned, err = profile.profiles(s.Spec())
			if err == nil {
				_, l := class.Of(dir, s.ID())
				err = a.reportOn(cmd.Context(), learned{s, l}, of)
			}
			if closing := s.Close(); err == nil {
				err = cannotRun(closing)
			}
			return err
		},
	}
	profile.register(cmd.Flags(), "report on this profile alone, and fail unless its required rows are filled (repeatable)")
	output.register(cmd)
	cover.register(cmd.Flags())
	advice.register(cmd.Flags())
	tell.register(cmd.Flags())
	failing.register(cmd.Flags(), expect.Never)
	expecting.registerMessages(cmd.Flags(), "")
	certification.register(cmd)
	cmd.Flags().StringVar(&ofClass, "class", "", "report on all sessions of this class")
	registerState(cmd.Flags(), &state)
	return cmd
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
