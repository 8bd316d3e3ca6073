package delivery

import (
	"context"
	"errors"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"caliper-playground/catalog"
	"caliper-playground/engine/conformance"
	"caliper-playground/engine/endpoint"
	"caliper-playground/engine/report"
	"caliper-playground/engine/rule"
	"caliper-playground/engine/sensor"
	"caliper-playground/engine/session"
)

// own is the program's own endpoint with sessions behind it, whose judgement is
// what counts.
type own struct {
	options  Options
	endpoint *endpoint.Endpoint
	sessions sessions
	said     said
	told     []string // what was said so far
	passing  string   // the folder of sessions that are not kept; "" where they are
}

// Options say how the own endpoint works.
type Options struct {
	State    string // the folder of the program's state, with its certificates
	Sessions string // the folder of sessions that are kept
	Keep     bool   // sessions are there when it is closed
	Judge    conformance.Options
	Only     bool        // everything counts for Judge.Spec
	Tell     func(error) // is told what the endpoint says outside of its answers
}

// said is what an endpoint had to say outside of its answers since it was last
// asked.
type said struct {
	mu    sync.Mutex
	lines []string
}

func (s *said) add(line string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.lines = append(s.lines, line)
}

func (s *said) drain() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	lines := s.lines
	s.lines = nil
	return lines
}

// OpenOwn starts an endpoint on a free port of this machine. Its sessions are gone
// when it is closed, unless they are to be kept.
func OpenOwn(ctx context.Context, o Options) (Target, error) {
	own := &own{options: o}
	if !o.Keep {
		var err error
		if own.passing, err = session.Passing(o.State); err != nil {
			return nil, err
		}
	}
	own.endpoint = endpoint.New(endpoint.Options{
		CertDir: filepath.Join(o.State, "tls"),
		// A document from disk may be larger than what a sensor is allowed.
		MaxPayload:     maxPayload,
		Memory:         maxMemory,
		Notify:         own.said.add,
		NumberMessages: true,
	})
	if err := own.endpoint.Start(context.WithoutCancel(ctx)); err != nil {
		return nil, errors.Join(err, own.discard())
	}
	return own, nil
}

// maxPayload is the largest document that it takes, in bytes.
const maxPayload = 256 << 20

// maxMemory is what it may use for large documents, in bytes. Nobody can raise it, so it
// is for the largest document; those that are sent at the same time wait for each other.
const maxMemory = 8 * maxPayload

// closingTime is how long requests under way may take when the endpoint is closed.
const closingTime = 250 * time.Millisecond

// URL is that of the first session, or of none where there is none yet.
func (o *own) URL() string { return o.endpoint.URL(o.sessions.id()) }

func (o *own) Token() string { return "" } // each destination has its own

// Destination is the session of the version that a source is of. What names no
// version goes where other documents went.
func (o *own) Destination(s *Source) (*sensor.Destination, error) {
	v := s.Version()
	if o.options.Only || v == "" && len(o.sessions) == 0 {
		v = o.options.Judge.Spec
	}
	p, err := o.part(v)
	if err != nil {
		return nil, err
	}
	s.part = p
	if s.Version() == p.session.Spec() {
		p.sources.Add(s.Name())
	}
	return &sensor.Destination{URL: o.endpoint.URL(p.session.ID()), Token: p.session.Token(), Version: p.session.Spec()}, nil
}

// part returns the session of a version, which is opened when it is first needed;
// any that there is, where the version is not known.
func (o *own) part(v catalog.Version) (*part, error) {
	for _, p := range o.sessions {
		if v == "" || p.session.Spec() == v {
			return p, nil
		}
	}
	s, err := session.New(session.Options{
		Dir: o.folder(), Spec: v, Strict: o.options.Judge.Strict, Tolerances: o.options.Judge.Tolerances,
	})
	if err != nil {
		return nil, err
	}
	p := &part{session: s}
	o.sessions = append(o.sessions, p)
	o.endpoint.Add(s)
	return p, nil
}

// folder is where its sessions are.
func (o *own) folder() string {
	if o.passing != "" {
		return o.passing
	}
	return o.options.Sessions
}

// discard takes away what is not kept.
func (o *own) discard() error {
	if o.passing == "" {
		return nil
	}
	return os.RemoveAll(o.passing)
}

func (o *own) Close() error {
	ctx, cancel := context.WithTimeout(context.Background(), closingTime)
	defer cancel()
	_ = o.endpoint.Close(ctx) // nothing is under way any more
	for _, line := range o.said.drain() {
		o.options.Tell(errors.New(line))
	}
	var failed error
	for _, p := range o.sessions {
		err := p.session.Close()
		if err == nil && p.session.Len() == 0 { // nothing was sent: there is nothing to keep
			err = session.Delete(o.folder(), p.session.ID())
		}
		failed = errors.Join(failed, err)
	}
	return errors.Join(failed, o.discard())
}

// Answered reads what the session made of the message, by the number that the
// answer names.
func (o *own) Answered(reply sensor.Reply, sources []*Source) ([]report.Delivery, error) {
	p, n := sources[0].part, reply.Number
	lines := o.said.drain()
	o.told = append(o.told, lines...)
	if reply.Status == http.StatusServiceUnavailable && n == 0 && len(o.told) > 0 {
		// The journal cannot be written: the next message would fare no better.
		return nil, errors.New(strings.Join(o.told, "; "))
	}
	for _, line := range lines {
		o.options.Tell(errors.New(line))
	}
	if n == 0 || n > p.session.Len() {
		// The session never saw it.
		return unanswered(reply, sources), nil
	}
	names := make([]string, len(sources))
	for i, s := range sources {
		names[i] = s.Name()
	}
	for len(p.names) < n {
		p.names = append(p.names, nil)
	}
	p.names[n-1] = names
	entry := p.session.Entries(n-1, n)[0]
	if reply.Accepted() && entry.Verdict < rule.Warn && sound(sources) {
		return passed(reply, entry.Verdict, sources), nil
	}
	m, err := p.session.Message(n)
	if err != nil {
		return nil, err
	}
	return judged(reply, m, sources), nil
}

// Credit does nothing: no other run has sent anything to this endpoint.
func (o *own) Credit(*Source) {}

// Finish takes the sessions' totals and marks. Where nothing was sent there is a
// session without any.
func (o *own) Finish(r *report.Result) error {
	if len(o.sessions) == 0 {
		if _, err := o.part(o.options.Judge.Spec); err != nil {
			return err
		}
	}
	return o.sessions.Finish(r)
}
