// Package endpoint is the HTTP endpoint that sensors send to. It checks the
// transport of each request step by step, hands what passed to the session
// that the URL names, and answers as that session decides. What is refused is
// told to the session too, with the cause and the way out, so that the log
// shows everything that ever knocked.
//
// It judges no content, keeps no messages and writes no files but its own
// certificates: judging and the journal belong to engine/session.
package endpoint

import (
	"cmp"
	"context"
	"crypto/sha256"
	"fmt"
	"net"
	"net/http"
	"strings"
	"sync"
	"time"

	"caliper-playground/engine/session"
)

// Session is what the endpoint needs of a session; *session.Session is one.
type Session interface {
	ID() string
	Token() string
	// Receive judges a body that passed the checks of the transport and
	// decides the answer: 200, 400 or 422. An error means that the journal
	// could not be written, so nothing may be acknowledged.
	Receive(session.Exchange) (session.Message, error)
	// Refuse records a request that was answered without its content having
	// been judged.
	Refuse(session.Exchange) (session.Message, error)
}

// The defaults of Options.
const (
	// DefaultMaxPayload is far above the largest envelope seen from a real
	// sensor (33 KB) and small enough for a thousand senders at once.
	DefaultMaxPayload     int64 = 8 << 20
	DefaultMaxHeader      int   = 64 << 10
	DefaultMaxConnections int   = 1024
	DefaultHeaderTimeout        = 10 * time.Second
	DefaultBodyTimeout          = 30 * time.Second
	DefaultIdleTimeout          = 2 * time.Minute
)

// Options sets how an Endpoint listens and what it accepts. The zero value is
// an endpoint on a free port of 127.0.0.1.
type Options struct {
	Listen    string // address of the endpoint; "127.0.0.1:0" where empty
	TLS       bool   // Listen speaks TLS
	ListenTLS string // address of a second, TLS endpoint beside it; none where empty

	CertFile, KeyFile string // an own certificate with its key, PEM
	// CertDir is the folder for the self-made authority and certificate where
	// no own one is given. Where it is empty they live in memory alone.
	CertDir string

	MaxPayload     int64 // bytes of a body, after inflation; DefaultMaxPayload where 0
	MaxHeader      int   // bytes of a request line and its header; DefaultMaxHeader where 0
	MaxConnections int   // further ones wait; DefaultMaxConnections where 0

	HeaderTimeout time.Duration // for a whole header to arrive; DefaultHeaderTimeout where 0
	BodyTimeout   time.Duration // for a whole request to arrive; DefaultBodyTimeout where 0
	IdleTimeout   time.Duration // between requests of a connection; DefaultIdleTimeout where 0

	RejectInvalid bool     // answer 422, with the findings, where the content has an error
	ReplyBody     string   // body of a 200; empty as the certification guide has it
	ConfigNames   string   // "camel" (the default) or "snake": names of the endpoint configuration
	AllowOrigins  []string // web origins that may send, beside loopback ones
	AllowHosts    []string // names in Host that a loopback listener accepts beside loopback ones
	NoAuth        bool     // ask for no token
	BareToken     bool     // tolerance bare-token: accept a token without "Bearer"

	// Notify is told what concerns no session, such as a failing listener or a
	// refusal while there is no session; nil drops it. It is called from the
	// connections' goroutines and must not block.
	Notify func(string)
}

func (o Options) withDefaults() Options {
	o.Listen = cmp.Or(o.Listen, "127.0.0.1:0")
	o.MaxPayload = cmp.Or(o.MaxPayload, DefaultMaxPayload)
	o.MaxHeader = cmp.Or(o.MaxHeader, DefaultMaxHeader)
	o.MaxConnections = cmp.Or(o.MaxConnections, DefaultMaxConnections)
	o.HeaderTimeout = cmp.Or(o.HeaderTimeout, DefaultHeaderTimeout)
	o.BodyTimeout = cmp.Or(o.BodyTimeout, DefaultBodyTimeout)
	o.IdleTimeout = cmp.Or(o.IdleTimeout, DefaultIdleTimeout)
	if o.Notify == nil {
		o.Notify = func(string) {}
	}
	return o
}

