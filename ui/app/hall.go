package app

import (
	"context"
	"errors"
	"path/filepath"
	"sync"
	"time"

	"caliper-playground/engine/endpoint"
	"caliper-playground/engine/session"
	"caliper-playground/ui/page"
)

// closing is how long requests under way may take when the playground ends.
const closing = 2 * time.Second

// hall is the endpoint with every session on it. Each session has an engine of
// its own, so that what is begun for one can never reach another.
type hall struct {
	options  session.Options // of each session; ID is the name that they share
	endpoint *endpoint.Endpoint
	noAuth   bool
	reports  string // the folder for them

	// adding is held while a session is opened, which may take as long as the
	// disk does; whoever asks for the engines does not wait for that.
	adding   sync.Mutex
	numbered int // the last number that a session was given
	closed   bool

	mu       sync.Mutex // guards backends
	backends []*backend
}

// openHall opens the sessions and starts the endpoint. Notices of the endpoint
// that concern no session go to notify, which must not block.
func openHall(ctx context.Context, o Options, notify func(string)) (*hall, error) {
	o.Endpoint.Notify = notify
	o.Session.RejectInvalid = o.Session.RejectInvalid || o.Endpoint.RejectInvalid
	sessions, err := openSessions(o)
	h := &hall{
		options: o.Session, endpoint: endpoint.New(o.Endpoint), noAuth: o.Endpoint.NoAuth,
		reports: filepath.Join(o.State, "reports"), numbered: len(sessions),
	}
	for _, s := range sessions {
		h.take(s)
	}
	if err == nil {
		err = h.endpoint.Start(ctx)
	}
	if err != nil {
		for _, s := range sessions { // what was there before stays as it was
			err = errors.Join(err, s.Abandon())
		}
		return nil, errors.Join(err, h.closeSessions())
	}
	return h, nil
}

// openSessions opens the sessions of a run. Those that are open are returned
// also where one could not be.
func openSessions(o Options) ([]*session.Session, error) {
	if !o.Resume {
		return session.NewSeveral(o.Session, max(1, o.Sessions))
	}
	s, err := session.Resume(o.Session)
	if err != nil {
		return nil, err
	}
	return []*session.Session{s}, nil
}

// take puts a session on the endpoint.
func (h *hall) take(s *session.Session) *backend {
	b := &backend{hall: h, options: h.options}
	b.options.ID, b.options.Token, b.options.Spec = s.ID(), s.Token(), s.Spec()
	b.serve(s)
	h.mu.Lock()
	defer h.mu.Unlock()
	h.backends = append(h.backends, b)
	return b
}

// Engines implements page.Hall.
func (h *hall) Engines() []page.Engine {
	h.mu.Lock()
	defer h.mu.Unlock()
	engines := make([]page.Engine, 0, len(h.backends))
	for _, b := range h.backends {
		engines = append(engines, b)
	}
	return engines
}

// Add implements page.Hall. A number that could not be used is passed over, so
// that another try may succeed.
func (h *hall) Add(context.Context) (page.Engine, error) {
	h.adding.Lock()
	defer h.adding.Unlock()
	if h.closed {
		return nil, errors.New("the playground is closing")
	}
	h.numbered++
	o := h.options
	o.ID, o.Token = session.Numbered(h.options.ID, h.numbered), ""
	o.Spec = h.Engines()[0].Session().Spec()
	s, err := session.New(o)
	if err != nil {
		return nil, err
	}
	return h.take(s), nil
}

// close stops the endpoint, then the sessions, so that the last answers are true.
func (h *hall) close() error {
	ctx, cancel := context.WithTimeout(context.Background(), closing)
	defer cancel()
	err := h.endpoint.Close(ctx)
	if errors.Is(err, context.DeadlineExceeded) {
		err = nil // requests that took too long were cut off
	}
	return errors.Join(err, h.closeSessions())
}

func (h *hall) closeSessions() error {
	h.adding.Lock()
	defer h.adding.Unlock()
	h.closed = true
	var err error
	h.mu.Lock()
	defer h.mu.Unlock()
	for _, b := range h.backends {
		err = errors.Join(err, b.Certification().Close(), b.current().Close())
	}
	return err
}
