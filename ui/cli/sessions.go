package cli

import (
	"bytes"
	"cmp"
	"fmt"
	"strconv"
	"time"

	"github.com/spf13/cobra"

	"caliper-playground/catalog"
	"caliper-playground/engine/class"
	"caliper-playground/engine/report"
	"caliper-playground/engine/session"
	"caliper-playground/engine/text"
)

func (a *app) sessions() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "sessions",
		Short: "Recorded sessions and classes: list, open, change, export or delete them",
		Args:  a.noSuchCommand,
	}
	cmd.AddCommand(asWithout(cmd, a.sessionsList()), a.sessionsOpen(), a.sessionsExport(), a.sessionsDelete(),
		a.sessionsAdd(), a.sessionsRename(), a.sessionsRenew(), a.sessionsRemove(), a.sessionsRestore())
	return cmd
}

// recordedSession is a session on disk as it is printed. Its JSON form is
// public: every field is always there.
type recordedSession struct {
	ID       string          `json:"session"`
	Spec     catalog.Version `json:"spec"`
	Created  time.Time       `json:"created"`
	Modified time.Time       `json:"modified"` // when the last message came
	Messages int             `json:"messages"` // -1 where it would take long to tell
	Bytes    int64           `json:"bytes"`    // of the journal
	Journal  string          `json:"journal"`
	Problem  string          `json:"problem"` // why it cannot be opened
	Class    string          `json:"class"`   // the class that it belongs to; empty for none
	Learner  string          `json:"learner"` // whose it is; empty where that was not said
	Schema   string          `json:"schema"`
}

// completeSessions offers the recorded sessions to the shell.
func (a *app) completeSessions(state *string) cobra.CompletionFunc {
	return func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
		var ids []string
		if len(args) == 0 {
			recorded, _ := session.List(sessionsFolder(a.stateFolder(*state))) // a shell has no use for the error
			for _, s := range recorded {
				ids = append(ids, s.ID)
			}
		}
		return ids, cobra.ShellCompDirectiveNoFileComp
	}
}

func (a *app) sessionsList() *cobra.Command {
	format, state := &formatFlag{}, ""
	cmd := &cobra.Command{
		Use:   "list",
		Short: "List the recorded sessions, the latest first",
		Args:  noArguments,
		RunE: func(*cobra.Command, []string) error {
			dir := sessionsFolder(a.stateFolder(state))
			recorded, err := session.List(dir)
			if err != nil {
				return cannotRun(err)
			}
			classes, err := class.List(dir)
			if err != nil {
				return cannotRun(err)
			}
			return a.writeSessions(format.chosen, recorded, membersOf(classes))
		},
	}
	format.register(cmd, report.Text, report.JSON)
	registerState(cmd.Flags(), &state)
	return cmd
}

// member is a session of a class.
type member struct{ class, learner string }

// membersOf lists the sessions of classes by their names.
func membersOf(classes []class.Info) map[string]member {
	members := map[string]member{}
	for _, c := range classes {
		for _, l := range c.Learners {
			members[l.Session] = member{c.Name, l.Name}
		}
	}
	return members
}

func (a *app) writeSessions(f report.Format, sessions []session.Info, members map[string]member) error {
	var b bytes.Buffer
	var recorded []recordedSession
	for _, s := range sessions {
		recorded = append(recorded, recordedSession{s.ID, s.Spec, s.Created, s.Modified, s.Messages, s.Size, s.Path, s.Problem, members[s.ID].class, members[s.ID].learner, report.SchemaSessions})
	}
	writeSessionTable(&b, sessions, members)
	return printAll(a, f, &b, recorded)
}

// writeSessionTable writes a line for each session below a head, in columns.
func writeSessionTable(b *bytes.Buffer, sessions []session.Info, members map[string]member) {
	if len(sessions) == 0 {
		b.WriteString("no recorded sessions\n")
		return
	}
	names := len("SESSION")
	for _, s := range sessions {
		names = max(names, text.Width(text.Clean(class.Label(members[s.ID].learner, s.ID))))
	}
	line := func(id, caliper, modified, messages, size, journal string) string {
		return text.Pad(id, names) + "  " + text.Pad(caliper, 7) + "  " + text.Pad(modified, len(time.DateTime)) + "  " +
			text.PadLeft(messages, 8) + "  " + text.PadLeft(size, 10) + "  " + journal
	}
	b.WriteString(line("SESSION", "CALIPER", "LAST MESSAGE", "MESSAGES", "SIZE", "JOURNAL") + "\n")
	for _, s := range sessions {
		b.WriteString(line(text.Clean(class.Label(members[s.ID].learner, s.ID)), text.Clean(cmp.Or(string(s.Spec), "?")), s.Modified.Local().Format(time.DateTime),
			messages(s.Messages), size(s.Size), text.Clean(cmp.Or(s.Problem, s.Path))) + "\n")
	}
}

// messages is a number of messages, "?" where it would take long to tell.
func messages(n int) string {
	if n < 0 {
		return "?"
	}
	return strconv.Itoa(n)
}

// size is a number of bytes in words.
func size(bytes int64) string {
	switch {
	case bytes >= 1<<30:
		return fmt.Sprintf("%.1f GiB", float64(bytes)/(1<<30))
	case bytes >= 1<<20:
		return fmt.Sprintf("%.1f MiB", float64(bytes)/(1<<20))
	case bytes >= 1<<10:
		return fmt.Sprintf("%.1f KiB", float64(bytes)/(1<<10))
	}
	return fmt.Sprintf("%d B", bytes)
}

func (a *app) sessionsOpen() *cobra.Command {
	flags := &screenFlags{}
	cmd := &cobra.Command{
		Use:               "open SESSION",
		Short:             "Go on with a recorded session in the playground",
		Args:              exactlyOne("SESSION; the command sessions list names them"),
		ValidArgsFunction: a.completeSessions(&flags.endpoint.state),
		RunE: func(cmd *cobra.Command, args []string) error {
			if flags.endpoint.resume != "" {
				return usage("sessions open names the session by itself; leave out --resume")
			}
			flags.endpoint.resume = args[0]
			return a.play(cmd.Context(), flags)
		},
	}
	flags.register(cmd.Flags(), a.playground.Themes)
	return cmd
}
