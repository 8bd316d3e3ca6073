package endpoint

import (
	"net/http"
	"strings"

	"caliper-playground/engine/session"
)

// misplaced is where a request has the session's token instead of in its
// Authorization header: a header field or a query parameter.
type misplaced struct{ header, parameter string }

// misplacedToken looks for the token where it does not belong. Values are
// compared in constant time, like the right one.
func (c *call) misplacedToken() misplaced {
	for _, field := range sortedFields(c.r.Header) {
		if !strings.EqualFold(field.Name, "Authorization") && !session.DescribesRequest(field.Name) && c.ownsCredential(field.Value) {
			return misplaced{header: field.Name}
		}
	}
	for name, values := range c.r.URL.Query() {
		for _, value := range values {
			if c.ownsCredential(value) {
				return misplaced{parameter: name}
			}
		}
	}
	return misplaced{}
}

// ownsCredential says whether a value is the session's token, alone or behind
// its scheme.
func (c *call) ownsCredential(value string) bool {
	value = strings.TrimSpace(value)
	if scheme, rest, ok := strings.Cut(value, " "); ok && strings.EqualFold(scheme, "Bearer") {
		value = strings.TrimSpace(rest)
	}
	return c.session.owns(value)
}

// carriesToken says whether a request has the session's token anywhere, with or
// without its scheme; where none is asked for, each has.
func (c *call) carriesToken() bool {
	if c.trusted || c.endpoint.options.NoAuth {
		return true
	}
	if c.session == nil {
		return false
	}
	for _, value := range c.r.Header["Authorization"] {
		value = strings.TrimSpace(value)
		if c.session.owns(value) {
			return true
		}
		if scheme, rest, ok := strings.Cut(value, " "); ok && isWord(scheme) && c.ownsCredential(strings.TrimSpace(rest)) {
			return true
		}
	}
	return c.misplacedToken() != misplaced{}
}

// words says it in the log; the sender is told no more than anybody else.
func (m misplaced) words() string {
	switch {
	case m.header != "":
		return "; the token itself is right, but it stands in the header " + http.CanonicalHeaderKey(m.header)
	case m.parameter != "":
		return "; the token itself is right, but it stands in the URL's query, as " + m.parameter
	}
	return ""
}
