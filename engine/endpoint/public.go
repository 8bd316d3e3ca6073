package endpoint

import (
	"cmp"
	"fmt"
	"net"
	"net/url"
	"slices"
	"strings"
)

// A URL that is handed out names this machine as others see it. Who listens on
// loopback alone is seen by nobody else, so that there nothing is to be found out.

// ParsePublic reads the URL under which senders reach the endpoint, as where they
// get at it by another name or through a proxy: http or https, a host, and, if
// need be, a port and a path before the endpoint's own. It returns it without a
// slash at its end; "" stands for none.
func ParsePublic(given string) (string, error) {
	if given == "" {
		return "", nil
	}
	const form = "; it has the form http://HOST[:PORT][/PATH], as in http://trainer.example:8080"
	u, err := url.Parse(given)
	switch {
	case err != nil || !strings.Contains(given, "://"):
		return "", fmt.Errorf("%q is no URL%s", given, form)
	case u.Scheme != "http" && u.Scheme != "https":
		return "", fmt.Errorf("%q is sent to by http or https alone, not by %s%s", given, u.Scheme, form)
	case u.Hostname() == "":
		return "", fmt.Errorf("%q names no host%s", given, form)
	case u.User != nil || u.RawQuery != "" || u.ForceQuery || u.Fragment != "" || strings.HasSuffix(given, "#"):
		return "", fmt.Errorf("%q has more than a host and a path%s", given, form)
	case strings.HasSuffix(strings.TrimRight(u.Path, "/"), pathSuffix):
		return "", fmt.Errorf("%q is a session's URL, of which the endpoint makes one for each session; leave out %s and what stands behind it", given, strings.TrimSuffix(pathPrefix, "/"))
	case strings.ContainsFunc(given, func(r rune) bool { return r <= ' ' || r >= 0x7f || strings.ContainsRune("\\\"'`<>", r) }):
		return "", fmt.Errorf("%q has characters that no URL has as they are%s", given, form)
	}
	return strings.TrimRight(given, "/"), nil
}

// publicHost is the host of the URL that was given for others, or "".
func (o Options) publicHost() string {
	u, err := url.Parse(o.PublicURL)
	if err != nil {
		return ""
	}
	return u.Hostname()
}

// public is the listener that the URL for others leads to: the one that speaks
// its scheme, and where none does, as behind a proxy, the first.
func (e *Endpoint) public() *listener {
	https := strings.HasPrefix(e.options.PublicURL, "https:")
	all := e.open()
	at := slices.IndexFunc(all, func(l *listener) bool { return (l.tls != nil) == https })
	return all[max(0, at)]
}

// url is where others send to for a session.
func (l *listener) url(sessionID string) string {
	o, base := l.endpoint.options, l.scheme()+"://"+l.Addr().String()
	switch {
	case o.PublicURL != "" && l == l.endpoint.public():
		base = o.PublicURL
	case !l.loopback:
		base = l.scheme() + "://" + l.under(cmp.Or(o.publicHost(), l.seenAs))
	}
	return base + pathPrefix + sessionID + pathSuffix
}

// localURL is where this machine itself sends to for a session.
func (l *listener) localURL(sessionID string) string {
	return l.scheme() + "://" + l.local() + pathPrefix + sessionID + pathSuffix
}

// sameURL is the session's URL as the sender knows it.
func (c *call) sameURL() string {
	if isLoopbackHost(c.r.Host) {
		return c.conn.listener.localURL(c.session.ID())
	}
	return c.conn.listener.url(c.session.ID())
}

// local is the address under which this machine itself reaches the listener.
func (l *listener) local() string {
	if everyAddress(l.Addr().String()) {
		return l.under("127.0.0.1")
	}
	return l.Addr().String()
}

// under is the listener's address with that host; as it is listened on where
// there is none.
func (l *listener) under(host string) string {
	listened, port, err := net.SplitHostPort(l.Addr().String())
	if err != nil {
		return l.Addr().String()
	}
	return net.JoinHostPort(cmp.Or(host, listened), port)
}

func (l *listener) scheme() string {
	if l.tls != nil {
		return "https"
	}
	return "http"
}

// everyAddress says whether who listens there is reached by each of the machine's
// addresses.
func everyAddress(listen string) bool {
	host, _, err := net.SplitHostPort(listen)
	ip := net.ParseIP(host)
	return err == nil && (host == "" || ip != nil && ip.IsUnspecified())
}

// seenAs is the host under which others see who listens at an address: a name as
// it was given, the address itself, or this machine's where it is all of them.
func seenAs(listen string) string {
	if everyAddress(listen) {
		return thisMachine()
	}
	host, _, _ := net.SplitHostPort(listen)
	return host
}

// thisMachine is this machine as others see it: the address that it would send to
// a stranger from, else the first of its addresses that others may reach, else its
// name.
func thisMachine() string {
	// Nothing is sent: a datagram's socket that is connected has the system choose
	// a route, and these addresses are nobody's (RFC 5737, RFC 3849).
	for _, nobody := range [][2]string{{"udp4", "192.0.2.1:9"}, {"udp6", "[2001:db8::1]:9"}} {
		conn, err := net.Dial(nobody[0], nobody[1])
		if err != nil {
			continue
		}
		from, ok := conn.LocalAddr().(*net.UDPAddr)
		_ = conn.Close()
		if ok && !from.IP.IsLoopback() && !from.IP.IsUnspecified() {
			return from.IP.String()
		}
	}
	hosts := everyHost()
	if at := slices.IndexFunc(hosts, func(host string) bool {
		ip := net.ParseIP(host)
		return ip != nil && !ip.IsLoopback()
	}); at >= 0 {
		return hosts[at]
	}
	return hosts[0]
}
