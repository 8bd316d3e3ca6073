package page

import (
	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/ui/keys"
)

// pressSessions answers the keys that go from session to session.
func (b *Bench) pressSessions(press string) (cmd tea.Cmd, done bool) {
	k := b.env.Keys.Session
	switch {
	case keys.Matches(press, k.Next):
		return stepSession(b.env, 1), true
	case keys.Matches(press, k.Previous):
		return stepSession(b.env, -1), true
	case keys.Matches(press, k.List):
		return b.env.Open(ChooseSession{}), true
	case keys.Matches(press, k.Add):
		return addSession(b.env, true), true
	case keys.Matches(press, k.Tolerances):
		return b.env.Open(SetTolerances{}), true
	}
	return nil, false
}

// stepSession shows the session that many places further.
func stepSession(env *Env, by int) tea.Cmd {
	if !env.Roll.Several() {
		env.Say(Told, noOtherSession(env))
		return nil
	}
	return env.Show((env.Roll.Shown + by + len(env.Roll.Sessions)) % len(env.Roll.Sessions))
}

// addSession begins a further session.
func addSession(env *Env, show bool) tea.Cmd {
	if why := cannotAdd(env); why != "" {
		env.Say(Warned, why)
		return nil
	}
	return env.AddSession(show)
}

func cannotAdd(env *Env) string {
	if env.Hall == nil {
		return "There is room for one session here."
	}
	return ""
}

func noOtherSession(env *Env) string {
	return "There is one session. " + env.Keys.Session.Add.Help().Key + " adds another, with " + env.Engine.Endpoint().Own() + "."
}
