package endpoint

import (
	"context"
	"errors"
	"net"
	"slices"
)

// ListenTLS listens by TLS as well, from now on, at a free port of the host that is
// listened on already, with the certificate of the options. Where TLS is spoken
// already nothing changes. It may wait for the certificate, and may be called by any
// number of goroutines.
func (e *Endpoint) ListenTLS(ctx context.Context) error {
	e.later.Lock()
	defer e.later.Unlock()
	switch {
	case e.server == nil:
		return errors.New("the endpoint does not listen yet")
	case e.secure() != nil:
		return nil
	}
	host, _, err := net.SplitHostPort(e.options.Listen)
	if err != nil {
		return listenError(e.options.Listen, err)
	}
	config, authority, err := e.tlsConfig()
	if err != nil {
		return err
	}
	address := net.JoinHostPort(host, "0")
	inner, err := new(net.ListenConfig).Listen(ctx, "tcp", address)
	if err != nil {
		return listenError(address, err)
	}
	l := e.newListener(inner, address, config)
	e.mu.Lock()
	e.listeners, e.authority = append(slices.Clip(e.listeners), l), authority
	e.mu.Unlock()
	e.serving.Add(1)
	go e.serve(l)
	return nil
}

// secure is the listener that speaks TLS, or nil.
func (e *Endpoint) secure() *listener {
	all := e.open()
	if at := slices.IndexFunc(all, func(l *listener) bool { return l.tls != nil }); at >= 0 {
		return all[at]
	}
	return nil
}

// TLSURL returns the address of the session by TLS, as others see it and as this
// machine sends to it; "" where TLS is not spoken.
func (e *Endpoint) TLSURL(sessionID string) (public, local string) {
	l := e.secure()
	if l == nil {
		return "", ""
	}
	return l.url(sessionID), l.localURL(sessionID)
}
