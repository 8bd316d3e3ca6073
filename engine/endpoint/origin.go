package endpoint

import (
	"fmt"
	"net"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"caliper-playground/engine/session"
	"caliper-playground/engine/text"
)

const allowedMethods = "GET, POST, OPTIONS"

// allowedHeaders are the header fields that a web page may set.
var allowedHeaders = []string{"authorization", "content-type", "content-encoding"}

// simpleHeaders are those that a browser sends without asking (Fetch,
// "CORS-safelisted request-header").
var simpleHeaders = []string{"accept", "accept-language", "content-language", "range"}

// checkHost refuses names that are not this machine's while the listener can
// be reached from this machine alone. A web page whose name has been pointed
// at 127.0.0.1 (DNS rebinding) is found out by the name that it still sends;
// every browser sends one, so that none at all, as in HTTP/1.0, is harmless.
func (c *call) checkHost() *refusal {
	if !c.conn.listener.loopback || c.r.Host == "" || isLoopbackHost(c.r.Host) || c.endpoint.allowsHost(c.r.Host) {
		return nil
	}
	return &refusal{
		status: http.StatusMisdirectedRequest,
		cause:  fmt.Sprintf("the Host header is %q, but this endpoint serves this machine alone", text.Clip(c.r.Host, 200)),
		help:   "send to the URL as shown, with 127.0.0.1 or localhost; to be reached under another name, have the endpoint listen on an address of the network",
	}
}

func (e *Endpoint) allowsHost(host string) bool {
	public := e.options.publicHost()
	return public != "" && strings.EqualFold(public, hostName(host))
}

// hostName is a Host value without its port and brackets.
func hostName(host string) string {
	if name, _, err := net.SplitHostPort(host); err == nil {
		return name
	}
	return strings.TrimSuffix(strings.TrimPrefix(host, "["), "]")
}

// isLoopbackHost says whether a host, with or without a port, is this machine.
func isLoopbackHost(host string) bool {
	if name, port, _ := strings.Cut(host, ":"); (name == "127.0.0.1" || name == "localhost") && !strings.Contains(port, ":") {
		return true // as nearly all senders say
	}
	name := strings.ToLower(strings.TrimSuffix(hostName(host), "."))
	if name == "localhost" || strings.HasSuffix(name, ".localhost") {
		return true
	}
	ip := net.ParseIP(name)
	return ip != nil && ip.IsLoopback()
}

// preflight answers OPTIONS: the question of a browser (Fetch, "CORS
// preflight"), which carries no token, or anybody's for the methods.
func (c *call) preflight() *refusal {
	if refused := c.checkOrigin(); refused != nil {
		return refused
	}
	fields := []session.Field{{Name: "Allow", Value: allowedMethods}}
	what := "the allowed methods were asked for"
	if c.origin != "" {
		what = "a browser asked whether a page of " + text.Clip(c.origin, 200) + " may send" + c.missed()
		fields = append(fields,
			session.Field{Name: "Access-Control-Allow-Methods", Value: allowedMethods},
			session.Field{Name: "Access-Control-Allow-Headers", Value: strings.Join(allowedHeaders, ", ")},
			session.Field{Name: "Access-Control-Max-Age", Value: "600"})
		if strings.EqualFold(c.r.Header.Get("Access-Control-Request-Private-Network"), "true") {
			fields = append(fields, session.Field{Name: "Access-Control-Allow-Private-Network", Value: "true"})
		}
	}
	c.note(http.StatusNoContent, what, nil)
	c.reply(http.StatusNoContent, nil, fields)
	return nil
}

// missed says what of that which a browser asks for it will not get, so that it
// never sends the message.
func (c *call) missed() string {
	var missed []string
	for _, name := range strings.Split(strings.Join(c.r.Header["Access-Control-Request-Headers"], ","), ",") {
		name = strings.ToLower(strings.TrimSpace(name))
		if name != "" && !slices.Contains(allowedHeaders, name) && !slices.Contains(simpleHeaders, name) {
			missed = append(missed, "the header "+name)
		}
	}
	if method := c.r.Header.Get("Access-Control-Request-Method"); method != "" && !slices.Contains(strings.Split(allowedMethods, ", "), method) {
		missed = append(missed, "the method "+method)
	}
	if len(missed) == 0 {
		return ""
	}
	return text.Clip("; it will miss "+strings.Join(missed, ", "), 400) + ", and send nothing: a page may set " + strings.Join(allowedHeaders, ", ") + " and use POST"
}

// checkOrigin refuses web pages from elsewhere. A request without an Origin
// comes from no web page.
func (c *call) checkOrigin() *refusal {
	origins := c.r.Header["Origin"]
	if len(origins) == 0 {
		return nil
	}
	if len(origins) == 1 && c.endpoint.allowsOrigin(origins[0]) {
		c.origin = origins[0]
		return nil
	}
	return &refusal{
		status: http.StatusForbidden,
		cause:  fmt.Sprintf("the request comes from a web page of the origin %s, which may not send here", text.Clip(strings.Join(origins, ", "), 200)),
		help:   "allow that origin when the endpoint is started; pages served from this machine (localhost, 127.0.0.1) always may",
		header: []session.Field{{Name: "Vary", Value: "Origin"}},
	}
}

func (e *Endpoint) allowsOrigin(origin string) bool {
	for _, allowed := range e.options.AllowOrigins {
		if allowed == "*" || strings.EqualFold(strings.TrimSuffix(allowed, "/"), origin) {
			return true
		}
	}
	u, err := url.Parse(origin)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Path == "" && u.User == nil && isLoopbackHost(u.Host)
}

// shareWithOrigin lets the page that sent the request read the answer.
func (c *call) shareWithOrigin() {
	if c.origin != "" {
		c.w.Header()["Access-Control-Allow-Origin"] = []string{c.origin}
		c.w.Header().Add("Vary", "Origin")
	}
}
