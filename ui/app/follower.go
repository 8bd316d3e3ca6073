package app

import (
	"context"
	"sync"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/ui/page"
)

// followPace is the least time between two looks at a session that is not on
// the screen: its numbers stand beside it, and nobody reads them faster.
const followPace = 100 * time.Millisecond

// follower waits for news of all sessions, so that the screen can tell what came
// to those that it does not show.
type follower struct {
	ctx      context.Context
	news     chan struct{}              // gets a value when one has changed
	stops    map[int]context.CancelFunc // by the place of the session; Update alone uses it
	watchers sync.WaitGroup

	mu      sync.Mutex
	changed map[int]page.Session // since the last look
}

// sessionNews is a summary of the session at a place that has changed.
type sessionNews struct {
	at      int
	session page.Session
	summary page.Summary
}

func newFollower(ctx context.Context) *follower {
	return &follower{ctx: ctx, news: make(chan struct{}, 1), stops: map[int]context.CancelFunc{}, changed: map[int]page.Session{}}
}

// follow watches the session at a place, in place of the one that was there.
func (r *follower) follow(at int, s page.Session) {
	if stop := r.stops[at]; stop != nil {
		stop()
	}
	ctx, cancel := context.WithCancel(r.ctx)
	r.stops[at] = cancel
	wake, unsubscribe := s.Subscribe()
	r.mark(ctx, at, s)
	r.watchers.Go(func() {
		defer unsubscribe()
		for {
			select {
			case <-ctx.Done():
				return
			case <-wake:
				r.mark(ctx, at, s)
			}
			select {
			case <-ctx.Done():
				return
			case <-time.After(followPace):
			}
		}
	})
}

// mark notes that a session has changed, unless it is not followed any more.
func (r *follower) mark(ctx context.Context, at int, s page.Session) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if ctx.Err() != nil {
		return
	}
	r.changed[at] = s
	select {
	case r.news <- struct{}{}:
	default:
	}
}

// nextOfAll returns a command that waits for news of all sessions.
func (a *app) nextOfAll() tea.Cmd {
	r := a.follower
	return await(r.ctx, 0, r.news, func(struct{}) tea.Msg {
		r.mu.Lock()
		changed := r.changed
		r.changed = map[int]page.Session{}
		r.mu.Unlock()
		var all []sessionNews
		for at, s := range changed {
			all = append(all, sessionNews{at, s, page.Summarise(s)})
		}
		return page.NewResult(func() tea.Cmd { return a.told(all) })
	})
}

// stop ends the watching and waits for it.
func (r *follower) stop() {
	for _, stop := range r.stops {
		stop()
	}
	r.watchers.Wait()
}