// Endpoint serves any number of sessions, each under its own URL and token. It
// is safe for concurrent use.
type Endpoint struct {
	options       Options
	configuration []byte
	replyBody     []byte
	inflaters     sync.Pool // of *gzip.Reader

	mu       sync.RWMutex
	sessions map[string]*member
	order    []*member

	server     *http.Server
	listeners  []*listener
	authority  string // path of the CA certificate, where there is one
	conns      connections
	serving    sync.WaitGroup
	stopOnDone func() bool
}

// member is a session with the digest of its token: digests are of one length,
// so that comparing them tells nothing about the token's.
type member struct {
	Session
	digest [sha256.Size]byte
}

// New returns an endpoint that does not listen yet.
func New(o Options) *Endpoint {
	o = o.withDefaults()
	return &Endpoint{
		options:       o,
		configuration: configuration(o),
		replyBody:     []byte(o.ReplyBody),
		sessions:      map[string]*member{},
	}
}

// Add serves the session from now on. A session of the same ID is replaced.
func (e *Endpoint) Add(s Session) {
	m := &member{Session: s, digest: sha256.Sum256([]byte(s.Token()))}
	e.mu.Lock()
	defer e.mu.Unlock()
	e.forget(s.ID())
	e.sessions[s.ID()] = m
	e.order = append(e.order, m)
}

// Remove serves the session no more: its URL answers 404.
func (e *Endpoint) Remove(sessionID string) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.forget(sessionID)
}

func (e *Endpoint) forget(sessionID string) {
	old := e.sessions[sessionID]
	if old == nil {
		return
	}
	delete(e.sessions, sessionID)
	var rest []*member
	for _, m := range e.order {
		if m != old {
			rest = append(rest, m)
		}
	}
	e.order = rest
}

func (e *Endpoint) session(id string) *member {
	e.mu.RLock()
	defer e.mu.RUnlock()
	return e.sessions[id]
}

// members returns the sessions in the order in which they were added.
func (e *Endpoint) members() []*member {
	e.mu.RLock()
	defer e.mu.RUnlock()
	return append([]*member(nil), e.order...)
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

// URL returns the address that a sensor of the session sends to: the plain one
// where there is one, else the TLS one. Before Start it is empty.
func (e *Endpoint) URL(sessionID string) string {
	if len(e.listeners) == 0 {
		return ""
	}
	return e.listeners[0].url(sessionID)
}

// URLs returns all addresses of the session: the one of Listen, then that of
// ListenTLS where there is one.
func (e *Endpoint) URLs(sessionID string) []string {
	var urls []string
	for _, l := range e.listeners {
		urls = append(urls, l.url(sessionID))
	}
	return urls
}

// Addr returns the address listened on ("127.0.0.1:41873"), empty before Start.
func (e *Endpoint) Addr() string {
	if len(e.listeners) == 0 {
		return ""
	}
	return e.listeners[0].Addr().String()
}

// CAFile returns the path of the certificate of the self-made authority, which
// a sender must trust to reach the TLS endpoint (curl --cacert). It is empty
// where the certificate is one's own, is kept in memory, or there is no TLS.
func (e *Endpoint) CAFile() string { return e.authority }

// MaxPayload returns the largest body accepted, in bytes.
func (e *Endpoint) MaxPayload() int64 { return e.options.MaxPayload }

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
	e.stopOnDone = context.AfterFunc(ctx, func() {
		stopped, cancel := context.WithCancel(context.Background())
		cancel()
		_ = e.Close(stopped)
	})
	return nil
}

func isLoopback(addr net.Addr) bool {
	tcp, ok := addr.(*net.TCPAddr)
	return ok && tcp.IP.IsLoopback()
}
