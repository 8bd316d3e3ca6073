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

// watch waits for news of a session. The engine raises at most one wake-up and
// goes on; the screen comes and looks.
type watch struct {
	session page.Session
	wake    <-chan struct{}
	ctx     context.Context
	stop    func()
	looked  bool // news came already, so the next must keep the pace
}

// wakeMsg says what a session holds.
type wakeMsg struct {
	session  page.Session
	snapshot page.Snapshot
}

func startWatch(ctx context.Context, s page.Session) watch {
	ctx, cancel := context.WithCancel(ctx)
	wake, unsubscribe := s.Subscribe()
	return watch{session: s, wake: wake, ctx: ctx, stop: func() {
		cancel()
		unsubscribe()
	}}
}

// next returns a command that ends with the next news, or with the watch. The
// first call looks at once; later ones keep the pace.
func (w *watch) next() tea.Cmd {
	waited, current := w.looked, *w
	w.looked = true
	return guarded(nil, func() tea.Msg {
		if waited {
			select {
			case <-current.ctx.Done():
				return nil
			case <-time.After(pace):
			}
		}
		select {
		case <-current.ctx.Done():
			return nil
		case <-current.wake:
			return wakeMsg{session: current.session, snapshot: page.TakeSnapshot(current.session)}
		}
	})
}

// strayMsg says that something was sent to no session.
type strayMsg struct{}

// nextStray returns a command that waits for such news, after a while, since
// strangers may send as many as they like.
func (a *app) nextStray(wait time.Duration) tea.Cmd {
	if a.env.Server == nil {
		return nil
	}
	ctx, news := a.env.Context, a.env.Server.Strays().News()
	return guarded(nil, func() tea.Msg {
		select {
		case <-ctx.Done():
			return nil
		case <-time.After(wait):
		}
		select {
		case <-ctx.Done():
			return nil
		case <-news:
			return strayMsg{}
		}
	})
}

// noticedMsg is what the endpoint had to say that concerns no session.
type noticedMsg struct{ text string }

// nextNotice returns a command that waits for such news.
func (a *app) nextNotice() tea.Cmd {
	ctx, notices := a.env.Context, a.notices
	if notices == nil {
		return nil
	}
	return func() tea.Msg {
		select {
		case <-ctx.Done():
			return nil
		case text := <-notices:
			return noticedMsg{text}
		}
	}
}
