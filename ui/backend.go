package ui

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"caliper-playground/engine/certify"
	"caliper-playground/engine/conformance"
	"caliper-playground/engine/endpoint"
	"caliper-playground/engine/sensor"
	"caliper-playground/engine/session"
	"caliper-playground/fixtures"
	"caliper-playground/ui/page"
)

// closing is how long requests under way may take when the playground ends.
const closing = 2 * time.Second

// backend is the engine behind the pages: one session, the endpoint in front
// of it, and a sensor that sends to that endpoint.
type backend struct {
	options  session.Options
	endpoint *endpoint.Endpoint
	noAuth   bool
	reports  string // the folder for them

	// sending is held for reading by whoever sends, and for writing while one
	// session is put in place of another, so that nothing that was sent for
	// the old one reaches the new.
	sending sync.RWMutex
	mu      sync.RWMutex // guards what is below
	session *session.Session
	keeper  *certify.Keeper
}

// newBackend opens the session and starts the endpoint. Notices of the endpoint
// that concern no session go to notify, which must not block.
func newBackend(ctx context.Context, o Options, notify func(string)) (*backend, error) {
	o.Endpoint.Notify = notify
	o.Session.RejectInvalid = o.Session.RejectInvalid || o.Endpoint.RejectInvalid
	open := session.New
	if o.Resume {
		open = session.Resume
	}
	s, err := open(o.Session)
	if err != nil {
		return nil, err
	}
	b := &backend{options: o.Session, endpoint: endpoint.New(o.Endpoint), noAuth: o.Endpoint.NoAuth, session: s}
	b.reports, b.keeper = filepath.Join(o.State, "reports"), openKeeper(s)
	b.options.ID, b.options.Token, b.options.Spec = s.ID(), s.Token(), s.Spec()
	b.endpoint.Add(s)
	if err := b.endpoint.Start(ctx); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	return b, nil
}

// close stops the endpoint, then the session, so that the last answers are true.
func (b *backend) close() error {
	ctx, cancel := context.WithTimeout(context.Background(), closing)
	defer cancel()
	err := b.endpoint.Close(ctx)
	if errors.Is(err, context.DeadlineExceeded) {
		err = nil // requests that took too long were cut off
	}
	return errors.Join(err, b.Certification().Close(), b.current().Close())
}

func (b *backend) current() *session.Session {
	b.mu.RLock()
	defer b.mu.RUnlock()
	return b.session
}

// Session implements page.Engine.
func (b *backend) Session() page.Session { return b.current() }

// Endpoint implements page.Engine.
func (b *backend) Endpoint() page.Endpoint {
	e := page.Endpoint{
		URL: b.endpoint.URL(b.options.ID), Address: b.endpoint.Addr(),
		Token: b.options.Token, Authority: b.endpoint.CAFile(),
	}
	if b.noAuth {
		e.Token = ""
	}
	return e
}

// Fixture implements page.Engine.
func (b *backend) Fixture(rowID string) (sensor.Payload, bool) {
	f, ok := fixtures.ForRow(b.options.Spec, rowID)
	return sensor.Payload{Source: f.Name, Data: f.Data}, ok
}

// Send implements page.Engine.
func (b *backend) Send(ctx context.Context, payloads []sensor.Payload, progress func(sensor.Progress)) (sensor.Report, error) {
	return b.SendAll(ctx, slices.Values(payloads), len(payloads), progress)
}

// SendAll implements page.Engine.
func (b *backend) SendAll(ctx context.Context, payloads iter.Seq[sensor.Payload], total int, progress func(sensor.Progress)) (sensor.Report, error) {
	b.sending.RLock()
	defer b.sending.RUnlock()
	if err := ctx.Err(); err != nil {
		return sensor.Report{}, err
	}
	s := sensor.New(sensor.Options{
		URL: b.endpoint.URL(b.options.ID), Token: b.options.Token, Version: b.options.Spec,
		CAFile: b.endpoint.CAFile(), Insecure: true, // it is our own endpoint
	})
	return s.SendAll(ctx, payloads, total, progress)
}

// Judging implements page.Engine.
func (b *backend) Judging() conformance.Options {
	return conformance.Options{Spec: b.options.Spec, Strict: b.options.Strict, Tolerances: b.options.Tolerances}
}

// Fresh implements page.Engine. URL and token stay, so that an outside sensor
// need not be set up anew; the old journal is kept under another name. Where no
// new session can be opened, the old one goes on.
func (b *backend) Fresh(context.Context) (page.Session, error) {
	b.sending.Lock()
	defer b.sending.Unlock()
	old, keeper := b.current(), b.Certification()
	if err := errors.Join(keeper.Close(), old.Close()); err != nil {
		return nil, fmt.Errorf("the session cannot be closed: %w", err)
	}
	s, err := session.New(b.options)
	if err != nil {
		s, resumeErr := session.Resume(b.options)
		if resumeErr != nil {
			return nil, errors.Join(err, resumeErr)
		}
		b.serve(s)
		return nil, fmt.Errorf("%w; the session goes on as it was", err)
	}
	b.serve(s)
	b.keepProduct(keeper.State())
	return s, nil
}

func (b *backend) serve(s *session.Session) {
	b.mu.Lock()
	b.session, b.keeper = s, openKeeper(s)
	b.mu.Unlock()
	b.endpoint.Add(s)
}
