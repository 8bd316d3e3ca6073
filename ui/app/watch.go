package app

import (
	"context"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/ui/page"
)

// pace is the least time between two looks at a session: thirty a second are
// more than an eye needs, and leave the engine alone.
const pace = 33 * time.Millisecond

// await returns a command that ends, after a while, with what comes of the next that a
// channel brings, or with the context.
func await[T any](ctx context.Context, wait time.Duration, from <-chan T, then func(T) tea.Msg) tea.Cmd {
	return guarded(nil, func() tea.Msg {
		select {
		case <-ctx.Done():
			return nil
		case <-time.After(wait):
		}
		select {
		case <-ctx.Done():
			return nil
		case next := <-from:
			return then(next)
		}
	})
}

// watch waits for news of a session. The engine raises at most one wake-up and
// goes on; the screen comes and looks.
type watch struct {
	session page.Session
	wake    <-chan struct{}
	ctx     context.Context
	stop    func()
	wait    time.Duration // before the next look: the first is taken at once, later ones keep the pace
}

func startWatch(ctx context.Context, s page.Session) watch {
	ctx, cancel := context.WithCancel(ctx)
	wake, unsubscribe := s.Subscribe()
	return watch{session: s, wake: wake, ctx: ctx, stop: func() {
		cancel()
		unsubscribe()
	}}
}

// nextNews returns a command that waits for news of the session shown.
func (a *app) nextNews() tea.Cmd {
	w := a.watching
	a.watching.wait = pace
	return await(w.ctx, w.wait, w.wake, func(struct{}) tea.Msg {
		snapshot := page.TakeSnapshot(w.session)
		return page.NewResult(func() tea.Cmd { return a.woken(w.session, snapshot) })
	})
}

// woken takes in what a session holds now, and waits for more.
func (a *app) woken(s page.Session, snapshot page.Snapshot) tea.Cmd {
	if s != a.watching.session {
		return nil
	}
	a.snapshot = snapshot
	a.welcome = a.welcome && !anyMark(snapshot)
	return tea.Batch(a.broadcast(a.screen(), page.SessionMsg{Snapshot: snapshot}), a.nextNews())
}

// nextStray returns a command that waits, after a while, for news of what was sent to no
// session: strangers may send as many as they like.
func (a *app) nextStray(wait time.Duration) tea.Cmd {
	if a.env.Server == nil {
		return nil
	}
	return await(a.env.Context, wait, a.env.Server.Strays().News(), func(struct{}) tea.Msg {
		return page.NewResult(func() tea.Cmd {
			return tea.Batch(a.broadcast(a.screen(), page.OverviewMsg{}), a.nextStray(pace))
		})
	})
}

// nextNotice returns a command that waits for what the endpoint has to say that concerns
// no session.
func (a *app) nextNotice() tea.Cmd {
	return await(a.env.Context, 0, a.notices, func(text string) tea.Msg {
		return page.NewResult(func() tea.Cmd {
			a.say(page.Warned, text)
			return a.nextNotice()
		})
	})
}
