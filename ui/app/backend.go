package app

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"net/url"
	"slices"
	"sync"

	"caliper-playground/catalog"
	"caliper-playground/engine/certify"
	"caliper-playground/engine/conformance"
	"caliper-playground/engine/endpoint"
	"caliper-playground/engine/rule"
	"caliper-playground/engine/sensor"
	"caliper-playground/engine/session"
	"caliper-playground/fixtures"
	"caliper-playground/ui/page"
)

// backend is the engine behind the pages of one session: the session, and a
// sensor that sends to it through the endpoint.
type backend struct {
	server *server

	// sending is held for reading by whoever sends, and for writing while one
	// session is put in place of another, so that nothing that was sent for
	// the old one reaches the new.
	sending sync.RWMutex
	mu      sync.RWMutex    // guards what is below
	options session.Options // its Token, Tolerances and Spec alone ever change
	session *session.Session
	keeper  *certify.Keeper
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
	endpoint := b.server.endpoint
	e := page.Endpoint{
		URL: endpoint.URL(b.options.ID), Address: endpoint.Host(),
		Token: b.current().Token(), Authority: endpoint.CAFile(),
	}
	if public, _ := endpoint.TLSURL(b.options.ID); public != "" && b.server.secured.Load() {
		e.URL = public
		if u, err := url.Parse(public); err == nil {
			e.Address = u.Host
		}
	}
	if b.server.noAuth {
		e.Token = ""
	}
	return e
}

// Fixture implements page.Engine.
func (b *backend) Fixture(rowID string) (sensor.Payload, bool) {
	f, ok := fixtures.ForRow(b.current().Spec(), rowID)
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
	to := b.server.endpoint.LocalURL(b.options.ID)
	if _, local := b.server.endpoint.TLSURL(b.options.ID); local != "" && b.server.secured.Load() {
		to = local
	}
	s := sensor.New(sensor.Options{
		URL: to, Token: b.current().Token(), Version: b.current().Spec(),
		CAFile: b.server.endpoint.CAFile(), Insecure: true, // it is our own endpoint
	})
	return s.SendAll(ctx, payloads, total, progress)
}

// Judging implements page.Engine.
func (b *backend) Judging() conformance.Options {
	b.mu.RLock()
	defer b.mu.RUnlock()
	return conformance.Options{Spec: b.options.Spec, Strict: b.options.Strict, Tolerances: b.options.Tolerances}
}

// Tolerate implements page.Engine. A message that is being judged meanwhile is
// judged in one of the two ways; the next one by what is set here.
func (b *backend) Tolerate(t rule.Tolerances) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.options.Tolerances = t
	b.session.SetJudging(b.options.Strict, t)
}

// KeepJudging implements page.Engine.
func (b *backend) KeepJudging() error {
	strict, t := b.current().Judging()
	return b.server.class.Judged(b.options.ID, strict, t)
}

// Misbehaviour implements page.Engine.
func (b *backend) Misbehaviour() []endpoint.Misbehaviour { return b.server.endpoint.Misbehaviour() }

// Misbehave implements page.Engine.
func (b *backend) Misbehave(all []endpoint.Misbehaviour) { b.server.endpoint.SetMisbehaviour(all) }

// renew gives the session another token.
func (b *backend) renew(token string) {
	b.sending.Lock() // what is being sent has the token before
	defer b.sending.Unlock()
	b.mu.Lock()
	b.options.Token = token
	b.session.SetToken(token)
	b.mu.Unlock()
	b.server.endpoint.Add(b.current())
}

// Fresh implements page.Engine. URL and token stay, so that an outside sensor
// need not be set up anew; the old journal is kept under another name. Where no
// new session can be opened, the old one goes on.
func (b *backend) Fresh(spec catalog.Version) (page.Session, error) {
	b.sending.Lock()
	defer b.sending.Unlock()
	old, keeper := b.current(), b.Certification()
	if err := errors.Join(keeper.Close(), old.Close()); err != nil {
		return nil, fmt.Errorf("the session cannot be closed: %w", err)
	}
	b.mu.RLock()
	options := b.options
	b.mu.RUnlock()
	of := options
	of.Spec = spec
	s, err := session.New(of)
	if err != nil {
		s, resumeErr := session.Resume(options)
		if resumeErr != nil {
			return nil, errors.Join(err, resumeErr)
		}
		b.serve(s)
		return nil, fmt.Errorf("%w; the session goes on as it was", err)
	}
	b.mu.Lock()
	b.options.Spec = spec
	b.mu.Unlock()
	b.serve(s)
	b.keepProduct(keeper.State())
	return s, nil
}

// serve puts a session in the place of the one before it.
func (b *backend) serve(s *session.Session) {
	keeper := b.server.openKeeper(s)
	b.mu.Lock()
	b.session, b.keeper = s, keeper
	s.SetJudging(b.options.Strict, b.options.Tolerances) // they may have changed while it was opened
	b.mu.Unlock()
	b.server.endpoint.Add(s)
}
