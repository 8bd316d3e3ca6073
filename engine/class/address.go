package class

import (
	"cmp"
	"fmt"
	"net"

	"caliper-playground/engine/endpoint"
)

// Address is where a class is served, so that it comes back there.
type Address struct {
	Listen    string `json:"listen"` // host and port
	ListenTLS string `json:"listenTLS,omitzero"`
	TLS       bool   `json:"tls,omitzero"`
	PublicURL string `json:"publicURL,omitzero"` // where that was given
	Host      string `json:"host,omitzero"`      // that the URLs named last
}

// Place returns the options of the endpoint with the address at which a class
// was served before, unless another was asked for.
func (c *Class) Place(o endpoint.Options) endpoint.Options {
	c.mu.Lock()
	defer c.mu.Unlock()
	if at := c.stored.Address; c.comesBack() {
		o.Listen, o.ListenTLS, o.TLS = at.Listen, at.ListenTLS, at.TLS
		o.PublicURL = cmp.Or(o.PublicURL, at.PublicURL)
	}
	return o
}

// comesBack says whether it is to be served where it was.
func (c *Class) comesBack() bool {
	return c.kept && c.o.Resume && !c.o.Move && c.stored.Address.Listen != ""
}

// Placed notes where an endpoint serves the class, so that it comes back there. One
// of Notices says so where its URLs name another host than before.
func (c *Class) Placed(o endpoint.Options, e *endpoint.Endpoint) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	if !c.kept {
		return nil
	}
	addresses := e.Addrs()
	before := c.stored.Address.Host
	at := Address{Listen: sameHost(o.Listen, addresses[0]), TLS: o.TLS, PublicURL: o.PublicURL, Host: e.Host()}
	if len(addresses) > 1 {
		at.ListenTLS = sameHost(o.ListenTLS, addresses[1])
	}
	if c.stored.Address == at {
		return nil
	}
	if before != "" && before != at.Host {
		c.notices = append(c.notices, fmt.Sprintf("the URLs of the class “%s” have the host %s now, and had %s before: hand them out anew, or have --public-url name what stays", c.Name(), at.Host, before))
	}
	c.stored.Address = at
	return c.stored.save(c.dir, c.Name())
}

// sameHost is the address that was asked for with the port that it came to.
func sameHost(asked, got string) string {
	host, _, err := net.SplitHostPort(asked)
	_, port, badGot := net.SplitHostPort(got)
	if err != nil || badGot != nil {
		return got
	}
	return net.JoinHostPort(host, port)
}

// NotPlaced says what to do where the address of a class that comes back cannot
// be had.
func (c *Class) NotPlaced(err error) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	if err == nil || !c.comesBack() {
		return err
	}
	return fmt.Errorf("%w; the class %s was served there, and --listen with another address serves it elsewhere, under other URLs", err, c.Name())
}
