package app

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"caliper-playground/engine/class"
	"caliper-playground/engine/endpoint"
	"caliper-playground/engine/session"
	"caliper-playground/ui/page"
)

// closing is how long requests under way may take when the playground ends.
const closing = 2 * time.Second

// server is the endpoint with every session on it. Each session has an engine of
// its own, so that what is begun for one can never reach another.
type server struct {
	options  session.Options // of each session, but for its name and token
	class    *class.Class
	endpoint *endpoint.Endpoint
	noAuth   bool
	secured  atomic.Bool // TLS was switched on
	reports  string      // the folder for them
	form     string      // the file that remembers the form of the practice certification

	// adding is held while a session is opened, which may take as long as the
	// disk does; whoever asks for the engines does not wait for that.
	adding sync.Mutex
	closed bool

	mu       sync.Mutex // guards backends
	backends []*backend
}

// openServer opens the sessions and starts the endpoint. Notices of the endpoint
// that concern no session go to notify, which must not block.
func openServer(ctx context.Context, o Options, notify func(string)) (*server, error) {
	o.Endpoint.Notify = notify
	o.Class.Session.RejectInvalid = o.Class.Session.RejectInvalid || o.Endpoint.RejectInvalid
	c, sessions, err := class.Open(o.Class)
	if err != nil {
		return nil, err
	}
	o.Endpoint = c.Place(o.Endpoint)
	o.Endpoint.Recorded = c.Knows
	h := &server{
		options: o.Class.Session, class: c, endpoint: endpoint.New(o.Endpoint), noAuth: o.Endpoint.NoAuth,
		reports: filepath.Join(o.State, "reports"), form: filepath.Join(o.State, "certification-form.json"),
	}
	for _, s := range sessions {
		h.host(s)
	}
	if err = c.NotPlaced(h.endpoint.Start(ctx)); err == nil {
		if err = c.Placed(o.Endpoint, h.endpoint); err != nil {
			err = errors.Join(err, h.close())
		}
	}
	if err != nil { // what was there before stays as it was
		return nil, errors.Join(err, c.Abandon(sessions), h.closeSessions())
	}
	return h, nil
}

// host puts a session on the endpoint.
func (h *server) host(s *session.Session) *backend {
	b := &backend{server: h, options: h.options}
	b.options.ID, b.options.Token, b.options.Spec = s.ID(), s.Token(), s.Spec()
	b.options.Strict, b.options.Tolerances = s.Judging()
	b.serve(s)
	h.mu.Lock()
	defer h.mu.Unlock()
	h.backends = append(h.backends, b)
	return b
}

// Engines implements page.Server.
func (h *server) Engines() []page.Engine {
	var engines []page.Engine
	for _, b := range h.all() {
		engines = append(engines, b)
	}
	return engines
}

// Add implements page.Server. A number that could not be used is passed over, so
// that another try may succeed.
func (h *server) Add(learner string) (page.Engine, error) {
	h.adding.Lock()
	defer h.adding.Unlock()
	if h.closed {
		return nil, errors.New("the playground is closing")
	}
	o := h.options
	o.Spec = h.Engines()[0].Session().Spec()
	s, err := h.class.Add(learner, o)
	if err != nil {
		return nil, err
	}
	return h.host(s), nil
}

// Class implements page.Server.
func (h *server) Class() string {
	if !h.class.Kept() {
		return ""
	}
	return h.class.Name()
}

// Notices implements page.Server.
func (h *server) Notices() []string {
	said := slices.Clone(h.class.Notices())
	if h.class.MadeSecret() != "" {
		said = append(said, "a secret was made for the class, which is kept nowhere and shown on no page: it stands above the screen, and is said again when the playground ends")
	}
	return said
}

// Learner implements page.Server.
func (h *server) Learner(of string) class.Learner { return h.class.Learner(of) }

// Strays implements page.Server.
func (h *server) Strays() *endpoint.StrayLog { return h.endpoint.Strays() }

// Rename implements page.Server.
func (h *server) Rename(of, learner string) error { return h.class.Rename(of, learner) }

// Renew implements page.Server.
func (h *server) Renew(of string) error {
	token, err := h.class.Renew(of)
	if err != nil {
		return err
	}
	for _, b := range h.all() {
		if b.current().ID() == of {
			b.renew(token)
		}
	}
	return nil
}

// Remove implements page.Server.
func (h *server) Remove(of string) error {
	if err := h.class.Remove(of); err != nil {
		return err
	}
	h.endpoint.Remove(of)
	return nil
}

func (h *server) all() []*backend {
	h.mu.Lock()
	defer h.mu.Unlock()
	return slices.Clone(h.backends)
}

// farewell says what was served, and how to go on with it.
func (h *server) farewell(again string) string {
	said := h.class.Again(again) + "."
	if secret := h.secretWords(); secret != "" {
		said = secret + "\n" + said
	}
	return said
}

// secretWords tell the secret that was made for the class, or are "".
func (h *server) secretWords() string {
	secret := h.class.MadeSecret()
	if secret == "" {
		return ""
	}
	return fmt.Sprintf("The secret of the class %s, which is kept nowhere: %s", h.class.Name(), secret)
}

// close stops the endpoint, then the sessions, so that the last answers are true.
func (h *server) close() error {
	ctx, cancel := context.WithTimeout(context.Background(), closing)
	defer cancel()
	err := h.endpoint.Close(ctx)
	if errors.Is(err, context.DeadlineExceeded) {
		err = nil // requests that took too long were cut off
	}
	return errors.Join(err, h.closeSessions(), h.class.Close())
}

func (h *server) closeSessions() error {
	h.adding.Lock()
	defer h.adding.Unlock()
	h.closed = true
	var err error
	for _, b := range h.all() {
		err = errors.Join(err, b.Certification().Close(), b.current().Close())
	}
	return err
}
