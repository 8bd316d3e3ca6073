package cli

import (
	"errors"
	"strings"

	"github.com/spf13/cobra"

	"caliper-playground/engine/class"
	"caliper-playground/engine/session"
)

// changesClass has a command change the class that its first argument means: the class
// itself, or a session of it.
func (a *app) changesClass(cmd *cobra.Command, change func(c *class.Class, args []string) error) *cobra.Command {
	state := ""
	cmd.RunE = func(_ *cobra.Command, args []string) error {
		c, err := class.Edit(sessionsFolder(a.stateFolder(state)), args[0])
		if err != nil {
			return cannotRun(err)
		}
		err = change(c, args)
		return cannotRun(errors.Join(err, c.Close()))
	}
	registerState(cmd.Flags(), &state)
	return cmd
}

// fromOneTo takes from one to so many arguments.
func fromOneTo(most int, what string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) < 1 || len(args) > most {
			return usage("%s takes %s; %d were given", called(cmd), what, len(args))
		}
		return nil
	}
}

func (a *app) sessionsAdd() *cobra.Command {
	return a.changesClass(&cobra.Command{
		Use:   "add CLASS [LEARNER]",
		Short: "Add a learner to a class that is not served",
		Long: `Adds a learner to a class that is not served. The session is there when the class
comes back with --resume, and its token is derived as the others' are.`,
		Args: fromOneTo(2, "CLASS and, if wanted, the LEARNER's name"),
	}, func(c *class.Class, args []string) error {
		l, err := c.Enlist(strings.Join(args[1:], ""))
		if err != nil {
			return err
		}
		return a.say("%s is in the class %s; --resume %s serves it", l.Label(), c.Name(), c.Name())
	})
}

func (a *app) sessionsRename() *cobra.Command {
	return a.changesClass(&cobra.Command{
		Use:   "rename SESSION [LEARNER]",
		Short: "Give the learner of a class's session another name, or none",
		Args:  fromOneTo(2, "SESSION and the LEARNER's name"),
	}, func(c *class.Class, args []string) error {
		name := strings.Join(args[1:], "")
		if err := c.Rename(args[0], name); err != nil {
			return err
		}
		return a.say("%s: messages, marks and token stay", class.Label(name, args[0]))
	})
}

func (a *app) sessionsRemove() *cobra.Command {
	return a.changesClass(&cobra.Command{
		Use:   "remove SESSION",
		Short: "Take a session out of its class; its journal stays",
		Args:  exactlyOne("SESSION; the command sessions list names them"),
	}, func(c *class.Class, args []string) error {
		if err := c.Remove(args[0]); err != nil {
			return err
		}
		return a.say("%s is in the class %s no more; its journal stays", args[0], c.Name())
	})
}

func (a *app) sessionsRenew() *cobra.Command {
	token, secret := tokenFlags{}, ""
	cmd := &cobra.Command{
		Use:   "renew SESSION|CLASS",
		Short: "Give a class's session another token, or the whole class another secret",
		Long: `Gives the session of a class another token: the one before opens nothing any more
once the class comes back. The token is shown then.

For the name of a class it gives the class another secret, and with it every session
another token: the way out where the secret is lost. --token says which; without it
one is made, and printed once.`,
		Args: exactlyOne("SESSION or CLASS; the command sessions list names them"),
		PreRunE: func(*cobra.Command, []string) (err error) {
			secret, err = token.read(a.Getenv)
			return err
		},
	}
	token.register(cmd.Flags(), "the class's new secret; one is made otherwise")
	return a.changesClass(cmd, func(c *class.Class, args []string) error {
		if c.Name() == args[0] {
			return a.renewClass(c, secret)
		}
		if _, err := c.Renew(args[0]); err != nil {
			return err
		}
		return a.say("%s has another token, which is shown when the class %s comes back", c.Learner(args[0]).Label(), c.Name())
	})
}

// renewClass gives a class a secret, which is made where none is given.
func (a *app) renewClass(c *class.Class, secret string) error {
	made := secret == ""
	if made {
		secret = class.MakeSecret()
	}
	if err := c.RenewAll(secret); err != nil {
		return err
	}
	if made {
		return a.say("the class %s has another secret, which is shown once and kept nowhere: %s", c.Name(), secret)
	}
	return a.say("the class %s has another secret, and every session another token", c.Name())
}

func (a *app) sessionsRestore() *cobra.Command {
	state := ""
	cmd := &cobra.Command{
		Use:   "restore SESSION|CLASS",
		Short: "Give what was set aside by a later start its name again",
		Long: `Gives a session, or a whole class, that was set aside by a later start of the same
name that name again. What has the name now is set aside in turn. Then --resume goes
on with it, with the URLs and, in a class, the tokens of before.`,
		Args: exactlyOne("SESSION or CLASS, as the start that set it aside has said"),
		RunE: func(_ *cobra.Command, args []string) error {
			dir := sessionsFolder(a.stateFolder(state))
			back := session.PutBack
			if class.Exists(dir, args[0]) {
				back = class.PutBack
			}
			name, other, err := back(dir, args[0])
			if err != nil {
				return cannotRun(err)
			}
			if other != "" {
				return a.say("%s is %s again; what had the name is kept as %s", args[0], name, other)
			}
			return a.say("%s is %s again", args[0], name)
		},
	}
	registerState(cmd.Flags(), &state)
	return cmd
}
