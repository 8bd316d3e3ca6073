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
		return b.env.turnTo(PushMsg{NewSessions(b.env)}), true
	case keys.Matches(press, k.Add):
		return addSession(b.env, true), true
	case keys.Matches(press, k.Tolerances):
		return b.env.turnTo(PushMsg{NewTolerances(b.env)}), true
	}
	return nil, false
}

// stepSession shows the session that many places further.
func stepSession(env *Env, by int) tea.Cmd {
	if !env.Roll.Several() {
		return do(NoticeMsg{Told, noOtherSession(env)})
	}
	return env.turnTo(SwitchMsg{By: by})
}

// addSession begins a further session.
func addSession(env *Env, show bool) tea.Cmd {
	if why := cannotAdd(env); why != "" {
		return do(NoticeMsg{Warned, why})
	}
	hall, ctx := env.Hall, env.Context
	return func() tea.Msg {
		engine, err := hall.Add(ctx)
		return AddedMsg{Engine: engine, Err: err, Show: show}
	}
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
