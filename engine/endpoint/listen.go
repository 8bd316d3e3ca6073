package endpoint

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"log"
	"net"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"time"
)

// listener hands out connections that remember what passed over them, no more
// at once than the endpoint allows.
type listener struct {
	net.Listener
	endpoint *Endpoint
	tls      *tls.Config // nil for plain HTTP
	loopback bool        // reachable from this machine alone
	seenAs   string      // the host under which others reach it
	closing  chan struct{}
	once     sync.Once
}

func (e *Endpoint) listen(ctx context.Context) error {
	open := func(address string, config *tls.Config) error {
		inner, err := new(net.ListenConfig).Listen(ctx, "tcp", address)
		if err != nil {
			return listenError(address, err)
		}
		e.listeners = append(e.listeners, e.newListener(inner, address, config))
		return nil
	}
	var config *tls.Config
	if e.options.TLS || e.options.ListenTLS != "" {
		var err error
		if config, e.authority, err = e.tlsConfig(); err != nil {
			return err
		}
	}
	first := config
	if !e.options.TLS {
		first = nil
	}
	err := open(e.options.Listen, first)
	if err == nil && e.options.ListenTLS != "" {
		err = open(e.options.ListenTLS, config)
	}
	if err != nil {
		for _, l := range e.listeners {
			_ = l.Close()
		}
		e.listeners = nil
	}
	return err
}

func (e *Endpoint) newListener(inner net.Listener, address string, config *tls.Config) *listener {
	return &listener{
		Listener: inner, endpoint: e, tls: config, loopback: isLoopback(inner.Addr()), seenAs: seenAs(address),
		closing: make(chan struct{}),
	}
}

func listenError(address string, err error) error {
	switch {
	case errors.Is(err, syscall.EADDRINUSE):
		return fmt.Errorf("cannot listen on %s: the port is in use; take another, or 0 for any free one: %w", address, err)
	case errors.Is(err, syscall.EACCES):
		return fmt.Errorf("cannot listen on %s: this user may not; take a port above 1023, or 0 for any free one: %w", address, err)
	case errors.Is(err, syscall.EADDRNOTAVAIL):
		return fmt.Errorf("cannot listen on %s: this machine has no such address; 127.0.0.1:0 always works: %w", address, err)
	}
	var malformed *net.AddrError
	if errors.As(err, &malformed) {
		return malformedAddress(address)
	}
	return fmt.Errorf("cannot listen on %s (an address has the form HOST:PORT, as in 127.0.0.1:0): %w", address, err)
}

// CheckAddress says what is wrong with the form of an address to listen on.
func CheckAddress(address string) error {
	if _, _, err := net.SplitHostPort(address); err != nil {
		return malformedAddress(address)
	}
	return nil
}

func malformedAddress(address string) error {
	example := "127.0.0.1:0"
	if _, err := strconv.ParseUint(address, 10, 16); err == nil {
		example = "127.0.0.1:" + address // a port alone
	}
	return fmt.Errorf("cannot listen on %s: an address has the form HOST:PORT, as in %s", address, example)
}

func (e *Endpoint) newServer() *http.Server {
	return &http.Server{
		Handler:                      http.HandlerFunc(e.handle),
		ReadHeaderTimeout:            e.options.HeaderTimeout,
		ReadTimeout:                  e.options.BodyTimeout,
		WriteTimeout:                 2 * e.options.BodyTimeout,
		IdleTimeout:                  e.options.IdleTimeout,
		MaxHeaderBytes:               e.options.MaxHeader,
		ErrorLog:                     log.New(notifier(e.options.Notify), "", 0),
		DisableGeneralOptionsHandler: true,
		ConnContext: func(ctx context.Context, c net.Conn) context.Context {
			return context.WithValue(ctx, connectionKey{}, c)
		},
		ConnState: func(c net.Conn, state http.ConnState) {
			w := c.(*connection)
			if state == http.StateIdle {
				w.reset()
			}
			e.conns.note(w, state)
		},
	}
}

// notifier gives the server's own log lines to Options.Notify; they must never
// reach standard error, which may be the screen.
type notifier func(string)

func (n notifier) Write(line []byte) (int, error) {
	n(strings.TrimSpace(string(line)))
	return len(line), nil
}

func (e *Endpoint) serve(l *listener) {
	defer e.serving.Done()
	if err := e.server.Serve(l); err != nil && !errors.Is(err, http.ErrServerClosed) {
		e.options.Notify(fmt.Sprintf("the endpoint on %s stopped: %v", l.Addr(), err))
	}
}

// Accept waits for a connection, then for its place.
func (l *listener) Accept() (net.Conn, error) {
	conn, err := l.Listener.Accept()
	if err != nil {
		return nil, err
	}
	w := newConnection(l, conn)
	if !l.endpoint.conns.add(w, l.closing) {
		_ = conn.Close()
		return nil, net.ErrClosed
	}
	return w, nil
}

// Close ends waiting for a place and for connections.
func (l *listener) Close() error {
	l.once.Do(func() { close(l.closing) })
	return l.Listener.Close()
}

// Close stops listening and lets the requests under way finish; when the
// context ends they are cut off. No goroutine of the endpoint is left when it
// returns. The error is the context's where requests had to be cut off.
func (e *Endpoint) Close(ctx context.Context) error {
	if e.server == nil {
		return nil
	}
	if e.stopOnDone() {
		e.stopping.Done()
	}
	err := e.shutdown(ctx)
	e.stopping.Wait()
	return err
}

func (e *Endpoint) shutdown(ctx context.Context) error {
	// A connection that never sent a byte would keep a graceful shutdown
	// waiting for seconds.
	e.conns.closeSilent()
	err := e.server.Shutdown(ctx)
	if err != nil {
		_ = e.server.Close()
	}
	e.serving.Wait()
	e.conns.wait(time.Second)
	return err
}
