// Package endpoint is the HTTP endpoint that sensors send to. It checks the
// transport of each request step by step, hands what passed to the session
// that the URL names, and answers as that session decides. What is refused is
// told to the session too, with the cause and the way out, so that the log
// shows everything that ever knocked. What is sent to no session is the
// endpoint's own log.
//
// It judges no content, keeps no messages and writes no files but its own
// certificates: judging and the journal belong to engine/session.
package endpoint

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"time"

	"caliper-playground/engine/rule"
	"caliper-playground/engine/session"
)

// Receiver is a session, as the endpoint needs it; *session.Session is one.
type Receiver interface {
	ID() string
	Token() string
	// Judging says how the session judges at this moment. Its tolerance
	// bare-token is the endpoint's to grant.
	Judging() (strict bool, t rule.Tolerances)
	// Receive judges a body that passed the checks of the transport and
	// decides the answer: 200, 400 or 422. An error means that the journal
	// could not be written, so nothing may be acknowledged. It must not keep
	// the body beyond its return.
	Receive(session.Exchange) (session.Message, error)
	// Refuse records a request that was answered without its content having
	// been judged.
	Refuse(session.Exchange) (session.Message, error)
}

// Endpoint serves any number of sessions, each under its own URL and token. It
// is safe for concurrent use.
type Endpoint struct {
	options       Options
	configuration func() []byte // made when it is first asked for: few ever do
	replyBody     []byte
	answer        func(*session.Message) []byte // answerBody
	inflaters     sync.Pool                     // of *inflater
	bodies        sync.Pool                     // of *[]byte
	memory        *memory
	strays        *StrayLog
	misbehaving   misbehaving

	mu       sync.RWMutex
	sessions map[string]*served
	order    []*served

	later      sync.Mutex // held while a listener is added
	server     *http.Server
	listeners  []*listener // guarded by mu, as authority is
	authority  string      // path of the CA certificate, where there is one
	conns      *connections
	serving    sync.WaitGroup
	stopOnDone func() bool
	stopping   sync.WaitGroup // what the end of Start's context has begun
}

// New returns an endpoint that does not listen yet.
func New(o Options) *Endpoint {
	o = o.withDefaults()
	e := &Endpoint{
		options:       o,
		configuration: sync.OnceValue(func() []byte { return configuration(o) }),
		replyBody:     []byte(o.ReplyBody),
		sessions:      map[string]*served{},
		strays:        NewStrayLog(),
		conns:         newConnections(o.MaxConnections, o.Notify),
		memory:        newMemory(o.Memory, 2*o.BodyTimeout/3),
	}
	e.answer = e.answerBody
	e.SetMisbehaviour(o.Misbehaviour)
	return e
}

const (
	pathPrefix = "/caliper/"
	pathSuffix = "/message"
)

// sessionOfPath returns the session ID of an endpoint path as it was sent. An
// ID never needs escaping, so anything escaped is no such path.
func sessionOfPath(path string) (string, bool) {
	rest, ok := strings.CutPrefix(path, pathPrefix)
	if !ok {
		return "", false
	}
	id, ok := strings.CutSuffix(rest, pathSuffix)
	if !ok || id == "" || id == "." || id == ".." || strings.ContainsAny(id, "/%\\?#") {
		return "", false
	}
	return id, true
}

// URL returns the address that a sensor of the session sends to, as others than
// this machine see it: the plain one where there is one, else the TLS one. Before
// Start it is empty.
func (e *Endpoint) URL(sessionID string) string {
	if len(e.open()) == 0 {
		return ""
	}
	return e.open()[0].url(sessionID)
}

// URLs returns all addresses of the session: the one of Listen, then that of
// ListenTLS where there is one.
func (e *Endpoint) URLs(sessionID string) []string {
	var urls []string
	for _, l := range e.open() {
		urls = append(urls, l.url(sessionID))
	}
	return urls
}

// LocalURL returns the address that this machine itself sends to for the session,
// whatever others see. Before Start it is empty.
func (e *Endpoint) LocalURL(sessionID string) string {
	if len(e.open()) == 0 {
		return ""
	}
	return e.open()[0].localURL(sessionID)
}

// Host returns the host, with its port, that URL names. Before Start it is empty.
func (e *Endpoint) Host() string {
	u, err := url.Parse(e.URL("any"))
	if err != nil {
		return e.Addr()
	}
	return u.Host
}

// Addr returns the address listened on ("127.0.0.1:41873"), empty before Start.
func (e *Endpoint) Addr() string {
	if len(e.open()) == 0 {
		return ""
	}
	return e.open()[0].Addr().String()
}

// Addrs returns all addresses listened on: that of Listen, then that of ListenTLS
// where there is one.
func (e *Endpoint) Addrs() []string {
	var all []string
	for _, l := range e.open() {
		all = append(all, l.Addr().String())
	}
	return all
}

// CAFile returns the path of the certificate of the self-made authority, which
// a sender must trust to reach the TLS endpoint (curl --cacert). It is empty
// where the certificate is one's own, is kept in memory, or there is no TLS.
func (e *Endpoint) CAFile() string {
	e.mu.RLock()
	defer e.mu.RUnlock()
	return e.authority
}

// open returns what is listened on, which ListenTLS may add to after Start.
func (e *Endpoint) open() []*listener {
	e.mu.RLock()
	defer e.mu.RUnlock()
	return e.listeners
}

// MaxPayload returns the largest body accepted, in bytes.
func (e *Endpoint) MaxPayload() int64 { return e.options.MaxPayload }

// graceAtEnd is how long requests under way may take once Start's context has
// ended.
const graceAtEnd = 2 * time.Second

// Start listens and serves in the background until Close is called or the
// context ends. The error names the address that could not be listened on.
func (e *Endpoint) Start(ctx context.Context) error {
	if e.server != nil {
		return fmt.Errorf("the endpoint has been started before; make a new one")
	}
	if err := e.listen(ctx); err != nil {
		return err
	}
	e.server = e.newServer()
	for _, l := range e.listeners {
		e.serving.Add(1)
		go e.serve(l)
	}
	e.stopping.Add(1)
	e.stopOnDone = context.AfterFunc(ctx, func() {
		defer e.stopping.Done()
		grace, cancel := context.WithTimeout(context.WithoutCancel(ctx), graceAtEnd)
		defer cancel()
		_ = e.shutdown(grace)
	})
	return nil
}

func isLoopback(addr net.Addr) bool {
	tcp, ok := addr.(*net.TCPAddr)
	return ok && tcp.IP.IsLoopback()
}
