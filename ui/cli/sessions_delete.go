package cli

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"caliper-playground/engine/prepare"
	"caliper-playground/engine/session"
	"caliper-playground/engine/text"
)

// deleteFlags say which sessions are deleted beside those that are named.
type deleteFlags struct {
	state     string
	all       bool
	olderThan string
	yes       bool
}

func (a *app) sessionsDelete() *cobra.Command {
	flags := &deleteFlags{}
	cmd := &cobra.Command{
		Use:   "delete SESSION... | --all | --older-than TIME",
		Short: "Delete recorded sessions",
		Long: `Deletes the journals of recorded sessions, for good: those that are named, all, or
those whose last message came longer ago than a time such as 12h, 30d or 2w. One that
another program has open is left alone. On a terminal it asks before it deletes
--all or --older-than (--yes answers).`,
		Args: func(cmd *cobra.Command, ids []string) error {
			switch {
			case flags.all && flags.olderThan != "":
				return usage("--all and --older-than are two choices; give one")
			case len(ids) > 0 && (flags.all || flags.olderThan != ""):
				return usage("sessions delete takes names, or --all or --older-than; %q is one too many", ids[0])
			case flags.all || flags.olderThan != "":
				return nil
			}
			return atLeastOne("SESSION; the command sessions list names them, --all and --older-than 30d choose")(cmd, ids)
		},
		ValidArgsFunction: a.completeSessions(&flags.state),
		RunE: func(cmd *cobra.Command, ids []string) error {
			return a.deleteSessions(cmd.Context(), flags, ids)
		},
	}
	cmd.Flags().BoolVar(&flags.all, "all", false, "all of them")
	cmd.Flags().StringVar(&flags.olderThan, "older-than", "", "those whose last message came longer ago: 12h, 30d, 2w")
	cmd.Flags().BoolVar(&flags.yes, "yes", false, "delete without asking")
	registerState(cmd.Flags(), &flags.state)
	return cmd
}

func (a *app) deleteSessions(ctx context.Context, flags *deleteFlags, ids []string) (err error) {
	dir := sessionsFolder(a.stateFolder(flags.state))
	if flags.all || flags.olderThan != "" {
		if ids, err = flags.choose(dir); err == nil && len(ids) > 0 {
			err = a.agreeToDelete(ctx, flags.yes, ids)
		}
		if err != nil {
			return err
		}
	}
	o, deleted := outcome{app: a}, 0
	for _, id := range ids {
		if err := session.Delete(dir, id); err != nil {
			o.cannot(err)
			continue
		}
		deleted++
	}
	if deleted > 0 || o.err() == nil {
		if err := a.say("%s deleted", text.Plural(deleted, "session")); err != nil {
			return err
		}
	}
	return o.err()
}

// agreeToDelete asks, where somebody can be asked, whether sessions that were chosen and
// not named may go.
func (a *app) agreeToDelete(ctx context.Context, yes bool, ids []string) error {
	if yes || !isTerminal(a.In) {
		return nil
	}
	question := fmt.Sprintf("Delete %s for good: %s?", text.Plural(len(ids), "session"), text.Clean(strings.Join(ids, ", ")))
	return a.ask(ctx, question, "nothing was deleted")
}

// choose returns the sessions that the flags mean.
func (f *deleteFlags) choose(dir string) ([]string, error) {
	var age time.Duration
	if f.olderThan != "" {
		var err error
		if age, err = prepare.ParseDuration(f.olderThan); err != nil {
			return nil, usage("--older-than: %w", err)
		}
	}
	recorded, err := session.List(dir)
	if err != nil {
		return nil, cannotRun(err)
	}
	var ids []string
	for _, s := range recorded {
		if f.all || time.Since(s.Modified) > age {
			ids = append(ids, s.ID)
		}
	}
	return ids, nil
}
